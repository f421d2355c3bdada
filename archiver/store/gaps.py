"""The gap ledger: what feeds and sitemaps announced, against what was archived, and why the rest is missing."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from archiver.store.rows import instant

Reason = Literal["withdrawn", "forbidden", "refused", "failed", "gone", "unread", "not fetched"]

# The latest capture of the address decides, then the latest failure. A page that is no article (a listing, a page
# of another kind) was archived all the same. 'forbidden' is what the robots stage calls it.
STATES = """
with latest as (
  select n.outlet, n.url, n.title, min(n.announced_at) as announced_at, max(n.article_id) as article_id,
    (select c.id from captures c where c.identity = n.identity and c.record_type != 'conversion'
      order by c.captured_at desc, c.id desc limit 1) as capture,
    (select f.reason from failures f where f.identity = n.identity order by f.failed_at desc, f.id desc limit 1)
      as failure,
    exists (select 1 from withdrawals w where w.lifted_at is null
      and (w.scope = 'url' and w.target = n.identity or w.scope = 'outlet' and w.target = n.outlet)) as withdrawn
  from announcements n
  where {which} and n.announced_at >= :since and n.source != 'front' group by n.identity
), states as (
  select l.*, case
    when l.article_id is not null then 'archived'
    when l.withdrawn then 'withdrawn'
    when l.failure = 'forbidden' then 'forbidden'
    when c.status in (401, 403, 429, 451) or c.page_type in ('consent', 'captcha') then 'refused'
    when c.status in (404, 410) then 'gone'
    when c.status between 200 and 399 and c.error is null and c.page_type not in ('error', 'article') then 'archived'
    when c.status = 200 and c.error is null and c.page_type is null and l.failure is null then 'unread'
    when c.id is not null or l.failure is not null then 'failed'
    else 'not fetched' end as state
  from latest l left join captures c on c.id = l.capture
)
select {what} from states {then}
"""
OF_OUTLET = STATES.replace("{which}", "n.outlet is :outlet")
BY_DAY = OF_OUTLET.replace("{what}", "substr(announced_at, 1, 10) as day, state, count(*) as number").replace(
    "{then}", "group by 1, 2"
)
MISSING = OF_OUTLET.replace("{what}", "url, title, announced_at, state as reason").replace(
    "{then}", "where state not in ('archived', 'withdrawn') order by announced_at desc limit :limit"
)
# What became an article is not looked at: nearly all does.
LOST = STATES.replace("{which}", "n.article_id is null and n.outlet is not null")
BY_OUTLET = LOST.replace("{what}", "outlet, state, count(*) as number").replace(
    "{then}", "where state != 'archived' group by 1, 2"
)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Announced pages of a day (UTC, by first announcement), and what became of them."""

    day: str
    announced: int
    archived: int
    missing: dict[Reason, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Missing:
    """An announced address that is not archived."""

    url: str
    title: str | None
    announced_at: str
    reason: Reason


def gaps(db: sqlite3.Connection, outlet: str | None, since: datetime) -> list[Gaps]:
    """The ledger of an outlet's announcements since an instant (aware), a line per day that had any."""
    days: dict[str, Counter[str]] = {}
    for row in db.execute(BY_DAY, {"outlet": outlet, "since": instant(since)}):
        days.setdefault(row["day"], Counter())[row["state"]] += row["number"]
    return [
        Gaps(day, states.total(), states.pop("archived", 0), dict(states))  # type: ignore[arg-type]  # STATES' words
        for day, states in days.items()
    ]


def missing(db: sqlite3.Connection, outlet: str | None, since: datetime, limit: int) -> list[Missing]:
    """The latest announced addresses of an outlet that are not archived; those withdrawn are not told."""
    values = {"outlet": outlet, "since": instant(since), "limit": limit}
    return [Missing(**dict(row)) for row in db.execute(MISSING, values)]


def missing_by_outlet(db: sqlite3.Connection, since: datetime) -> dict[str, dict[Reason, int]]:
    """How many addresses announced since an instant (aware) are not archived, by outlet and reason."""
    found: dict[str, dict[Reason, int]] = {}
    for row in db.execute(BY_OUTLET, {"since": instant(since)}):
        found.setdefault(row["outlet"], {})[row["state"]] = row["number"]
    return found
