"""Comparer: what changed between two versions, word by word."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.store.changes import Change, changes
from archiver.store.reading import Version, shown_at, versions
from archiver.web.interface.article import Head, asked_instant, head, unread_instants
from archiver.web.interface.pages import ask, respond, unknown

DATES = ("date_published", "date_modified")  # shown in words: a word diff of them says little


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one article and the fields in which they differ."""

    head: Head
    history: list[Version]
    old: Version
    new: Version
    changes: list[Change]


def comparison(db: sqlite3.Connection, url: str, old: datetime | None, new: datetime | None) -> Comparison | None:
    """What changed at `url` from the version online at `old` to the one at `new`; by default the last two.

    None when the address is no article's, or no text of it was read.
    """
    known = head(db, url)
    history = versions(db, known.id) if known else []
    if known is None or not history:
        return None
    after = _online(db, known.id, new) or history[-1]
    before = _online(db, known.id, old) or history[max(0, history.index(after) - 1)]
    return Comparison(known, history, before, after, changes(before, after))


def _online(db: sqlite3.Connection, article: int, at: datetime | None) -> Version | None:
    shown = shown_at(db, article, at) if at else None
    return shown.version if shown else None


async def page(datasette: Datasette, request: Request) -> Response:
    """`/comparer?url=URL&from=INSTANT&to=INSTANT`"""
    url = request.args.get("url") or ""
    old, new = asked_instant(request.args.get("from")), asked_instant(request.args.get("to"))
    found = await ask(datasette, lambda db: comparison(db, url, old, new))
    if found is None:
        return await unknown(datasette, request, url)
    alerts = unread_instants(request, "from", "to")
    return await respond(datasette, request, "comparer.html", it=found, dates=DATES, alerts=alerts)
