"""What a crawl, a repair and the replay ask the archive: what is known, due, missing, nearest."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from archiver.addresses import identity, urlkey
from archiver.article import Capture
from archiver.store.rows import capture, instant, moment

# An answer that settles an address for now: shown, unchanged, moved, gone. Refusals and server errors do not.
SETTLED = "status between 200 and 399 or status in (404, 410, 451)"

KNOWN = f"""
select url, min(captured_at) as first_seen, max(captured_at) as last_seen, identity
from captures where identity = :identity and ({SETTLED}) having count(*) > 0
"""  # noqa: S608  # a constant of ours
ADDRESSES_OF = """
select identity, min(url) as url from (
  select u.identity, a.url from articles a join article_urls u on u.url = a.url where a.outlet = :outlet
  union all select identity, url from announcements where outlet = :outlet)
group by identity order by identity
"""
FULL = """
select * from captures
where identity = :identity and url = :url and status = 200 and record_type = 'response' and error is null
  and (etag is not null or last_modified is not null)
  and coalesce(page_type, 'article') not in ('consent', 'captcha', 'error')
order by captured_at desc limit 1
"""
ORIGINAL = """
select * from captures where payload_digest = :digest and record_type = 'response' and error is null
order by captured_at, id limit 1
"""
BEFORE = "select * from captures where urlkey = :key and captured_at <= :at order by captured_at desc, id desc limit 1"
AFTER = "select * from captures where urlkey = :key and captured_at > :at order by captured_at, id limit 1"
UNREAD = """
select * from captures where page_type is null and status = 200
  and record_type in ('response', 'resource', 'revisit') and mime in ('text/html', 'application/xhtml+xml')
  and not exists (select 1 from failures f where f.capture_id = captures.id)
order by warc_file, warc_offset
"""
PLACES = "select warc_offset from captures where warc_file = :name"
OF_ARTICLE = "select * from captures where article_id = :article order by captured_at, id"
WITHDRAWN = """
select 1 from withdrawals where lifted_at is null
  and (scope = 'url' and target = :identity or scope = 'outlet' and target = :outlet)
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive holds of an address; instants are aware, UTC."""

    url: str
    first_seen: datetime  # of the first answer that settled it: shown, unchanged, redirected, gone
    last_seen: datetime
    original: Capture | None  # the latest whole page with a validator (etag, last_modified) to ask against


def known(db: sqlite3.Connection, url: str) -> Known | None:
    """What is held of `url`, campaign parameters aside; None when it was never answered well.

    401, 403, 429, server errors and failures are no good answers: such an address is still to be fetched.
    """
    row = db.execute(KNOWN, {"identity": identity(url)}).fetchone()
    if row is None:
        return None
    original = db.execute(FULL, {"identity": row["identity"], "url": url}).fetchone()
    return Known(url, moment(row["first_seen"]), moment(row["last_seen"]), capture(original) if original else None)


def known_of(db: sqlite3.Connection, outlet: str) -> Iterator[Known]:
    """Everything held of an outlet's articles and announcements, the candidates for a recheck."""
    for row in db.execute(ADDRESSES_OF, {"outlet": outlet}).fetchall():
        found = known(db, row["url"])
        if found is not None:
            yield found


def original(db: sqlite3.Connection, digest: str) -> Capture | None:
    """The first whole response whose payload has this digest: what a revisit refers to."""
    row = db.execute(ORIGINAL, {"digest": digest}).fetchone()
    return capture(row) if row else None


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


def captures_of(db: sqlite3.Connection, article_id: int) -> list[Capture]:
    """Every capture of an article's addresses, in time order."""
    return [capture(row) for row in db.execute(OF_ARTICLE, {"article": article_id})]


def is_withdrawn(db: sqlite3.Connection, url: str, outlet: str | None) -> bool:
    """Whether `url` or its outlet is withdrawn: never to be fetched, imported, re-extracted or repaired back."""
    return db.execute(WITHDRAWN, {"identity": identity(url), "outlet": outlet}).fetchone() is not None
