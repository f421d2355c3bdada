"""The later pages of an article, found in the archive beside the capture of its first page."""

from __future__ import annotations

import sqlite3

from archiver.addresses import identity
from archiver.article import Capture, Page
from archiver.derive import pages
from archiver.derive.originals import answer_in
from archiver.store import Archive
from archiver.store.rows import capture, instant

# A crawl asks for the later pages after the first; what was captured after the first page's next capture is of that.
FOLLOWING = """
select * from captures
where identity = :next and status = 200 and error is null and captured_at >= :at
  and captured_at < coalesce(
    (select min(captured_at) from captures where identity = :first and status = 200 and captured_at > :at), '9999')
order by captured_at, id limit 1
"""


def following(archive: Archive, first: Page, url: str) -> Page | None:
    """The page at `url` as it was when `first`, a captured page of the same article, was; None without one."""
    if first.capture is None:
        return None
    found = _capture(archive.db, first.capture, url)
    if found is None or not pages.is_page(found):
        return None
    given = answer_in(archive, found)
    return pages.page(found, given.content, given.content_type) if given else None


def _capture(db: sqlite3.Connection, first: Capture, url: str) -> Capture | None:
    values = {"next": identity(url), "first": identity(first.url), "at": instant(first.captured_at)}
    row = db.execute(FOLLOWING, values).fetchone()
    return capture(row) if row else None
