"""Pages that a browser showed: what was read of the bytes alone gives way to what was read of both."""

from __future__ import annotations

import sqlite3

from archiver.article import Capture
from archiver.store.rows import capture

# Told by the row itself: 'article' where the text of the capture was read from what the browser made.
READ = """
update captures set page_type = :page_type
where record_type = 'conversion' and refers_to = (select record_id from captures where id = :capture)
"""
READ_FROM = """
select made.* from captures sent join captures made on made.refers_to = sent.record_id
where sent.id = :capture and made.record_type = 'conversion' and made.page_type = 'article'
order by made.captured_at desc, made.id desc limit 1
"""
TAKE_BACK = (
    """
    update captures set version_id = null where id = :capture or
      record_type = 'conversion' and refers_to = (select record_id from captures where id = :capture)
    """,
    "delete from date_claims where capture_id = :capture",
    # A text that other captures show, too, was first seen at the first of them.
    """
    update versions set (capture_id, seen_at) = (
      select c.id, c.captured_at from captures c where c.version_id = versions.id order by c.captured_at, c.id limit 1)
    where capture_id = :capture and exists (select 1 from captures c where c.version_id = versions.id)
    """,
    "delete from versions where capture_id = :capture",
)


def read_from(db: sqlite3.Connection, capture_id: int) -> Capture | None:
    """The page made by a browser from which the text of a capture was read; None for one read as it was sent."""
    row = db.execute(READ_FROM, {"capture": capture_id}).fetchone()
    return capture(row) if row else None


def replace(db: sqlite3.Connection, capture_id: int, from_rendered: bool) -> None:
    """Takes back what an earlier reading of a capture gave, and notes which of the two the new one is of.

    The new reading is to be filed by the caller, in the same transaction.
    """
    db.execute(READ, {"capture": capture_id, "page_type": "article" if from_rendered else "other"})
    for step in TAKE_BACK:
        db.execute(step, {"capture": capture_id})
