"""What the archive knows of an address, as a crawl asks it: was it archived, when, and what can be asked against."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from archiver.addresses import urlkey
from archiver.article import Announcement, Capture
from archiver.store import Archive
from archiver.store.rows import capture, dated, instant

OF_ADDRESS = "select * from captures where urlkey = :key order by captured_at, id"
OF_DIGEST = """
select * from captures
where payload_digest = :digest and record_type = 'response' and error is null order by id limit 1
"""
ANNOUNCED_IN = """
select url, source, found_in, date, date_precision, date_text, title from announcements
where found_in = :list order by id
"""
PENDING = """
select url from announcements where outlet = :outlet and article_id is null and last_seen >= :since order by id
"""
RECENT = """
select (select c.url from captures c where c.article_id = a.id and c.version_id is not null
        order by c.captured_at desc, c.id desc limit 1) as url
from articles a where a.outlet = :outlet and a.first_seen >= :since order by a.first_seen
"""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
SETTLED = frozenset({304, 404, 410})  # beside 2xx: answers that say what is to be said of an address
MAX_HOPS = 10  # redirects followed in the archive; more are a loop
PROMISED = timedelta(days=7)  # for so long an announced page that failed is asked for again
SLACK = timedelta(days=7)  # after its last age, an article that no crawl has asked for is left alone


@dataclass(frozen=True, slots=True)
class Known:
    """An archived address; instants are aware."""

    first_seen: datetime
    last_seen: datetime  # when it was last answered
    original: Capture | None  # the latest whole answer, to ask against


class Memory:
    """Questions of a crawl to the archive."""

    def __init__(self, archive: Archive) -> None:
        self._db: sqlite3.Connection = archive.db

    def known(self, url: str, hops: int = MAX_HOPS) -> Known | None:
        """What is archived of `url`; None when it was never answered, or only by errors and refusals.

        A redirect counts when its target is archived.
        """
        captures = [capture(row) for row in self._db.execute(OF_ADDRESS, {"key": urlkey(url)})]
        settled = [c for c in captures if self._settles(c, hops)]
        if not settled:
            return None
        whole = [c for c in settled if c.status == 200]
        return Known(captures[0].captured_at, settled[-1].captured_at, whole[-1] if whole else None)

    def original(self, digest: str) -> Capture | None:
        """The first capture whose record holds the payload of this digest."""
        row = self._db.execute(OF_DIGEST, {"digest": digest}).fetchone()
        return capture(row) if row else None

    def announced_in(self, url: str) -> list[Announcement]:
        """What the list at `url` has announced so far."""
        return [_announcement(row) for row in self._db.execute(ANNOUNCED_IN, {"list": url})]

    def pending(self, outlet: str, now: datetime) -> list[str]:
        """Addresses of the outlet that were announced lately and have become no article."""
        rows = self._db.execute(PENDING, {"outlet": outlet, "since": instant(now - PROMISED)})
        return [row["url"] for row in rows]

    def ageing(self, outlet: str, ages: Sequence[timedelta], now: datetime) -> list[str]:
        """Addresses of the outlet's articles that are young enough to reach one of `ages`; none without ages."""
        if not ages or not max(ages):
            return []
        rows = self._db.execute(RECENT, {"outlet": outlet, "since": instant(now - max(ages) - SLACK)})
        return [row["url"] for row in rows if row["url"]]

    def _settles(self, found: Capture, hops: int) -> bool:
        if found.error or found.status is None:
            return False
        if found.status in REDIRECTS and found.location and hops:
            if urlkey(found.location) == found.urlkey:
                return False  # to https, to www: the same address, whose own answer counts
            return self.known(found.location, hops - 1) is not None
        return 200 <= found.status < 300 or found.status in SETTLED


def _announcement(row: sqlite3.Row) -> Announcement:
    return Announcement(
        url=row["url"],
        source=row["source"],
        found_in=row["found_in"],
        date=dated(row["date"], row["date_precision"], row["source"]),
        date_text=row["date_text"],
        title=row["title"],
    )
