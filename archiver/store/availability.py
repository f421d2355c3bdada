"""Whether an article is still online, since when, and the capture that shows it."""

from __future__ import annotations

import sqlite3

from archiver.addresses import identity
from archiver.article import Availability

# The address that counts is the canonical one, or, never captured, that of the latest text.
ADDRESS = """
select coalesce(
  (select u.identity from articles a join article_urls u on u.url = a.url
   where a.id = :article and exists (select 1 from captures c where c.identity = u.identity)),
  (select identity from captures where article_id = :article and version_id is not null
   order by captured_at desc, id desc limit 1)) as identity
"""
SHOWN = """
select id, captured_at, status, version_id, location
from captures where identity = :identity order by captured_at desc, id desc
"""
OWN = "select identity from article_urls where article_id = :article"
UPDATE = """
update articles set availability = :state, availability_since = :since, availability_capture_id = :capture
where id = :article
"""


def refresh(db: sqlite3.Connection, article_id: int) -> None:
    """Reads the article's availability off its captures: the latest state, since the first capture that showed it."""
    counts = db.execute(ADDRESS, {"article": article_id}).fetchone()["identity"]
    own = {row["identity"] for row in db.execute(OWN, {"article": article_id})}
    state: Availability = "unknown"
    since = capture = None
    for row in db.execute(SHOWN, {"identity": counts}):
        shown = _state(row, own)
        if shown is None:
            continue
        if state not in ("unknown", shown):
            break
        state, since, capture = shown, row["captured_at"], row["id"]
    db.execute(UPDATE, {"article": article_id, "state": state, "since": since, "capture": capture})


def _state(row: sqlite3.Row, own: set[str]) -> Availability | None:
    """What one capture shows; None when it decides nothing: a failure, a wall, a temporary redirect."""
    if row["status"] in (404, 410):
        return "gone"
    if row["version_id"] is not None or row["status"] == 304:
        return "online"
    # Temporary redirects lead to consent and log-in pages as often as anywhere.
    if row["status"] in (301, 308) and row["location"] and identity(row["location"]) not in own:
        return "moved"
    return None
