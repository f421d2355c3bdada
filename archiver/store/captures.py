"""Rows of `captures`: one per archived exchange, never two for one record."""

from __future__ import annotations

import sqlite3

from archiver.addresses import identity
from archiver.article import Capture
from archiver.store.rows import instant

INSERT = """
insert into captures (
  run_id, outlet, url, urlkey, identity, captured_at, status, mime, payload_digest, entity_digest, etag, last_modified,
  location, error, warc_file, warc_offset, warc_length, record_id, record_type, refers_to, article_id, version_id)
values (
  :run, :outlet, :url, :urlkey, :identity, :captured_at, :status, :mime, :payload_digest, :entity_digest, :etag,
  :last_modified, :location, :error, :warc_file, :warc_offset, :warc_length, :record_id, :record_type, :refers_to,
  (select article_id from captures where record_id = :refers_to),
  (select version_id from captures where record_id = :refers_to))
on conflict do nothing
"""

ID_OF = """
select id from captures where record_id = :record_id
union all select id from captures where warc_file = :warc_file and warc_offset = :warc_offset
"""


def insert(db: sqlite3.Connection, capture: Capture, run: int | None, outlet: str | None) -> int:
    """Adds the row of `capture`, or finds the one that its record already has; the row's id.

    A record is known by its id and by its place: an imported copy of a record we hold makes no second row.
    A revisit belongs to the article and version of its original.
    """
    values = {name: getattr(capture, name) for name in Capture.__slots__}
    values |= {
        "run": run,
        "outlet": outlet,
        "identity": identity(capture.url),
        "captured_at": instant(capture.captured_at),
        "warc_file": capture.warc_file.removesuffix(".open"),
    }
    db.execute(INSERT, values)
    return int(db.execute(ID_OF, values).fetchone()["id"])
