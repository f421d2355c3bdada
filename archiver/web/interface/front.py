"""Une: an outlet's headlines in the order of its archived front page, and how they moved since the one before."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.store.rows import instant
from archiver.web.interface.article import asked_instant
from archiver.web.interface.pages import ask, respond

CAPTURE = """
select c.id, c.captured_at, c.url from captures c
where c.outlet = :outlet and c.captured_at <= :at and exists (select 1 from front_pages f where f.capture_id = c.id)
order by c.captured_at desc limit 1
"""
FIRST = """
select c.id, c.captured_at, c.url from captures c
where c.outlet = :outlet and c.captured_at > :at and exists (select 1 from front_pages f where f.capture_id = c.id)
order by c.captured_at limit 1
"""
BEFORE = """
select c.id, c.captured_at, c.url from captures c
where c.outlet = :outlet and c.captured_at < :at and exists (select 1 from front_pages f where f.capture_id = c.id)
order by c.captured_at desc limit 1
"""
HEADLINES = """
select f.position, f.url, f.headline, u.article_id is not null as archived
from front_pages f left join article_urls u on u.url = f.url where f.capture_id = :capture order by f.position
"""
TITLE = "select coalesce(title, name) as title, zone from outlets where name = :outlet"


@dataclass(frozen=True, slots=True)
class Headline:
    """One headline; `moved` is how many places it rose (negative: sank), None when it is new."""

    position: int
    url: str
    text: str | None
    archived: bool
    moved: int | None


@dataclass(frozen=True, slots=True)
class Front:
    """A front page and its neighbours in time."""

    title: str
    zone: str
    capture: sqlite3.Row
    headlines: list[Headline]
    before: sqlite3.Row | None
    after: sqlite3.Row | None


def front(db: sqlite3.Connection, outlet: str, at: datetime) -> Front | None:
    """The front page that was online `at`, or the first one after; None when none was archived."""
    asked = {"outlet": outlet, "at": instant(at)}
    capture = db.execute(CAPTURE, asked).fetchone() or db.execute(FIRST, asked).fetchone()
    if capture is None:
        return None
    near = {"outlet": outlet, "at": capture["captured_at"]}
    before, after = db.execute(BEFORE, near).fetchone(), db.execute(FIRST, near).fetchone()
    former = {row["url"]: row["position"] for row in _headlines(db, before["id"])} if before else {}
    shown = [
        Headline(
            row["position"],
            row["url"],
            row["headline"],
            bool(row["archived"]),
            former[row["url"]] - row["position"] if row["url"] in former else None,
        )
        for row in _headlines(db, capture["id"])
    ]
    named = db.execute(TITLE, {"outlet": outlet}).fetchone()
    title, zone = (named["title"], named["zone"]) if named else (outlet, None)
    return Front(title, zone or "Europe/Paris", capture, shown, before, after)


def _headlines(db: sqlite3.Connection, capture: int) -> list[sqlite3.Row]:
    return db.execute(HEADLINES, {"capture": capture}).fetchall()


async def page(datasette: Datasette, request: Request) -> Response:
    """`/une/OUTLET[?at=INSTANT]`"""
    outlet = request.url_vars["outlet"]
    at = asked_instant(request.args.get("at")) or datetime.now(UTC)
    found = await ask(datasette, lambda db: front(db, outlet, at))
    if found is None:
        return await respond(datasette, request, "inconnu.html", status=404, url=None)
    return await respond(datasette, request, "une.html", une=found, outlet=outlet)
