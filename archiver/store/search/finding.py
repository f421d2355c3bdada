"""Finding articles: what was typed, narrowed by filters, ranked or by date, a page of hits at a time."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Literal

from archiver.store.search.expression import excluded_expression, expression
from archiver.store.search.filters import EVERYTHING, Filters
from archiver.store.search.query import Query, parse
from archiver.store.search.spelling import suggestion

Sort = Literal["rank", "recent", "date"]  # recent: the best ranked, what is older the lower

# Ranking costs about 1.2 µs a matching article, whatever is shown. Of more than this, the latest are ranked, and
# the latest of those with the words in their headline.
MAX_RANKED = 10_000
MAX_LOOKED_UP = 2_000  # matching articles; to sort more by date, the index of dates is walked and each one asked

MARK, UNMARK = "\x02", "\x03"  # around the words found, in headlines and snippets; no page can hold them
SNIPPET_WORDS = 30
ALL = -1  # SQLite's limit that is none

# The "+" keeps SQLite from asking the full-text index once for each article that passes. Articles of one period have
# neighbouring ids, as a rule: outside of the lowest and highest that pass the index is not read.
PASSING = "and rowid between :lowest and :highest and +rowid in (select a.id from articles a where 1 {conditions})"
BOUNDS = "select min(a.id) as lowest, max(a.id) as highest from articles a where 1 {conditions}"
COUNT = "select count(*) from articles_fts where articles_fts match :match {passing}"
FLOOR = """
select rowid from articles_fts where articles_fts match :match {passing} order by rowid desc limit 1 offset :bound
"""
RANKED = """
select rowid as id, bm25(articles_fts, 8.0, 3.0, 1.0) as score from articles_fts
where articles_fts match :match and rowid >= :floor {passing} order by score, rowid desc limit :limit
"""
LOOKED_UP = """
select a.id from articles a where a.id in (select rowid from articles_fts where articles_fts match :match) {conditions}
order by coalesce(a.date_published, a.first_seen) desc, a.id desc limit :limit offset :offset
"""
WALKED = """
select a.id from articles a where +a.id in (select rowid from articles_fts where articles_fts match :match) {conditions}
order by coalesce(a.date_published, a.first_seen) desc, a.id desc limit :limit offset :offset
"""
# In days before the newest sight of the archive; a month or year counts from its first day.
AGES = """
select id, max(0, julianday((select max(first_seen) from articles))
  - julianday(substr(coalesce(date_published, first_seen) || '-01-01', 1, 10))) as age
from articles where id in (select value from json_each(:ids))
"""
MAX_AGED = 2_000  # the best ranked; only they are put in an order that heeds their age
HALVED = 90  # days of age that halve the weight of a rank; twice as many leave a third
WITHOUT_WORDS = """
select a.id from articles a where 1 {conditions}
order by coalesce(a.date_published, a.first_seen) desc, a.id desc limit :limit offset :offset
"""
COUNT_WITHOUT_WORDS = "select count(*) from articles a where 1 {conditions}"
EXCLUDED = " and a.id not in (select rowid from articles_fts where articles_fts match :excluded)"

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
    """One page of a search."""

    hits: tuple[Hit, ...]
    total: int
    is_bounded: bool  # only the latest MAX_RANKED and the headlines were ranked, or the MAX_AGED best; say so
    suggestion: str | None  # "vouliez-vous dire", where a word is in no article


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
        return Found((), 0, False, None)
    search = _Search(db, query, filters.narrowed(query))
    ids, is_bounded = search.page(sort, limit, offset)
    hits = tuple(search.hit(article_id) for article_id in ids)
    return Found(hits, search.total, is_bounded, suggestion(db, typed, query) if not search.total else None)


def article_ids(db: sqlite3.Connection, typed: str, filters: Filters = EVERYTHING) -> list[int]:
    """The ids of all that `find` finds on all its pages, the latest first: for exports."""
    query = parse(typed)
    if query.is_empty() and typed.strip():
        return []
    return _Search(db, query, filters.narrowed(query)).page("date", ALL, 0)[0]


class _Search:
    """A query made ready: its expression, its conditions, how many articles it finds."""

    def __init__(self, db: sqlite3.Connection, query: Query, filters: Filters) -> None:
        self.db = db
        self.match = expression(db, query)
        self.conditions, self.values = filters.conditions(db)
        if self.match is not None:
            self.values["match"] = self.match
            if self.conditions:
                self.values |= dict(self._run(BOUNDS).fetchone())
        elif excluded := excluded_expression(db, query):
            self.conditions += EXCLUDED
            self.values["excluded"] = excluded
        self.total = int(self._run(COUNT_WITHOUT_WORDS if self.match is None else COUNT).fetchone()[0])

    def page(self, sort: Sort, limit: int, offset: int) -> tuple[list[int], bool]:
        """Ids of the articles of a page, and whether not all were ranked."""
        if self.match is None:
            return self._ids(WITHOUT_WORDS, limit, offset), False
        if sort == "date":
            return self._ids(WALKED if self.total > MAX_LOOKED_UP else LOOKED_UP, limit, offset), False
        if sort == "recent":
            return self._aged()[offset : offset + limit], self.total > MAX_AGED
        return self._ranked(limit, offset), self.total > MAX_RANKED

    def hit(self, article_id: int) -> Hit:
        """What is shown of an article."""
        row = dict(self._run(HIT, id=article_id).fetchone())
        description, beginning = row.pop("description"), row.pop("beginning")
        marked, snippet = row["headline"], description or beginning
        if self.match is not None:
            words = {"mark": MARK, "unmark": UNMARK, "words": SNIPPET_WORDS}
            marked, snippet = self._run(MARKED, id=article_id, **words).fetchone()
        return Hit(**row, marked=marked, snippet=snippet)

    def _ids(self, sql: str, limit: int, offset: int) -> list[int]:
        return [row["id"] for row in self._run(sql, limit=limit, offset=offset)]

    def _aged(self) -> list[int]:
        """The best ranked, each score lessened by age. Scores are negative: the lowest comes first."""
        scores = self._ranking(MAX_AGED)
        ages = {row["id"]: row["age"] or 0.0 for row in self._run(AGES, ids=json.dumps(list(scores)))}
        return sorted(scores, key=lambda article_id: scores[article_id] / (1 + ages[article_id] / HALVED))

    def _ranked(self, limit: int, offset: int) -> list[int]:
        scores = self._ranking(limit + offset)
        return sorted(scores, key=lambda article_id: scores[article_id])[offset : offset + limit]

    def _ranking(self, limit: int) -> dict[int, float]:
        """The scores of the best `limit` articles and more."""
        floor, scores = 0, {}
        if self.total > MAX_RANKED:
            floor = self._floor(str(self.match))
            scores = self._scores(f"{{headline}} : ({self.match})", limit)
        # The same article may be in both; its score over all columns counts.
        return scores | self._scores(str(self.match), limit, floor)

    def _scores(self, match: str, limit: int, floor: int | None = None) -> dict[int, float]:
        values = {"match": match, "limit": limit, "floor": self._floor(match) if floor is None else floor}
        return {row["id"]: row["score"] for row in self._run(RANKED, **values)}

    def _floor(self, match: str) -> int:
        """The row id from which on MAX_RANKED articles match."""
        row = self._run(FLOOR, match=match, bound=MAX_RANKED - 1).fetchone()
        return int(row[0]) if row else 0

    def _run(self, sql: str, **values: object) -> sqlite3.Cursor:
        passing = PASSING if self.conditions else ""
        written = sql.replace("{passing}", passing).replace("{conditions}", self.conditions)
        return self.db.execute(written, {**self.values, **values})
