"""The chapô: the short text between headline and body."""

from __future__ import annotations

from archiver.extract.document import Document
from archiver.extract.text import text_of
from archiver.outlets import Rules


def description(doc: Document, rules: Rules, headline: str | None) -> str | None:  # noqa: ARG001
    """The chapô as shown, else the page's meta description; None when there is neither."""
    if rules.description and (node := doc.tree.css_first(rules.description)):
        return text_of(node) or None
    return doc.metas.first("og:description", "description")
