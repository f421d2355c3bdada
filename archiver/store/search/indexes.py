"""The full-text indexes beside the articles: made anew from them, compared with them."""

from __future__ import annotations

import sqlite3

REBUILDS = (
    "insert into articles_fts (articles_fts) values ('rebuild')",
    "insert into headlines_fts (headlines_fts) values ('rebuild')",
)
CHECKS = (
    "insert into articles_fts (articles_fts, rank) values ('integrity-check', 1)",
    "insert into headlines_fts (headlines_fts, rank) values ('integrity-check', 1)",
)


def rebuild(db: sqlite3.Connection) -> None:
    """Writes the indexes anew, in the caller's transaction: no deleted word is left in them."""
    for statement in REBUILDS:
        db.execute(statement)


def check(db: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError when an index does not agree with the articles. SQLite takes it for a write."""
    for statement in CHECKS:
        db.execute(statement)
