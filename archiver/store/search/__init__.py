"""Search that knows French: what was typed becomes an FTS5 expression over the forms that the archive holds."""

from archiver.store.search.filters import Filters, until
from archiver.store.search.finding import Found, Hit, article_ids, find
from archiver.store.search.marking import MARK, UNMARK
from archiver.store.search.query import parse

__all__ = ["MARK", "UNMARK", "Filters", "Found", "Hit", "article_ids", "find", "parse", "until"]
