"""Finding articles: what was typed, narrowed by filters, ranked or by date, a page of hits at a time."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from archiver.store.search.filters import EVERYTHING, Filters
from archiver.store.search.marking import Text, marked
from archiver.store.search.matches import ALL, Matches, Sort
from archiver.store.search.query import parse
from archiver.store.search.spelling import suggestion

# In the order of the ids given.
HITS = """
select a.id, a.url, a.headline, a.outlet, a.date_published, a.date_published_precision, a.kind, a.section, a.access,
  a.availability, a.first_seen, a.description, a.body
from json_each(:ids) j join articles a on a.id = j.value order by j.key
"""
BEGINNING = 300  # characters of a text, where there is neither snippet nor chapô


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found; MARK and UNMARK stand around the words found in `marked` and `snippet`."""

    id: int
    url: str
    headline: str | None
    outlet: str | None
    date_published: str | None
    date_published_precision: str | None
    kind: str | None
    section: str | None
    access: str | None
    availability: str
    first_seen: str
    marked: str | None  # the headline
    snippet: str | None  # where the words stand, else how the text begins


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a search, and what else it found."""

    hits: tuple[Hit, ...]
    latest: tuple[int, ...]  # ids of all that was found, where is_bounded of the latest MAX_RANKED; the latest first
    is_bounded: bool  # more than `total` were found, and only the latest and the headlines are ranked; say so
    suggestion: str | None  # "vouliez-vous dire", where a word is in no article

    @property
    def total(self) -> int:
        """How many articles were found, counted up to MAX_RANKED."""
        return len(self.latest)


def find(
    db: sqlite3.Connection,
    typed: str,
    filters: Filters = EVERYTHING,
    *,
    sort: Sort = "rank",
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """The articles that `typed` finds among those that `filters` let pass; see `query.parse` for what may be typed.

    Without words, all that pass, the latest first. Never raises for what was typed.
    """
    query = parse(typed)
    if query.is_empty() and typed.strip():  # punctuation alone
        return Found((), (), False, None)
    matches = Matches(db, query, filters.narrowed(query), sort)
    hits = _hits(db, matches.page(limit, offset), matches.expression)
    latest = tuple(matches.scores)
    return Found(hits, latest, matches.is_bounded, None if latest else suggestion(db, typed, query))


def article_ids(db: sqlite3.Connection, typed: str, filters: Filters = EVERYTHING) -> list[int]:
    """The ids of all that `find` finds on all its pages, the latest first: for exports."""
    query = parse(typed)
    if query.is_empty() and typed.strip():
        return []
    return Matches(db, query, filters.narrowed(query), "date").page(ALL, 0)


def _hits(db: sqlite3.Connection, ids: list[int], expression: str | None) -> tuple[Hit, ...]:
    rows = [dict(row) for row in db.execute(HITS, {"ids": json.dumps(ids)})]
    texts = [(row["id"], row["headline"], row.pop("description"), row.pop("body")) for row in rows]
    words = marked(expression, texts) if expression is not None else {}
    return tuple(_hit(row, text, words.get(row["id"])) for row, text in zip(rows, texts, strict=True))


def _hit(row: dict[str, Any], text: Text, words: tuple[str | None, str | None] | None) -> Hit:
    _, headline, description, body = text
    shown, snippet = words or (headline, description or (body or "")[:BEGINNING] or None)
    return Hit(**row, marked=shown, snippet=snippet)
