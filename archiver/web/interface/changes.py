"""Modifications: edits and removals as they were noticed, newest first."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.web.interface.pages import ask, respond

PAGE = 30
EVER = "0001"  # sorts before every instant

EDITS = """
select v.id, v.seen_at, v.headline, a.id as article_id, a.url, a.outlet, coalesce(o.title, a.outlet) as title, o.zone,
  (select max(b.seen_at) from versions b where b.article_id = v.article_id and b.seen_at < v.seen_at) as before_at
from versions v join articles a on a.id = v.article_id left join outlets o on o.name = a.outlet
where v.seen_at >= :since and (:before is null or v.seen_at < :before) and (:outlet is null or a.outlet = :outlet)
  and exists (select 1 from versions b where b.article_id = v.article_id and b.seen_at < v.seen_at)
order by v.seen_at desc, v.id desc limit :limit
"""
EARLIER = "select headline, description, body from versions where article_id = :article and seen_at = :at"
LATER = "select headline, description, body from versions where id = :id"
REMOVED = """
select a.url, a.headline, a.outlet, coalesce(o.title, a.outlet) as title, a.availability, a.availability_since,
  a.last_seen, o.zone, c.status
from articles a left join outlets o on o.name = a.outlet left join captures c on c.id = a.availability_capture_id
where a.availability in ('gone', 'moved') and a.availability_since >= :since
  and (:outlet is null or a.outlet = :outlet)
order by a.availability_since desc limit :limit
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One edit of an article: from the version seen at `before_at` to the one seen at `seen_at`."""

    url: str
    title: str | None  # of the outlet
    outlet: str | None
    zone: str | None
    seen_at: str
    before_at: str
    headline: str | None
    former_headline: str | None  # where it changed
    words: int  # difference in length of the body, in words


def changes(
    db: sqlite3.Connection, outlet: str | None, since: str = EVER, limit: int = PAGE, before: str | None = None
) -> list[Change]:
    """Edits seen from `since` on and before `before`, newest first, of one outlet or all."""
    rows = db.execute(EDITS, {"outlet": outlet, "since": since, "before": before, "limit": limit}).fetchall()
    return [_change(db, row) for row in rows]


def removals(db: sqlite3.Connection, outlet: str | None, since: str = EVER, limit: int = PAGE) -> list[sqlite3.Row]:
    """Articles that are gone or moved, newest first."""
    return db.execute(REMOVED, {"outlet": outlet, "since": since, "limit": limit}).fetchall()


def _change(db: sqlite3.Connection, row: sqlite3.Row) -> Change:
    old = db.execute(EARLIER, {"article": row["article_id"], "at": row["before_at"]}).fetchone()
    new = db.execute(LATER, {"id": row["id"]}).fetchone()
    renamed = old["headline"] if old["headline"] != new["headline"] else None
    words = len((new["body"] or "").split()) - len((old["body"] or "").split())
    return Change(
        row["url"],
        row["title"],
        row["outlet"],
        row["zone"],
        row["seen_at"],
        row["before_at"],
        row["headline"],
        renamed,
        words,
    )


async def page(datasette: Datasette, request: Request) -> Response:
    """`/modifications?media=OUTLET&avant=INSTANT`"""
    outlet, before = request.args.get("media") or None, request.args.get("avant") or None
    edits, gone, outlets = await ask(
        datasette,
        lambda db: (
            changes(db, outlet, before=before),
            removals(db, outlet) if before is None else [],
            db.execute("select name, title from outlets order by title").fetchall(),
        ),
    )
    more = edits[-1].seen_at if len(edits) == PAGE else None
    return await respond(
        datasette, request, "modifications.html", edits=edits, gone=gone, outlets=outlets, outlet=outlet, more=more
    )
