"""Saved searches: what somebody wants to look at again. `query` is the search's address, filters and all.

What is written is committed at once: an open transaction would keep every crawl waiting.
"""

from __future__ import annotations

import sqlite3

ALL = "select id, name, query, created_at, seen_at from saved_searches order by name"
ONE = "select id, name, query, created_at, seen_at from saved_searches where id = :id"
SAVE = """
insert into saved_searches (name, query, created_at, seen_at) values (:name, :query, :at, :at)
on conflict (name) do update set query = excluded.query
"""
LOOK = "update saved_searches set seen_at = :at where id = :id"
DELETE = "delete from saved_searches where id = :id"


def all_of(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """Every saved search, by name."""
    return db.execute(ALL).fetchall()


def one(db: sqlite3.Connection, number: int) -> sqlite3.Row | None:
    """The saved search of that row id; None when there is none."""
    row: sqlite3.Row | None = db.execute(ONE, {"id": number}).fetchone()
    return row


def save(db: sqlite3.Connection, name: str, query: str, at: str) -> None:
    """Keeps a search under `name`, in place of the one of that name; `at` is an instant as columns hold it."""
    with db:
        db.execute(SAVE, {"name": name, "query": query, "at": at})


def look(db: sqlite3.Connection, number: int, at: str) -> None:
    """Notes that the search was looked at: what comes after `at` is new."""
    with db:
        db.execute(LOOK, {"id": number, "at": at})


def delete(db: sqlite3.Connection, number: int) -> None:
    """Forgets a search."""
    with db:
        db.execute(DELETE, {"id": number})
