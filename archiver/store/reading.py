"""One article as it is kept: found by any of its addresses, whole, and as it was at an instant."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from archiver.addresses import identity
from archiver.store.rows import instant

BY_ID = "select id from articles where id = :given"
BY_URL = """
select article_id as id from article_urls where url = :url or identity = :identity order by url != :url limit 1
"""
ARTICLE = "select * from articles where id = :article"
NAMES = {
    "authors": "select name from article_authors join authors on authors.id = author_id"
    " where article_id = :article order by position",
    "agencies": "select name from article_agencies join agencies on agencies.id = agency_id"
    " where article_id = :article order by position",
    "keywords": "select name from article_keywords join keywords on keywords.id = keyword_id"
    " where article_id = :article order by position",
    "links": "select url as name from links where article_id = :article order by position",
}
PARTS = {
    "images": "select url, caption, credit from images where article_id = :article order by position",
    "embeds": "select provider, url, text from embeds where article_id = :article order by position",
    "entries": "select date, headline, body from entries where article_id = :article order by position",
}
VERSIONS = "select * from versions where article_id = :article order by seen_at, id"
SHOWN_AT = """
select c.captured_at, c.version_id from captures c
where c.article_id = :article and c.version_id is not null and c.captured_at <= :at
order by c.captured_at desc, c.id desc limit 1
"""
GONE_BETWEEN = """
select min(captured_at) as since from captures
where article_id = :article and status in (404, 410) and captured_at > :after and captured_at <= :at
"""

# The keys of the contract, in its order; those of lists come from their tables.
KEYS = (
    "url outlet page_type kind headline description body authors agencies date_published date_published_precision"
    " date_published_source date_modified date_modified_precision date_modified_source section keywords language access"
    " access_declared availability availability_since images embeds links entries word_count extractor_version"
).split()


@dataclass(frozen=True, slots=True)
class Version:
    """A distinct text of an article; dates as in the database (UTC)."""

    id: int
    seen_at: str
    headline: str | None
    description: str | None
    body: str | None
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    date_published: str | None
    date_modified: str | None
    access: str | None
    extractor_version: str
    capture_id: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What was online at an instant, as far as captures tell."""

    version: Version
    captured_at: str  # of the latest capture that showed it
    gone_since: str | None  # a later capture, still before the instant, found the address gone


def article_id(db: sqlite3.Connection, given: str) -> int | None:
    """The article that `given`, a row id or any of its addresses, names; None when there is none."""
    if given.isdecimal() and len(given) < 19:
        row = db.execute(BY_ID, {"given": int(given)}).fetchone()
    else:
        row = db.execute(BY_URL, {"url": given, "identity": identity(given)}).fetchone()
    return row["id"] if row else None


def article(db: sqlite3.Connection, article_id: int) -> dict[str, Any]:
    """The article's keys of the contract, dates as in the database (UTC)."""
    key = {"article": article_id}
    row = dict(db.execute(ARTICLE, key).fetchone())
    declared = row["access_declared"]
    row["access_declared"] = None if declared is None else bool(declared)
    for name, sql in NAMES.items():
        row[name] = [each["name"] for each in db.execute(sql, key)]
    for name, sql in PARTS.items():
        row[name] = [dict(each) for each in db.execute(sql, key)]
    return {name: row[name] for name in KEYS}


def capture_shown(db: sqlite3.Connection, article_id: int) -> int | None:
    """The row id of the capture whose text the article has now; None when no text was ever read."""
    shown: int | None = db.execute(ARTICLE, {"article": article_id}).fetchone()["capture_id"]
    return shown


def versions(db: sqlite3.Connection, article_id: int) -> list[Version]:
    """Every text the article has had, in the order of first sight; version 1 is the first of the list."""
    return [_version(row) for row in db.execute(VERSIONS, {"article": article_id})]


def shown_at(db: sqlite3.Connection, article_id: int, at: datetime) -> Shown | None:
    """What the latest capture not after `at` (aware) showed; None when the article was not yet seen."""
    row = db.execute(SHOWN_AT, {"article": article_id, "at": instant(at)}).fetchone()
    if row is None:
        return None
    version = next(each for each in versions(db, article_id) if each.id == row["version_id"])
    values = {"article": article_id, "after": row["captured_at"], "at": instant(at)}
    return Shown(version, row["captured_at"], db.execute(GONE_BETWEEN, values).fetchone()["since"])


def _version(row: sqlite3.Row) -> Version:
    values = {name: row[name] for name in Version.__slots__}
    values |= {"authors": tuple(json.loads(row["authors"])), "agencies": tuple(json.loads(row["agencies"]))}
    return Version(**values)
