"""The articles that a query matches among those that filters let pass, and the order in which a page shows them."""

from __future__ import annotations

import json
import sqlite3
from typing import Literal

from archiver.store.search.expression import excluded_expression, expression, headline_expression
from archiver.store.search.filters import Filters
from archiver.store.search.query import Query

Sort = Literal["rank", "recent", "date"]  # recent: the best ranked, what is older the lower

# Ranking and counting cost about 1.5 µs a matching article, whatever is shown. Of more than this, the latest are
# looked at, and for ranking the latest of those with all words in their headline.
MAX_RANKED = 10_000
MAX_AGED = 2_000  # the best ranked; only they are put in an order that heeds their age
HALVED = 90  # days of age that halve the weight of a rank; twice as many leave a third
ALL = -1  # SQLite's limit that is none

# The "+" keeps SQLite from asking the full-text index once for each article that passes. Articles of one period have
# neighbouring ids, as a rule: outside of the lowest and highest that pass the index is not read.
PASSING = "and rowid between :lowest and :highest and +rowid in (select a.id from articles a where 1 {conditions})"
BOUNDS = "select min(a.id) as lowest, max(a.id) as highest from articles a where 1 {conditions}"
# FTS5 walks its lists from either end: the rows come in this order without being sorted.
LATEST = """
select rowid as id, 0.0 as score from articles_fts
where articles_fts match :match {passing} order by rowid desc limit :bound
"""
SCORED = """
select rowid as id, bm25(articles_fts, 8.0, 3.0, 1.0) as score from articles_fts
where articles_fts match :match {passing} order by rowid desc limit :bound
"""
HEADLINES = """
select id, score from (
  select rowid as id, bm25(headlines_fts, 8.0) as score from headlines_fts
  where headlines_fts match :headlines {passing} {without} order by rowid desc limit :bound)
order by score, id desc limit :limit
"""
WITHOUT = "and +rowid not in (select rowid from articles_fts where articles_fts match :excluded)"
# `articles_facets` has the dates; the rows themselves, each a page of the file with its text, are not read.
DATED = """
select a.id from json_each(:ids) j cross join articles a indexed by articles_facets on a.id = j.value
order by coalesce(a.date_published, a.first_seen) desc, a.id desc limit :limit offset :offset
"""
# For more than MAX_RANKED: the index of dates is walked, and each article asked.
WALKED = """
select a.id from articles a indexed by articles_dated
where +a.id in (select rowid from articles_fts where articles_fts match :match)
  {conditions}
order by coalesce(a.date_published, a.first_seen) desc, a.id desc limit :limit offset :offset
"""
# In days before the newest sight of the archive; a month or year counts from its first day.
AGES = """
select a.id, max(0, julianday((select max(first_seen) from articles))
  - julianday(substr(coalesce(a.date_published, a.first_seen) || '-01-01', 1, 10))) as age
from json_each(:ids) j cross join articles a indexed by articles_facets on a.id = j.value
"""
LATEST_WITHOUT_WORDS = "select a.id, 0.0 as score from articles a where 1 {conditions} order by a.id desc limit :bound"
WALKED_WITHOUT_WORDS = """
select a.id from articles a indexed by articles_dated where 1 {conditions}
order by coalesce(a.date_published, a.first_seen) desc, a.id desc limit :limit offset :offset
"""
EXCLUDED = " and a.id not in (select rowid from articles_fts where articles_fts match :excluded)"


class Matches:
    """All that match; of more than MAX_RANKED (`is_bounded`) `scores` holds the latest only; the latest come first.

    Scores are of bm25, the lowest the best; all are 0 for order by date and where no word says anything.
    """

    def __init__(self, db: sqlite3.Connection, query: Query, filters: Filters, sort: Sort) -> None:
        self._db, self._query, self._sort = db, query, sort
        self.expression = expression(db, query)
        self._conditions, self._values = filters.conditions(db)
        excluded = excluded_expression(db, query)
        if excluded:
            self._values["excluded"] = excluded
        if self.expression is not None:
            self._values["match"] = self.expression
            if self._conditions:
                self._values |= dict(self._run(BOUNDS).fetchone())
        elif excluded:
            self._conditions += EXCLUDED
        self.scores: dict[int, float] = {row[0]: row[1] for row in self._run(self._latest(), bound=MAX_RANKED + 1)}
        self.is_bounded = len(self.scores) > MAX_RANKED
        if self.is_bounded:
            self.scores.popitem()

    def page(self, limit: int, offset: int) -> list[int]:
        """Ids of the articles of a page."""
        if self.expression is None or self._sort == "date":
            return self._by_date(limit, offset)
        scores = self._ranking(limit + offset if self._sort == "rank" else max(limit + offset, MAX_AGED))
        ranked = _best(scores)
        if self._sort == "recent":
            ranked = _best(self._aged({number: scores[number] for number in ranked[:MAX_AGED]})) + ranked[MAX_AGED:]
        return ranked[offset : offset + limit]

    def _latest(self) -> str:
        if self.expression is None:
            return LATEST_WITHOUT_WORDS
        return LATEST if self._sort == "date" or self._query.says_nothing() else SCORED

    def _by_date(self, limit: int, offset: int) -> list[int]:
        values: dict[str, object] = {"limit": limit, "offset": offset}
        if not self.is_bounded:
            rows = self._run(DATED, ids=json.dumps(list(self.scores)), **values)
        else:
            rows = self._run(WALKED_WITHOUT_WORDS if self.expression is None else WALKED, **values)
        return [row["id"] for row in rows]

    def _ranking(self, best: int) -> dict[int, float]:
        """The scores, and where they are bounded those of the `best` headlines: the better of both counts."""
        scores = dict(self.scores)
        headlines = headline_expression(self._db, self._query) if self.is_bounded else None
        if headlines is not None:
            for row in self._run(HEADLINES, headlines=headlines, bound=MAX_RANKED, limit=best):
                scores[row["id"]] = min(row["score"], scores.get(row["id"], 0.0))
        return scores

    def _aged(self, scores: dict[int, float]) -> dict[int, float]:
        """The scores, each lessened by age: they are negative."""
        rows = self._run(AGES, ids=json.dumps(list(scores)))
        return {row["id"]: scores[row["id"]] / (1 + (row["age"] or 0.0) / HALVED) for row in rows}

    def _run(self, sql: str, **values: object) -> sqlite3.Cursor:
        written = sql.replace("{passing}", PASSING if self._conditions else "")
        written = written.replace("{without}", WITHOUT if self._query.excluded else "")
        return self._db.execute(written.replace("{conditions}", self._conditions), {**self._values, **values})


def _best(scores: dict[int, float]) -> list[int]:
    """The ids by score, of equal ones the latest first."""
    return sorted(scores, key=lambda number: (scores[number], -number))
