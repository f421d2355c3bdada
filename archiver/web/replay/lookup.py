"""Which captures an address has, around which instant. Reads the table `captures` only by its index on urlkey."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from archiver.addresses import urlkey
from archiver.article import Capture
from archiver.store import lookups, memory
from archiver.store.rows import capture, instant, moment
from archiver.warc.entity import Reference
from archiver.web.replay.memento import Memento, Neighbours

SELECT = "select * from captures where"
ANSWERS = "urlkey = :key and record_type in ('response', 'revisit', 'resource')"

# The same written address first, then what is no redirect: http and https, with and without www share a key.
WITHIN = f"""{SELECT} {ANSWERS} and captured_at >= :since and captured_at < :until
order by url = :url desc, status between 300 and 399 and status != 304, captured_at desc, id limit 1"""
WANTED = "and (:redirects or status is null or status < 300 or status > 399 or status = 304)"
BEFORE = f"{SELECT} {ANSWERS} {WANTED} and captured_at < :at order by captured_at desc limit 1"
AFTER = f"{SELECT} {ANSWERS} {WANTED} and captured_at >= :at order by captured_at limit 1"
ALL = f"{SELECT} {ANSWERS} order by captured_at"
FIRST, LAST = f"{ALL} limit 1", f"{ALL} desc limit 1"

BY_RECORD = f"{SELECT} record_id = :record and record_type != 'revisit'"
BY_DATE = f"{SELECT} url = :target and captured_at = :date and record_type = 'response'"
RENDERED = f"""{SELECT} refers_to = :record and record_type = 'conversion' and page_type = 'article'
order by captured_at desc, id desc limit 1"""
ABOUT = """
select o.zone, a.url as article, coalesce(v.body, a.body) as body from captures c
left join outlets o on o.name = c.outlet left join articles a on a.id = c.article_id
left join versions v on v.id = c.version_id where c.record_id = :record
"""
OUTLET = "select outlet from captures where urlkey = :key and outlet is not null limit 1"


@dataclass(frozen=True, slots=True)
class About:
    """What the archive made of a capture; None where it is of no known outlet, or no article's."""

    zone: str | None = None  # of the outlet's clock
    article: str | None = None  # canonical address
    body: str | None = None  # text of that version


def about(db: sqlite3.Connection, shown: Capture) -> About:
    """The outlet's zone and the article of a capture."""
    row = db.execute(ABOUT, {"record": shown.record_id}).fetchone()
    return About(row["zone"], row["article"], row["body"]) if row else About()


def exact(db: sqlite3.Connection, url: str, at: datetime) -> Capture | None:
    """The capture of `url` in the second `at`; None when there is none."""
    values = {"key": urlkey(url), "url": url, "since": _second(at), "until": _second(at + timedelta(seconds=1))}
    row = db.execute(WITHIN, values).fetchone()
    return capture(row) if row else None


def nearest(db: sqlite3.Connection, url: str, at: datetime, redirects: bool = True) -> Capture | None:
    """The capture of `url` closest in time to `at`, `redirects` among them or not; None when there is none."""
    values = {"key": urlkey(url), "at": instant(at), "redirects": redirects}
    rows = [db.execute(sql, values).fetchone() for sql in (BEFORE, AFTER)]
    found = [capture(row) for row in rows if row]
    if not found:
        return None
    closest = min(found, key=lambda candidate: abs(candidate.captured_at - at))
    return exact(db, url, closest.captured_at) if redirects else closest


def neighbours(db: sqlite3.Connection, shown: Capture) -> Neighbours:
    """First, previous, next and last capture of the same address, redirects included."""
    values: dict[str, object] = {"key": shown.urlkey, "redirects": True}
    before = db.execute(BEFORE, values | {"at": _second(shown.captured_at)}).fetchone()
    after = db.execute(AFTER, values | {"at": _second(shown.captured_at + timedelta(seconds=1))}).fetchone()
    first, last = (db.execute(sql, values).fetchone() for sql in (FIRST, LAST))
    return Neighbours(_memento(first), _memento(before), _memento(after), _memento(last))


def mementos(db: sqlite3.Connection, url: str) -> list[Memento]:
    """Every capture of `url`, earliest first, one for each second."""
    rows = db.execute(ALL, {"key": urlkey(url)})
    found = {moment(row["captured_at"]).replace(microsecond=0): row["url"] for row in rows}
    return [Memento(address, at) for at, address in found.items()]


def original(db: sqlite3.Connection, reference: Reference) -> Capture | None:
    """The capture that a revisit leans on: by record id, else by address and date, else by payload digest."""
    values = {
        "record": reference.record_id,
        "target": reference.target,
        "date": reference.date,
    }
    row = db.execute(BY_RECORD, values).fetchone() or db.execute(BY_DATE, values).fetchone()
    return capture(row) if row else memory.original(db, reference.payload_digest or "")


def rendering(db: sqlite3.Connection, shown: Capture) -> Capture | None:
    """What a browser made of a capture, where only that holds the article's text; else None."""
    row = db.execute(RENDERED, {"record": shown.record_id}).fetchone()
    return capture(row) if row else None


def withdrawn(db: sqlite3.Connection, url: str, outlet: str | None) -> bool:
    """Whether `url` or its outlet (as its host or its captures tell) was withdrawn and not lifted since."""
    row = db.execute(OUTLET, {"key": urlkey(url)}).fetchone()
    return lookups.is_withdrawn(db, url, row["outlet"] if row else outlet)


def _second(at: datetime) -> str:
    """Lower bound for texts of that second, with or without a fraction: "." and "Z" sort behind the last digit."""
    return instant(at.replace(microsecond=0)).removesuffix("Z")


def _memento(row: sqlite3.Row | None) -> Memento | None:
    return Memento(row["url"], moment(row["captured_at"])) if row else None
