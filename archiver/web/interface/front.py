"""Une: an outlet's headlines in the order of its archived front page, and each one's path over the day."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.store.lookups import is_withdrawn
from archiver.store.rows import instant, moment
from archiver.web.interface.article import asked_instant, unread_instants
from archiver.web.interface.pages import ask, respond, unknown

FRONTS = """
select c.id, c.captured_at, c.url from captures c
where c.outlet = :outlet and exists (select 1 from front_pages f where f.capture_id = c.id)
"""
LATEST = FRONTS + " and c.captured_at <= :at order by c.captured_at desc limit 1"
BEFORE = FRONTS + " and c.captured_at < :at order by c.captured_at desc limit 1"
AFTER = FRONTS + " and c.captured_at > :at order by c.captured_at limit 1"
BETWEEN = FRONTS + " and c.captured_at >= :start and c.captured_at < :end order by c.captured_at desc limit :limit"
HEADLINES = """
select f.position, f.url, f.headline, u.article_id is not null as archived, coalesce(u.article_id, f.url) as item
from front_pages f left join article_urls u on u.url = f.url where f.capture_id = :capture order by f.position
"""
TITLE = "select title, zone from outlets where name = :outlet"
MOST = 12  # front pages of a day in the table of paths, the latest
PATHS = 40  # headlines in it, those that stood highest


@dataclass(frozen=True, slots=True)
class Headline:
    """One headline; `moved` is how many places it rose (negative: sank), None when it is new."""

    position: int
    url: str
    text: str | None
    is_archived: bool
    moved: int | None
    former: str | None  # what it said on the front page before, where that was other words


@dataclass(frozen=True, slots=True)
class Path:
    """Where a headline stood on each front page of a day; None where it did not."""

    text: str
    positions: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """A front page, its neighbours in time, and the paths of that day's headlines."""

    title: str
    zone: str
    capture: sqlite3.Row
    headlines: list[Headline]
    left: list[sqlite3.Row]  # headlines of the front page before that are gone from this one
    before: sqlite3.Row | None
    after: sqlite3.Row | None
    hours: list[str]  # instants of the day's front pages
    paths: list[Path]

    @property
    def instants(self) -> list[str]:
        """Of all front pages that are named, this one's neighbours among them."""
        near = (row["captured_at"] for row in (self.before, self.capture, self.after) if row)
        return [*near, *self.hours]


def front(db: sqlite3.Connection, outlet: str, at: datetime) -> Front | None:
    """The front page that was online `at`, or the first one after; None when none was archived."""
    asked = {"outlet": outlet, "at": instant(at)}
    capture = db.execute(LATEST, asked).fetchone() or db.execute(AFTER, asked).fetchone()
    if capture is None:
        return None
    near = {"outlet": outlet, "at": capture["captured_at"]}
    before, after = db.execute(BEFORE, near).fetchone(), db.execute(AFTER, near).fetchone()
    former = {row["item"]: row for row in _headlines(db, before["id"])} if before else {}
    rows = _headlines(db, capture["id"])
    named = db.execute(TITLE, {"outlet": outlet}).fetchone()
    title, zone = (named["title"], named["zone"] or "Europe/Paris") if named else (outlet, "Europe/Paris")
    shown = {row["item"] for row in rows}
    left = [row for item, row in former.items() if item not in shown]
    headlines = [_headline(row, former.get(row["item"])) for row in rows]
    return Front(title, zone, capture, headlines, left, before, after, *_day(db, outlet, capture, zone))


def _headline(row: sqlite3.Row, former: sqlite3.Row | None) -> Headline:
    moved = former["position"] - row["position"] if former else None
    said = former["headline"] if former and former["headline"] != row["headline"] else None
    return Headline(row["position"], row["url"], row["headline"], bool(row["archived"]), moved, said)


def _day(db: sqlite3.Connection, outlet: str, capture: sqlite3.Row, zone: str) -> tuple[list[str], list[Path]]:
    """Instants and paths of the day of a front page, by the outlet's clock."""
    start = moment(capture["captured_at"]).astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    day = {"outlet": outlet, "start": instant(start), "end": instant(start + timedelta(days=1)), "limit": MOST}
    fronts = db.execute(BETWEEN, day).fetchall()[::-1]
    said: dict[object, str] = {}
    stood: dict[tuple[object, int], int] = {}
    for each in fronts:
        for row in _headlines(db, each["id"]):
            said[row["item"]] = row["headline"] or row["url"]
            stood.setdefault((row["item"], each["id"]), row["position"])
    paths = [Path(text, tuple(stood.get((item, each["id"])) for each in fronts)) for item, text in said.items()]
    paths.sort(key=lambda path: min(position for position in path.positions if position is not None))
    return [each["captured_at"] for each in fronts], paths[:PATHS]


def _headlines(db: sqlite3.Connection, capture: int) -> list[sqlite3.Row]:
    """The headlines of a front page, without those that are withdrawn: their address alone would tell."""
    rows = db.execute(HEADLINES, {"capture": capture}).fetchall()
    return [row for row in rows if not is_withdrawn(db, row["url"], None)]


async def page(datasette: Datasette, request: Request) -> Response:
    """`/une/OUTLET[?at=INSTANT]`"""
    outlet = request.url_vars["outlet"]
    at = asked_instant(request.args.get("at")) or datetime.now(UTC)
    found = await ask(datasette, lambda db: front(db, outlet, at))
    if found is None:
        return await unknown(datasette, request)
    alerts = unread_instants(request, "at")
    return await respond(datasette, request, "une.html", une=found, outlet=outlet, alerts=alerts)
