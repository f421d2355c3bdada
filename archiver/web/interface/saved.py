"""Recherches enregistrées: searches kept under a name, what is new in each, an Atom feed each."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.store import saved
from archiver.store.rows import instant
from archiver.store.search import article_ids
from archiver.web.interface.asked import PATH, asked_of
from archiver.web.interface.atom import Entry, Feed, atom
from archiver.web.interface.pages import DATABASE, article_url, ask, respond

NEWEST = 30  # entries of a feed
SHOWN = 5  # new matches listed on the page
LONGEST = 80  # letters of a name

MATCHES = """
select a.url, a.headline, a.description, a.first_seen, a.date_published, coalesce(o.title, a.outlet) as title, o.zone
from articles a left join outlets o on o.name = a.outlet
where a.id in (select value from json_each(:ids)) and a.first_seen > :since order by a.first_seen desc limit :limit
"""
COUNT = "select count(*) from articles where id in (select value from json_each(:ids)) and first_seen > :since"
EVER = "0001"  # sorts before every instant


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved search, how many articles came since it was last looked at, and the latest of these."""

    row: sqlite3.Row
    since: str
    new: int
    latest: list[sqlite3.Row]


def kept(db: sqlite3.Connection) -> list[Kept]:
    """Every saved search with its new matches."""
    return [_kept(db, row) for row in saved.all_of(db)]


def _kept(db: sqlite3.Connection, row: sqlite3.Row) -> Kept:
    since = row["seen_at"] or row["created_at"]
    values = {"ids": _ids(db, row), "since": since, "limit": SHOWN}
    return Kept(row, since, db.execute(COUNT, values).fetchone()[0], db.execute(MATCHES, values).fetchall())


def _ids(db: sqlite3.Connection, row: sqlite3.Row) -> str:
    want = asked_of(parse_qs(urlsplit(row["query"]).query))
    return json.dumps(article_ids(db, want.words, want.filters))


async def page(datasette: Datasette, request: Request) -> Response:
    """`/recherches`: the list; by POST a search is saved, looked at or deleted."""
    if request.method == "POST":
        return await _write(datasette, request)
    found = await ask(datasette, kept)
    return await respond(datasette, request, "recherches.html", kept=found)


async def _write(datasette: Datasette, request: Request) -> Response:
    given = await request.post_vars()
    name, address, now = (given.get("nom") or "").strip()[:LONGEST], given.get("recherche") or "", datetime.now(UTC)
    database = datasette.get_database(DATABASE)
    if number := _number(given.get("effacer")):
        await database.execute_write_fn(lambda db: saved.delete(db, number))
    elif number := _number(given.get("vu")):
        await database.execute_write_fn(lambda db: saved.look(db, number, instant(now)))
    elif name and address.startswith(f"{PATH}?"):
        await database.execute_write_fn(lambda db: saved.save(db, name, address, instant(now)))
    return Response.redirect("/recherches")


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 16 else None


async def feed(datasette: Datasette, request: Request) -> Response:
    """`/recherches/ID.atom`: what was archived last of all that the search finds."""
    number, base = int(request.url_vars["id"]), f"{request.scheme}://{request.host}"
    found = await ask(datasette, lambda db: _feed(db, number, base))
    if found is None:
        return Response.text("no such search", status=404)
    return Response(atom(found), content_type="application/atom+xml; charset=utf-8")


def _feed(db: sqlite3.Connection, number: int, base: str) -> Feed | None:
    row = saved.one(db, number)
    if row is None:
        return None
    rows = db.execute(MATCHES, {"ids": _ids(db, row), "since": EVER, "limit": NEWEST}).fetchall()
    entries = [_entry(hit, base) for hit in rows]
    updated = max((entry.updated for entry in entries), default=row["created_at"])
    return Feed(f"{base}/recherches/{number}.atom", row["name"], updated, entries)


def _entry(hit: sqlite3.Row, base: str) -> Entry:
    headline, outlet = hit["headline"] or hit["url"], hit["title"] or "Archiver"
    return Entry(base + article_url(hit["url"]), headline, hit["first_seen"], outlet, hit["description"])
