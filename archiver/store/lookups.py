"""What repair and replay ask the archive: what is unread, missing, withdrawn, nearest."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from archiver.addresses import urlkey
from archiver.article import Capture
from archiver.store import withdrawn
from archiver.store.rows import capture, instant
from archiver.store.withdrawn import CAPTURE_IS_WITHDRAWN

BEFORE = "select * from captures where urlkey = :key and captured_at <= :at order by captured_at desc, id desc limit 1"
AFTER = "select * from captures where urlkey = :key and captured_at > :at order by captured_at, id limit 1"
UNREAD = f"""
select * from captures where page_type is null and status = 200 and error is null
  and record_type in ('response', 'resource', 'revisit') and mime in ('text/html', 'application/xhtml+xml')
  and not exists (select 1 from failures f where f.capture_id = captures.id)
  and url not like '%/robots.txt' and url not like '%/ai.txt' and url not like '%/.well-known/tdmrep.json'
  and not {CAPTURE_IS_WITHDRAWN}
order by warc_file, warc_offset
"""  # noqa: S608
PLACES = "select warc_offset from captures where warc_file = :name"
READ_PLACES = """
select warc_offset from captures c where warc_file = :name
  and (page_type is not null or exists (select 1 from failures f where f.capture_id = c.id))
"""
BY_RECORD = "select * from captures where record_id = :record"
IS_OUTLET = "select 1 from outlets where name = :name union select 1 from articles where outlet = :name"
RENDERING = """
select * from captures where refers_to = :record and record_type = 'conversion'
order by captured_at desc, id desc limit 1
"""
OF_ARTICLE = "select * from captures where article_id = :article order by captured_at, id"


def nearest(db: sqlite3.Connection, url: str, at: datetime) -> Capture | None:
    """The capture of `url` (by SURT) nearest to the instant `at`; of two equally near the earlier."""
    values = {"key": urlkey(url), "at": instant(at)}
    rows = [db.execute(sql, values).fetchone() for sql in (BEFORE, AFTER)]
    found = [capture(row) for row in rows if row is not None]
    return min(found, key=lambda each: abs(each.captured_at - at), default=None)


def unread(db: sqlite3.Connection) -> list[Capture]:
    """Captures of pages that no stage has read yet (a crash came between), in the order of their records."""
    return [capture(row) for row in db.execute(UNREAD)]


def places(db: sqlite3.Connection, warc_file: str) -> set[int]:
    """Offsets of the records of a WARC file (named with or without ".open") that have rows."""
    rows = db.execute(PLACES, {"name": warc_file.removesuffix(".open")})
    return {row["warc_offset"] for row in rows}


def read_places(db: sqlite3.Connection, warc_file: str) -> set[int]:
    """Offsets of the records of a WARC file whose pages the stages have read, or have failed to."""
    rows = db.execute(READ_PLACES, {"name": warc_file.removesuffix(".open")})
    return {row["warc_offset"] for row in rows}


def by_record(db: sqlite3.Connection, record_id: str) -> Capture | None:
    """The capture of the record with this WARC-Record-ID."""
    row = db.execute(BY_RECORD, {"record": record_id}).fetchone()
    return capture(row) if row else None


def rendering_of(db: sqlite3.Connection, record_id: str) -> Capture | None:
    """The latest page that a browser made of the capture with this WARC-Record-ID; None when none did."""
    row = db.execute(RENDERING, {"record": record_id}).fetchone()
    return capture(row) if row else None


def captures_of(db: sqlite3.Connection, article_id: int) -> list[Capture]:
    """Every capture of an article's addresses, in time order."""
    return [capture(row) for row in db.execute(OF_ARTICLE, {"article": article_id})]


def is_outlet(db: sqlite3.Connection, name: str) -> bool:
    """Whether the archive knows an outlet of that short name."""
    return db.execute(IS_OUTLET, {"name": name}).fetchone() is not None


def is_withdrawn(db: sqlite3.Connection, url: str, outlet: str | None) -> bool:
    """Whether `url` or its outlet is withdrawn: never to be fetched, imported, re-extracted or repaired back."""
    return withdrawn.state(db, [url], outlet) is not None
