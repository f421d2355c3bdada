"""Accueil: what was archived, what changed, what disappeared, what is missing."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.store.rows import instant
from archiver.web.interface.changes import Change, changes, removals
from archiver.web.interface.pages import ask, respond

OUTLETS = """
select a.outlet, coalesce(o.title, a.outlet) as title,
  sum(a.first_seen >= :day) as today, count(*) as week
from articles a left join outlets o on o.name = a.outlet
where a.first_seen >= :week group by a.outlet order by week desc, title
"""
LATEST = """
select a.url, a.headline, a.description, a.section, a.date_published, a.access, a.kind,
  coalesce(o.title, a.outlet) as title, o.zone
from articles a left join outlets o on o.name = a.outlet
where a.headline is not null order by a.first_seen desc, a.date_published desc limit :limit
"""
MISSING = """
select n.outlet, coalesce(o.title, n.outlet) as title, count(distinct n.url) as missing
from announcements n left join outlets o on o.name = n.outlet
where n.announced_at >= :week and n.article_id is null and n.outlet is not null
  and not exists (select 1 from captures c where c.url = n.url and c.status = 200)
group by n.outlet order by missing desc
"""
TOTALS = "select (select count(*) from articles) as articles, (select max(id) from captures) as captures"


@dataclass(frozen=True, slots=True)
class News:
    """What the front page of the archive tells."""

    totals: sqlite3.Row
    outlets: list[sqlite3.Row]
    latest: list[sqlite3.Row]
    changed: list[Change]
    gone: list[sqlite3.Row]
    missing: list[sqlite3.Row]


def news(db: sqlite3.Connection, now: datetime) -> News:
    """The state of the archive at `now`: today since midnight UTC, the week since seven days ago."""
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    since = {"day": instant(day), "week": instant(now - timedelta(days=7))}
    return News(
        db.execute(TOTALS).fetchone(),
        db.execute(OUTLETS, since).fetchall(),
        db.execute(LATEST, {"limit": 12}).fetchall(),
        changes(db, None, since["week"], 6),
        removals(db, None, since["week"], 6),
        db.execute(MISSING, since).fetchall(),
    )


async def page(datasette: Datasette, request: Request) -> Response:
    """`/`"""
    now = datetime.now(UTC)
    shown = await ask(datasette, lambda db: news(db, now))
    return await respond(datasette, request, "accueil.html", news=shown, today=now.date().isoformat())
