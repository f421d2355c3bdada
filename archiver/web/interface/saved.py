"""Recherches enregistrées: searches kept under a name, what is new in each, an Atom feed each."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape, quoteattr

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.store import saved
from archiver.store.rows import instant
from archiver.store.search import Found, find
from archiver.web.interface.pages import DATABASE, article_url, ask, respond
from archiver.web.interface.search import asked_of

NEWEST = 30


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved search and how many articles came since it was last looked at."""

    row: sqlite3.Row
    new: int


def kept(db: sqlite3.Connection) -> list[Kept]:
    """Every saved search with its number of new matches."""
    return [Kept(row, _new(db, row)) for row in saved.all_of(db)]


def matches(db: sqlite3.Connection, address: str, limit: int) -> Found:
    """The newest articles that the search at `address` ("/recherche?...") finds."""
    want = asked_of(parse_qs(urlsplit(address).query))
    return find(db, want.words, want.filters, sort="date", limit=limit)


def _new(db: sqlite3.Connection, row: sqlite3.Row) -> int:
    since = row["seen_at"] or row["created_at"]
    return sum(1 for hit in matches(db, row["query"], NEWEST).hits if hit.first_seen > since)


async def page(datasette: Datasette, request: Request) -> Response:
    """`/recherches`: the list; by POST a search is saved, looked at or deleted."""
    if request.method == "POST":
        return await _write(datasette, request)
    found = await ask(datasette, kept)
    return await respond(datasette, request, "recherches.html", kept=found)


async def _write(datasette: Datasette, request: Request) -> Response:
    given = await request.post_vars()
    name, address, now = (given.get("nom") or "").strip()[:80], given.get("recherche") or "", instant(datetime.now(UTC))
    database = datasette.get_database(DATABASE)
    if number := given.get("effacer"):
        await database.execute_write_fn(lambda db: saved.delete(db, int(number) if number.isdecimal() else 0))
    elif number := given.get("vu"):
        await database.execute_write_fn(lambda db: saved.look(db, int(number) if number.isdecimal() else 0, now))
    elif name and address.startswith("/recherche?"):
        await database.execute_write_fn(lambda db: saved.save(db, name, address, now))
    return Response.redirect("/recherches")


async def feed(datasette: Datasette, request: Request) -> Response:
    """`/recherches/ID.atom` (RFC 4287)"""
    number = int(request.url_vars["id"])
    base = f"{request.scheme}://{request.host}"
    text = await ask(datasette, lambda db: _atom(db, number, base))
    if text is None:
        return Response.text("no such search", status=404)
    return Response(text, content_type="application/atom+xml; charset=utf-8")


def _atom(db: sqlite3.Connection, number: int, base: str) -> str | None:
    row = saved.one(db, number)
    if row is None:
        return None
    hits = matches(db, row["query"], NEWEST).hits
    entries = "".join(
        f"<entry><id>{escape(base + article_url(hit.url))}</id><title>{escape(hit.headline or hit.url)}</title>"
        f"<updated>{hit.first_seen}</updated><link href={quoteattr(base + article_url(hit.url))}/>"
        f"<author><name>{escape(hit.outlet or 'Archiver')}</name></author></entry>"
        for hit in hits
    )
    updated = max((hit.first_seen for hit in hits), default=row["created_at"])
    own = f"{base}/recherches/{number}.atom"
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>{own}</id>'
        f'<title>{escape(row["name"])}</title><updated>{updated}</updated><link rel="self" href="{own}"/>'
        f"{entries}</feed>"
    )
