"""Comparer: what changed between two versions, word by word."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.store.changes import Change, changes
from archiver.store.reading import Version, article_id, versions
from archiver.store.rows import moment
from archiver.web.interface.article import asked_instant
from archiver.web.interface.pages import ask, respond

OUTLET = """
select a.url, a.headline, coalesce(o.zone, 'Europe/Paris') as zone
from articles a left join outlets o on o.name = a.outlet where a.id = :article
"""
NAMES = {
    "headline": "Titre", "description": "Chapô", "body": "Texte", "authors": "Auteurs", "agencies": "Agences",
    "date_published": "Date de publication", "date_modified": "Date de mise à jour", "access": "Accès",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one article and the fields in which they differ."""

    article: sqlite3.Row
    old: Version
    new: Version
    changes: list[Change]


def comparison(db: sqlite3.Connection, url: str, old: datetime | None, new: datetime | None) -> Comparison | None:
    """What changed at `url` from the version online at `old` to the one at `new`; by default the last two.

    None when the address is no article's, or no text of it was read.
    """
    article = article_id(db, url)
    history = versions(db, article) if article is not None else []
    if not history:
        return None
    after = _index(history, new, len(history) - 1)
    before = _index(history, old, max(0, after - 1))
    row = db.execute(OUTLET, {"article": article}).fetchone()
    return Comparison(row, history[before], history[after], changes(history[before], history[after]))


def _index(history: list[Version], at: datetime | None, default: int) -> int:
    """Position of the version that was online `at`; the first one when `at` is before it."""
    if at is None:
        return default
    return max(0, sum(1 for version in history if moment(version.seen_at) <= at) - 1)


async def page(datasette: Datasette, request: Request) -> Response:
    """`/comparer?url=URL&from=INSTANT&to=INSTANT`"""
    url = request.args.get("url") or ""
    old, new = asked_instant(request.args.get("from")), asked_instant(request.args.get("to"))
    found = await ask(datasette, lambda db: comparison(db, url, old, new))
    if found is None:
        return await respond(datasette, request, "inconnu.html", status=404, url=url)
    return await respond(datasette, request, "comparer.html", it=found, names=NAMES)
