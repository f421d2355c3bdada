"""What of the archive an export holds: the captures of chosen articles, or all, and the pages among them.

What is withdrawn is in no export.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from archiver.addresses import urlkey
from archiver.article import Capture
from archiver.store.rows import CAPTURE_FIELDS, capture, instant, moment
from archiver.store.withdrawn import CAPTURE_IS_WITHDRAWN

SHOWN = f"not {CAPTURE_IS_WITHDRAWN}"
CHOSEN = """
(:articles is null or captures.article_id in (select value from json_each(:articles)) or captures.identity in
  (select identity from article_urls where article_id in (select value from json_each(:articles))))
"""
CAPTURES = f"select {CAPTURE_FIELDS} from captures where {CHOSEN} and {SHOWN} order by warc_file, warc_offset"  # noqa: S608
PAGES = f"""
select captures.url, captured_at, coalesce(versions.headline, articles.headline) as title
from captures left join versions on versions.id = version_id left join articles on articles.id = captures.article_id
where captures.page_type in ('article', 'listing') and captures.status between 200 and 299
  and {CHOSEN} and {SHOWN} order by captured_at, captures.id
"""  # noqa: S608
RECORD = f"select {CAPTURE_FIELDS} from captures where record_id = :record and {SHOWN}"  # noqa: S608
PAYLOAD = f"""
select {CAPTURE_FIELDS} from captures where payload_digest = :digest and record_type = 'response' and {SHOWN}
order by captured_at limit 1
"""  # noqa: S608

# Of one instant the written address first: http and https share a key.
NEAREST = f"""
select {CAPTURE_FIELDS} from captures
where urlkey = :key and record_type in ('response', 'revisit', 'resource') and status < 400 and {SHOWN}
order by abs(julianday(captured_at) - julianday(:at)), url = :url desc, id limit 1
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class ChosenPage:
    """A page that a reader of an export may start from."""

    url: str
    captured_at: datetime  # aware, UTC
    title: str | None


def chosen_captures(db: sqlite3.Connection, articles: Iterable[int] | None) -> Iterator[Capture]:
    """Captures of every address of `articles` (None: all there are), in the order of their records."""
    for row in db.execute(CAPTURES, {"articles": _listed(articles)}):
        yield capture(row)


def chosen_pages(db: sqlite3.Connection, articles: Iterable[int] | None) -> Iterator[ChosenPage]:
    """The articles and front pages among the captures of `chosen_captures`, in time order."""
    for row in db.execute(PAGES, {"articles": _listed(articles)}):
        yield ChosenPage(row["url"], moment(row["captured_at"]), row["title"])


def original_of(db: sqlite3.Connection, revisit: Capture) -> Capture | None:
    """The capture a revisit leans on: by record id, else by digest; None when it is unknown or withdrawn."""
    row = db.execute(RECORD, {"record": revisit.refers_to}).fetchone()
    row = row or db.execute(PAYLOAD, {"digest": revisit.payload_digest}).fetchone()
    return capture(row) if row else None


def nearest_shown(db: sqlite3.Connection, url: str, at: datetime) -> Capture | None:
    """The capture of `url` that a page captured at the instant `at` was most likely shown with; None without one."""
    row = db.execute(NEAREST, {"key": urlkey(url), "url": url, "at": instant(at)}).fetchone()
    return capture(row) if row else None


def _listed(articles: Iterable[int] | None) -> str | None:
    return None if articles is None else json.dumps(list(articles))
