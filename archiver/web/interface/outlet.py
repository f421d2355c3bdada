"""Média: how much was archived, how well it was read, what is missing, how the crawls went."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from archiver.outlets import Outlet, Rules, find
from archiver.store.completeness import Field, Share, Week, by_week, completeness
from archiver.store.gaps import Gaps, Missing, gaps, missing
from archiver.store.rows import instant, moment
from archiver.web.interface import vocabulary
from archiver.web.interface.charts import Bar, bars
from archiver.web.interface.pages import ask, language_of, respond, unknown
from archiver.web.interface.spoken import when
from archiver.web.interface.words import Language, translator

DAYS, WEEKS = 60, 26  # of volume and announcements; of completeness
LISTED = 20  # missing addresses
FIELDS: tuple[Field, ...] = get_args(Field)

OUTLET = """
select o.title, o.home, o.zone,
  (select count(*) from articles where outlet = :outlet) as articles,
  (select min(first_seen) from articles where outlet = :outlet) as since,
  exists (select 1 from front_pages where outlet = :outlet) as has_front
from outlets o where o.name = :outlet
"""
VOLUME = """
select substr(first_seen, 1, 15) as tenth, count(*) as count from articles
where outlet = :outlet and first_seen >= :since group by tenth
"""
RUNS = """
select started_at, finished_at, exit_status, reason,
  (select count(*) from captures c where c.run_id = runs.id) as captures,
  (select count(*) from failures f where f.run_id = runs.id) as failures
from runs where outlet = :outlet order by started_at desc limit 10
"""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the database tells of one outlet."""

    row: sqlite3.Row
    volume: list[tuple[str, int]]  # every day on the outlet's clock, empty ones too
    weeks: list[Week]
    shares: list[Share]
    gaps: list[Gaps]  # the newest day first
    missing: list[Missing]
    runs: list[sqlite3.Row]


def ledger(db: sqlite3.Connection, outlet: str, now: datetime) -> Ledger | None:
    """The state of `outlet` at `now` (aware); None when the archive has no such outlet."""
    since = now - timedelta(days=DAYS - 1)
    named = {"outlet": outlet}
    row = db.execute(OUTLET, named).fetchone()
    if row is None:
        return None
    return Ledger(
        row,
        _volume(db, outlet, now.astimezone(ZoneInfo(row["zone"]))),
        by_week(db, outlet, now - timedelta(weeks=WEEKS)),
        completeness(db, outlet),
        gaps(db, outlet, since)[::-1],
        missing(db, outlet, since, LISTED),
        db.execute(RUNS, named).fetchall(),
    )


def _volume(db: sqlite3.Connection, outlet: str, now: datetime) -> list[tuple[str, int]]:
    """How many articles came on each of the last DAYS days, today among them, on the clock of `now`."""
    first = (now - timedelta(days=DAYS - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
    counted: Counter[date] = Counter()
    for row in db.execute(VOLUME, {"outlet": outlet, "since": instant(first)}):
        counted[moment(f"{row['tenth']}0Z").astimezone(now.tzinfo).date()] += row["count"]
    days = (first.date() + timedelta(days=day) for day in range(DAYS))
    return [(day.isoformat(), counted[day]) for day in days]


def cliffs(weeks: Sequence[Week], language: Language) -> list[tuple[Field, Markup]]:
    """A small chart per field, in percent: a broken template shows as a cliff."""
    t = translator(language)
    return [
        (field, bars(t(vocabulary.FIELDS[field]), [Bar(when(week.monday, language), round(100 * week.shares[field]))
                                                   for week in weeks], top=100))
        for field in FIELDS
    ]  # fmt: skip


def rules_in_force(known: Outlet | None, today: date) -> list[tuple[str, str]]:
    """The outlet's own rules for pages of today, as they are written; those that are empty left out."""
    rules = known.rules_on(today) if known else Rules()
    values = ((name, getattr(rules, name)) for name in Rules.__slots__ if name not in ("since", "until"))
    return [(name, value if isinstance(value, str) else _listed(value)) for name, value in values if value]


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


async def page(datasette: Datasette, request: Request) -> Response:
    """`/media/OUTLET`"""
    name, now, language = request.url_vars["outlet"], datetime.now(UTC), language_of(request)
    found = await ask(datasette, lambda db: ledger(db, name, now))
    if found is None:
        return await unknown(datasette, request)
    known = next((outlet for outlet in find() if outlet.name == name), None)
    volume = [Bar(when(day, language), count) for day, count in found.volume]
    return await respond(
        datasette, request, "media.html", it=found, name=name, known=known, fields=FIELDS, reasons=vocabulary.REASONS,
        rules=rules_in_force(known, now.date()), cliffs=cliffs(found.weeks, language),
        volume=bars(translator(language)("Articles archivés par jour"), volume),
    )  # fmt: skip
