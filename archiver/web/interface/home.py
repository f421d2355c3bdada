"""Accueil: what was archived, what changed, what disappeared, what is missing."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.store.gaps import Reason, missing_by_outlet
from archiver.store.rows import instant
from archiver.web.interface.changes import OUTLETS, Edit, edits, removals
from archiver.web.interface.pages import ask, respond

READERS = ZoneInfo("Europe/Paris")  # whose midnight begins "today"
SHOWN = 15  # articles: one at the head, the rest below it by twos
NOTICED = 6  # of changes, of removals

LATEST = """
select a.url, a.headline, a.description, a.section, a.date_published, a.access, a.kind,
  coalesce(o.title, a.outlet) as title, o.zone
from articles a left join outlets o on o.name = a.outlet
where a.headline is not null order by a.first_seen desc, a.date_published desc limit :limit
"""
# The index is named: grouping by outlet, SQLite would rather read the whole index of outlets in its order.
WEEK = """
select outlet, sum(first_seen >= :day) as today, count(*) as week from articles indexed by articles_first_seen
where first_seen >= :week group by outlet
"""
TOTALS = "select (select count(*) from articles) as articles, (select max(id) from captures) as captures"


@dataclass(frozen=True, slots=True)
class OutletNews:
    """How much of an outlet came in, and what it announced this week without our having it.

    `name` and `title` are None for the articles of no known outlet.
    """

    name: str | None
    title: str | None
    today: int
    week: int
    missing: dict[Reason, int]


@dataclass(frozen=True, slots=True)
class News:
    """What the front page of the archive tells."""

    totals: sqlite3.Row
    latest: list[sqlite3.Row]
    outlets: list[OutletNews]
    changed: list[Edit]
    gone: list[sqlite3.Row]


def news(db: sqlite3.Connection, now: datetime) -> News:
    """The state of the archive at `now` (aware): today since midnight in Paris, the week since seven days ago."""
    day = now.astimezone(READERS).replace(hour=0, minute=0, second=0, microsecond=0)
    week = now - timedelta(days=7)
    return News(
        db.execute(TOTALS).fetchone(),
        db.execute(LATEST, {"limit": SHOWN}).fetchall(),
        _outlets(db, day, week),
        edits(db, None, since=instant(week), limit=NOTICED),
        removals(db, None, since=instant(week), limit=NOTICED),
    )


def _outlets(db: sqlite3.Connection, day: datetime, week: datetime) -> list[OutletNews]:
    """Every outlet of the archive, those with most this week first; last, where some came, what is of none known."""
    came = {row["outlet"]: row for row in db.execute(WEEK, {"day": instant(day), "week": instant(week)})}
    missing = missing_by_outlet(db, week)
    known: list[tuple[str | None, str | None]] = [(row["name"], row["title"]) for row in db.execute(OUTLETS)]
    if None in came:
        known.append((None, None))
    counted = [(name, title, came.get(name), missing.get(name or "", {})) for name, title in known]
    found = [
        OutletNews(name, title, new["today"] if new else 0, new["week"] if new else 0, lost)
        for name, title, new, lost in counted
    ]
    return sorted(found, key=lambda outlet: (outlet.name is None, -outlet.week))


async def page(datasette: Datasette, request: Request) -> Response:
    """`/`"""
    now = datetime.now(UTC)
    shown = await ask(datasette, lambda db: news(db, now))
    return await respond(datasette, request, "accueil.html", news=shown, day=now.astimezone(READERS).date())
