"""What was promised, what failed, what was forbidden, what stood on the front page."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from archiver.addresses import identity
from archiver.article import Announcement
from archiver.store import withdrawn
from archiver.store.rows import instant

ANNOUNCE = """
insert into announcements (
  run_id, outlet, url, identity, source, found_in, date, date_precision, what, date_text, title, announced_at,
  last_seen,  article_id)
values (
  :run, :outlet, :url, :identity, :source, :found_in, :date, :date_precision, :what, :date_text, :title, :at, :at,
  (select article_id from article_urls where identity = :identity limit 1))
on conflict (url, found_in) do update set
  last_seen = max(last_seen, excluded.last_seen), announced_at = min(announced_at, excluded.announced_at),
  date = coalesce(excluded.date, date), date_precision = coalesce(excluded.date_precision, date_precision),
  what = case when excluded.date is null then what else excluded.what end,
  date_text = coalesce(excluded.date_text, date_text), title = coalesce(excluded.title, title),
  article_id = coalesce(article_id, excluded.article_id)
"""

FAIL = """
insert into failures (run_id, outlet, url, identity, stage, reason, detail, failed_at, capture_id)
values (:run, :outlet, :url, :identity, :stage, :reason, :detail, :failed_at, :capture)
on conflict do nothing
"""

POLICY_BEFORE = """
select id, value from policies where url = :url and name = :name and seen_at <= :at order by seen_at desc limit 1
"""
POLICY_SEEN = "update policies set last_seen = max(last_seen, :at) where id = :id"
POLICY = """
insert into policies (outlet, url, name, value, seen_at, last_seen, capture_id)
values (:outlet, :url, :name, :value, :at, :at, :capture) on conflict do nothing
"""

STATED = "select name, value from policies where url = :url order by seen_at, id"

FRONT = """
insert into front_pages (capture_id, outlet, position, url, headline)
values (:capture, :outlet, :position, :url, :headline)
on conflict (capture_id, position) do update set headline = coalesce(headline, excluded.headline)
"""


@dataclass(frozen=True, slots=True)
class Failure:
    """A request or page that did not become what it should (a row of `failures`)."""

    url: str
    stage: str  # where: "fetch", "robots", "extract", "store"...
    reason: str  # one word or two: "timeout", "forbidden", "status 500"
    failed_at: datetime
    detail: str | None = None  # one line for people
    capture: int | None = None  # row id of the capture that shows it
    run: int | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """What an outlet allows or reserves, as one capture shows it (a row of `policies`)."""

    url: str  # robots.txt, ai.txt, tdmrep.json or the page that states it
    name: str  # "robots.txt", "tdmrep", "ai.txt", "robots", "tdm-reservation"...
    value: str
    seen_at: datetime
    capture: int | None = None
    outlet: str | None = None


def announce(
    db: sqlite3.Connection, announcement: Announcement, at: datetime, run: int | None, outlet: str | None
) -> None:
    """Notes a promise: a row per address and place that names it, with first and last sight."""
    date = announcement.date
    db.execute(
        ANNOUNCE,
        {
            "run": run,
            "outlet": outlet,
            "url": announcement.url,
            "identity": identity(announcement.url),
            "source": announcement.source,
            "found_in": announcement.found_in,
            "date": date.utc() if date else None,
            "date_precision": date.precision if date else None,
            "what": announcement.what,
            "date_text": announcement.date_text,
            "title": None if withdrawn.state(db, [announcement.url], outlet) else announcement.title,
            "at": instant(at),
        },
    )


def fail(db: sqlite3.Connection, failure: Failure) -> None:
    """Notes a failure; the same one told twice is one row."""
    values = {name: getattr(failure, name) for name in Failure.__slots__}
    db.execute(FAIL, values | {"identity": identity(failure.url), "failed_at": instant(failure.failed_at)})


def state(db: sqlite3.Connection, policy: Policy) -> None:
    """Notes a policy: a new row only when it differs from the one that held before, else its last sight."""
    values = {name: getattr(policy, name) for name in Policy.__slots__} | {"at": instant(policy.seen_at)}
    before = db.execute(POLICY_BEFORE, values).fetchone()
    if before and before["value"] == policy.value:
        db.execute(POLICY_SEEN, {"id": before["id"], "at": values["at"]})
    else:
        db.execute(POLICY, values)


def stated(db: sqlite3.Connection, url: str) -> dict[str, str]:
    """The latest value of each policy that `url` has stated."""
    return {row["name"]: row["value"] for row in db.execute(STATED, {"url": url})}


def show_front(db: sqlite3.Connection, capture: int, shown: list[Announcement], outlet: str | None) -> None:
    """Notes what the front page of `capture` (a row id) showed, in its order."""
    for position, item in enumerate(shown, start=1):
        db.execute(
            FRONT,
            {
                "capture": capture,
                "outlet": outlet,
                "position": item.position or position,
                "url": item.url,
                "headline": None if withdrawn.state(db, [item.url], outlet) else item.title,
            },
        )
