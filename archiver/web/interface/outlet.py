"""Média: how much was archived, how well it was read, what is missing, how the crawls went."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from archiver.outlets import Outlet, find
from archiver.web.interface.charts import Bar, bars
from archiver.web.interface.pages import ask, respond

DAYS, WEEKS = 60, 26

TITLE = "select name, title, home, zone, country from outlets where name = :outlet"
VOLUME = """
select substr(first_seen, 1, 10) as day, count(*) as count from articles
where outlet = :outlet and first_seen >= :since group by day order by day
"""
COMPLETENESS = """
select date(substr(v.seen_at, 1, 10), '-6 days', 'weekday 1') as week, count(*) as pages,
  avg(v.headline is not null) as headline, avg(v.description is not null) as description,
  avg(v.body is not null) as body, avg(v.authors != '[]' or v.agencies != '[]') as authors,
  avg(v.date_published is not null) as date_published
from versions v join articles a on a.id = v.article_id
where a.outlet = :outlet and v.seen_at >= :since group by week order by week
"""
GAPS = """
select substr(n.announced_at, 1, 10) as day, count(distinct n.url) as announced,
  count(distinct case when n.article_id is not null then n.url end) as archived
from announcements n where n.outlet = :outlet and n.announced_at >= :since group by day order by day desc
"""
MISSING = """
select n.url, n.title, min(n.announced_at) as announced_at,
  (select f.reason from failures f where f.url = n.url order by f.failed_at desc limit 1) as reason
from announcements n where n.outlet = :outlet and n.article_id is null
group by n.url order by announced_at desc limit 20
"""
RUNS = """
select started_at, finished_at, spider, exit_status, reason,
  (select count(*) from captures c where c.run_id = runs.id) as captures,
  (select count(*) from failures f where f.run_id = runs.id) as failures
from runs where outlet = :outlet order by started_at desc limit 10
"""
FIELDS = ("headline", "description", "body", "authors", "date_published")
NAMES = {"headline": "Titre", "description": "Chapô", "body": "Texte", "authors": "Auteurs ou agences",
         "date_published": "Date de publication"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the database tells of one outlet."""

    outlet: sqlite3.Row | None
    volume: list[sqlite3.Row]
    completeness: list[sqlite3.Row]
    gaps: list[sqlite3.Row]
    missing: list[sqlite3.Row]
    runs: list[sqlite3.Row]


def ledger(db: sqlite3.Connection, outlet: str, today: date) -> Ledger:
    """The state of `outlet` as of `today`."""
    days = {"outlet": outlet, "since": (today - timedelta(days=DAYS - 1)).isoformat()}
    weeks = {"outlet": outlet, "since": (today - timedelta(weeks=WEEKS)).isoformat()}
    return Ledger(
        db.execute(TITLE, days).fetchone(),
        db.execute(VOLUME, days).fetchall(),
        db.execute(COMPLETENESS, weeks).fetchall(),
        db.execute(GAPS, days).fetchall(),
        db.execute(MISSING, days).fetchall(),
        db.execute(RUNS, days).fetchall(),
    )


def volume_bars(rows: list[sqlite3.Row], today: date) -> list[Bar]:
    """A bar for each of the last days, those without articles included."""
    counted = {row["day"]: row["count"] for row in rows}
    days = [(today - timedelta(days=DAYS - 1 - back)).isoformat() for back in range(DAYS)]
    return [Bar(day, counted.get(day, 0)) for day in days]


def _cliff(field: str, weeks: list[sqlite3.Row]) -> Markup:
    """How many of a hundred pages had `field`, week by week: a broken template shows as a cliff."""
    return bars(NAMES[field], [Bar(week["week"], round(100 * week[field])) for week in weeks], top=100, height=48)


async def page(datasette: Datasette, request: Request) -> Response:
    """`/media/OUTLET`"""
    name, today = request.url_vars["outlet"], datetime.now(UTC).date()
    found = await ask(datasette, lambda db: ledger(db, name, today))
    known: Outlet | None = next((outlet for outlet in find() if outlet.name == name), None)
    if found.outlet is None and known is None:
        return await respond(datasette, request, "inconnu.html", status=404, url=None)
    cliffs = [(NAMES[field], _cliff(field, found.completeness)) for field in FIELDS]
    volume = bars("Articles par jour", volume_bars(found.volume, today))
    rules = known.rules_on(today) if known else None
    return await respond(
        datasette, request, "media.html", it=found, name=name, known=known, rules=rules, volume=volume, cliffs=cliffs,
        fields=FIELDS,
    )  # fmt: skip
