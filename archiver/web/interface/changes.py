"""Modifications: edits and removals as they were noticed, newest first, with the words that changed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.store.changes import Piece, changes, shortened
from archiver.store.reading import versions
from archiver.web.interface.article import asked_instant, unread_instants
from archiver.web.interface.pages import ask, language_of, respond
from archiver.web.interface.words import translator

PAGE = 30
EVER = "0001"  # sorts before every instant
AROUND = 70  # characters shown on each side of a change
EXCERPT = 600  # characters of an excerpt, beyond which the comparison is the place to read on
TOLD = ("body", "description", "authors", "agencies")  # of which field an excerpt is shown: the first that changed

EDITS = """
select v.id, v.seen_at, a.id as article_id, a.url, a.outlet, coalesce(o.title, a.outlet) as title, o.zone
from versions v join articles a on a.id = v.article_id left join outlets o on o.name = a.outlet
where v.seen_at >= :since and (:before is null or v.seen_at < :before) and (:outlet is null or a.outlet = :outlet)
  and exists (select 1 from versions b where b.article_id = v.article_id and b.seen_at < v.seen_at)
order by v.seen_at desc, v.id desc limit :limit
"""
REMOVED = """
select a.url, a.headline, a.outlet, coalesce(o.title, a.outlet) as title, a.availability, a.availability_since,
  a.last_seen, o.zone, c.status
from articles a left join outlets o on o.name = a.outlet left join captures c on c.id = a.availability_capture_id
where a.availability in ('gone', 'moved') and a.availability_since >= :since
  and (:outlet is null or a.outlet = :outlet)
order by a.availability_since desc limit :limit
"""
OUTLETS = """
select name, title from outlets o where exists (select 1 from articles a where a.outlet = o.name) order by title
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of an article: from the version seen at `before_at` to the one seen at `seen_at`."""

    url: str
    title: str | None  # of the outlet
    outlet: str | None
    zone: str | None
    seen_at: str
    before_at: str
    headline: str | None
    fields: tuple[str, ...]  # that changed
    headline_pieces: tuple[Piece, ...]  # empty where the headline stayed
    excerpt: tuple[Piece, ...]  # of the first of TOLD that changed


def edits(
    db: sqlite3.Connection, outlet: str | None, *, since: str = EVER, before: str | None = None, limit: int = PAGE
) -> list[Edit]:
    """Edits seen from `since` on and before `before`, newest first, of one outlet or all."""
    rows = db.execute(EDITS, {"outlet": outlet, "since": since, "before": before, "limit": limit}).fetchall()
    return [_edit(db, row) for row in rows]


def removals(db: sqlite3.Connection, outlet: str | None, *, since: str = EVER, limit: int = PAGE) -> list[sqlite3.Row]:
    """Articles that are gone or moved, newest first."""
    return db.execute(REMOVED, {"outlet": outlet, "since": since, "limit": limit}).fetchall()


def _edit(db: sqlite3.Connection, row: sqlite3.Row) -> Edit:
    history = versions(db, row["article_id"])
    after = next(at for at, version in enumerate(history) if version.id == row["id"])
    old, new = history[after - 1], history[after]
    pieces = {change.field: change.pieces for change in changes(old, new)}
    told = next((field for field in TOLD if field in pieces), None)
    return Edit(
        row["url"], row["title"], row["outlet"], row["zone"], new.seen_at, old.seen_at, new.headline, tuple(pieces),
        pieces.get("headline", ()), _excerpt(pieces[told]) if told else (),
    )  # fmt: skip


def _excerpt(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The first changes with what stands around them."""
    shown: list[Piece] = []
    length = 0
    for piece in shortened(pieces, AROUND):
        text = " ".join(piece.text[: EXCERPT - length].split("\n\n"))
        shown.append(Piece(piece.op, text))
        length += len(text)
        if length >= EXCERPT:
            return (*shown, Piece("same", "…"))
    return tuple(shown)


async def page(datasette: Datasette, request: Request) -> Response:
    """`/modifications?media=OUTLET&avant=INSTANT`"""
    outlet, before = request.args.get("media") or None, request.args.get("avant") or None
    before = before if asked_instant(before) else None
    found, gone, outlets = await ask(
        datasette,
        lambda db: (
            edits(db, outlet, before=before),
            removals(db, outlet) if before is None else [],
            db.execute(OUTLETS).fetchall(),
        ),
    )
    more = found[-1].seen_at if len(found) == PAGE else None
    alerts = unread_instants(request, "avant")
    if outlet and outlet not in {row["name"] for row in outlets}:
        t = translator(language_of(request))
        alerts.append(t("L’archive n’a aucun article d’un média nommé « {name} ».", name=outlet))
    return await respond(
        datasette, request, "modifications.html", edits=found, gone=gone, outlets=outlets, outlet=outlet, more=more,
        alerts=alerts,
    )  # fmt: skip
