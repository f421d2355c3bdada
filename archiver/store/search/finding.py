"""Finding articles: what was typed, narrowed by filters, ranked or by date, a page of hits at a time."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from archiver.store.search.filters import EVERYTHING, Filters
from archiver.store.search.matches import ALL, Matches, Sort
from archiver.store.search.query import parse
from archiver.store.search.spelling import suggestion

MARK, UNMARK = "\x02", "\x03"  # around the words found, in headlines and snippets; no page can hold them
SNIPPET_WORDS = 30

HIT = """
select a.id, a.url, a.headline, a.outlet, a.date_published, a.date_published_precision, a.kind, a.section, a.access,
  a.availability, a.first_seen, a.description, substr(a.body, 1, 300) as beginning
from articles a where a.id = :id
"""
MARKED = """
select highlight(articles_fts, 0, :mark, :unmark) as headline,
  snippet(articles_fts, -1, :mark, :unmark, '…', :words) as snippet
from articles_fts where articles_fts match :match and rowid = :id
"""


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
    hits = tuple(_hit(db, number, matches.expression) for number in matches.page(limit, offset))
    latest = tuple(matches.scores)
    return Found(hits, latest, matches.is_bounded, None if latest else suggestion(db, typed, query))


def article_ids(db: sqlite3.Connection, typed: str, filters: Filters = EVERYTHING) -> list[int]:
    """The ids of all that `find` finds on all its pages, the latest first: for exports."""
    query = parse(typed)
    if query.is_empty() and typed.strip():
        return []
    return Matches(db, query, filters.narrowed(query), "date").page(ALL, 0)


def _hit(db: sqlite3.Connection, number: int, expression: str | None) -> Hit:
    row = dict(db.execute(HIT, {"id": number}).fetchone())
    description, beginning = row.pop("description"), row.pop("beginning")
    marked, snippet = row["headline"], description or beginning
    if expression is not None:
        words = {"match": expression, "id": number, "mark": MARK, "unmark": UNMARK, "words": SNIPPET_WORDS}
        marked, snippet = db.execute(MARKED, words).fetchone()
    return Hit(**row, marked=marked, snippet=snippet)
