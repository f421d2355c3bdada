"""What a crawl asks the archive of an address: was it answered, when, and what can be asked against."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from archiver.addresses import identity
from archiver.article import Announcement, Capture
from archiver.store.rows import capture, dated, instant, moment

# What a stage could not decode was cut off, though its length was right.
OF_ADDRESS = """
select * from captures c where identity = :identity
  and not exists (select 1 from failures f where f.capture_id = c.id and f.stage = 'decode')
order by captured_at, id
"""
# The first page of an article in several is never asked against: "unchanged" would say nothing of the others. (The
# captures of later pages show no version by themselves.)
FULL = """
select * from captures
where identity = :identity and url = :url and status = 200 and record_type = 'response' and error is null
  and (etag is not null or last_modified is not null)
  and coalesce(page_type, 'article') not in ('consent', 'captcha', 'error')
  and not exists (select 1 from captures later where later.article_id = captures.article_id
    and later.page_type = 'article' and later.version_id is null and later.identity != captures.identity)
order by captured_at desc limit 1
"""
ORIGINAL = """
select * from captures where payload_digest = :digest and record_type = 'response' and error is null
order by captured_at, id limit 1
"""
ANNOUNCED_IN = "select * from announcements where found_in = :list order by id"
ANNOUNCED = """
select * from announcements where identity = :identity
  or identity in (select c.identity from captures c where c.location = :url and c.status in (301, 302, 303, 307, 308))
order by id
"""
PENDING = """
select url from announcements where outlet = :outlet and article_id is null and last_seen >= :since order by id
"""
# The address under which an article was last read: its canonical one may never have been asked for.
AGEING = """
select (select c.url from captures c where c.article_id = a.id and c.version_id is not null
        order by c.captured_at desc, c.id desc limit 1) as url
from articles a where a.outlet = :outlet and a.first_seen >= :since order by a.first_seen
"""

# Runs of the same command since the last one that came to its end.
STOPPED_PAGES = """
select c.* from runs own
join runs r on r.spider = own.spider and r.arguments = own.arguments and r.exit_status in (3, 130, 137)
  and r.id > coalesce((select max(id) from runs where spider = own.spider and arguments = own.arguments
                       and exit_status in (0, 2, 4, 5)), 0)
join captures c on c.run_id = r.id
where own.id = :run and c.status = 200 and c.page_type in ('article', 'listing', 'other') order by c.id
"""

# Of a date with an hour: a day alone says nothing of how long a live blog has been silent.
LIVE = """
select coalesce(
  (select max(date) from (
    select date from entries where article_id = a.id union all select a.date_modified union all select a.date_published)
   where date like '%T%'), a.first_seen) as stirred
from article_urls u join articles a on a.id = u.article_id where u.identity = :identity and a.kind = 'live'
"""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
SETTLING = frozenset({304, 404, 410, 451})  # beside 2xx: answers that settle an address for now
MAX_HOPS = 10  # redirects followed in the archive; more are a loop
PROMISED = timedelta(days=7)  # for so long an announced page that failed is asked for again
SLACK = timedelta(days=7)  # after its last age, an article that no crawl has asked for is left alone


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive holds of an address; instants are aware, UTC."""

    url: str
    first_seen: datetime  # of the first answer that settled it: shown, unchanged, redirected, gone
    last_seen: datetime
    original: Capture | None  # the latest whole page with a validator (etag, last_modified) to ask against
    stirred: datetime | None = None  # of a live blog: its last entry or change, else its first sight


def known(db: sqlite3.Connection, url: str, hops: int = MAX_HOPS) -> Known | None:
    """What is held of `url`, campaign parameters aside; None when it was never answered well.

    401, 403, 429, server errors, answers cut off and failures are no good answers, nor is a redirect whose target
    was not answered well: such an address is still to be fetched.
    """
    values = {"identity": identity(url), "url": url}
    captures = [capture(row) for row in db.execute(OF_ADDRESS, values)]
    settled = [each for each in captures if _settles(db, each, hops)]
    if not settled:
        return None
    original = db.execute(FULL, values).fetchone()
    first, last = settled[0].captured_at, settled[-1].captured_at
    return Known(url, first, last, capture(original) if original else None, _stirred(db, values["identity"]))


def _stirred(db: sqlite3.Connection, address: str) -> datetime | None:
    row = db.execute(LIVE, {"identity": address}).fetchone()
    return moment(row["stirred"]) if row else None


def _settles(db: sqlite3.Connection, found: Capture, hops: int) -> bool:
    if found.error or found.status is None:
        return False
    if found.status in REDIRECTS and found.location:
        if identity(found.location) == identity(found.url):
            return False  # to https, to www, to itself: what was answered there counts
        return hops > 0 and known(db, found.location, hops - 1) is not None
    return 200 <= found.status < 300 or found.status in SETTLING


def original(db: sqlite3.Connection, digest: str) -> Capture | None:
    """The first whole response whose payload has this digest: what a revisit refers to."""
    row = db.execute(ORIGINAL, {"digest": digest}).fetchone()
    return capture(row) if row else None


def stopped_pages(db: sqlite3.Connection, run: int) -> list[Capture]:
    """The pages of earlier runs of the command of `run` that were stopped or killed, since one came to its end."""
    return [capture(row) for row in db.execute(STOPPED_PAGES, {"run": run})]


def announced_in(db: sqlite3.Connection, found_in: str) -> list[Announcement]:
    """What the feed, sitemap or front page at `found_in` has announced so far."""
    return [_announcement(row) for row in db.execute(ANNOUNCED_IN, {"list": found_in})]


def announced(db: sqlite3.Connection, url: str) -> list[Announcement]:
    """What was announced of `url`, campaign parameters aside, and of the addresses that redirect to it."""
    return [_announcement(row) for row in db.execute(ANNOUNCED, {"identity": identity(url), "url": url})]


def _announcement(row: sqlite3.Row) -> Announcement:
    return Announcement(
        url=row["url"],
        source=row["source"],
        found_in=row["found_in"],
        date=dated(row["date"], row["date_precision"], row["source"]),
        date_text=row["date_text"],
        title=row["title"],
        what=row["what"],
    )


def pending(db: sqlite3.Connection, outlet: str, now: datetime) -> list[str]:
    """Addresses of the outlet that were announced lately and have become no article."""
    return [row["url"] for row in db.execute(PENDING, {"outlet": outlet, "since": instant(now - PROMISED)})]


def ageing(db: sqlite3.Connection, outlet: str, ages: Sequence[timedelta], now: datetime) -> list[str]:
    """Addresses of the outlet's articles that are young enough to reach one of `ages`; none without ages.

    With the age 0 alone these are the articles first seen within SLACK, whether they are listed still or not.
    """
    if not ages:
        return []
    rows = db.execute(AGEING, {"outlet": outlet, "since": instant(now - max(ages) - SLACK)})
    return [row["url"] for row in rows if row["url"]]
