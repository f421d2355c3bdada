"""What narrows a search beside its words, as conditions on `articles a`."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass, replace
from datetime import date, timedelta

from archiver.store.search.query import Query
from archiver.store.search.words import fold, words_of

# Tables of names are small beside articles: the names that fit are found first, accents and order of words aside.
NAMES = {
    "authors": "select id as value, name from authors",
    "agencies": "select id as value, name from agencies",
    # From each section to the next of the index: `distinct` would read it whole.
    "sections": """
with recursive sections (name) as (
  select min(section) from articles
  union all select (select min(section) from articles where section > sections.name) from sections
  where sections.name is not null)
select name as value, name from sections where name is not null
""",
}

NO_OUTLET = "other"  # among outlets: articles whose host is of no known outlet; `archiver status` calls them so

CONDITIONS = {
    "authors": "a.id in (select article_id from article_authors where author_id in"
    " (select value from json_each(:authors)))",
    "agencies": "a.id in (select article_id from article_agencies where agency_id in"
    " (select value from json_each(:agencies)))",
    "sections": "a.section in (select value from json_each(:sections))",
    "outlets": "(a.outlet in (select value from json_each(:outlets))"  # noqa: S608
    f" or a.outlet is null and '{NO_OUTLET}' in (select value from json_each(:outlets)))",
    "kinds": "a.kind in (select value from json_each(:kinds))",
    "languages": "lower(substr(a.language, 1, instr(a.language || '-', '-') - 1)) in"
    " (select lower(substr(value, 1, instr(value || '-', '-') - 1)) from json_each(:languages))",
    "accesses": "a.access in (select value from json_each(:accesses))",
    "availabilities": "a.availability in (select value from json_each(:availabilities))",
}
# Dates compare as text: "2024-03-12T..." and "2024-03" both come after "2024-02". An undated article is taken by
# its first sight.
SINCE = "coalesce(a.date_published, a.first_seen) >= :since"
BEFORE = "coalesce(a.date_published, a.first_seen) < :before"


@dataclass(frozen=True, slots=True)
class Filters:
    """Of each list at least one must fit, an empty one lets all pass. Dates as in Query: `before` is exclusive.

    NO_OUTLET is one of `outlets`; of a language's tag only the language counts, "fr-BE" is "fr".
    """

    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    accesses: tuple[str, ...] = ()
    availabilities: tuple[str, ...] = ()
    since: str | None = None
    before: str | None = None

    def narrowed(self, query: Query) -> Filters:
        """These filters and those that the query's field words name; the narrower date wins."""
        return replace(
            self,
            outlets=self.outlets + query.outlets,
            authors=self.authors + query.authors,
            agencies=self.agencies + query.agencies,
            sections=self.sections + query.sections,
            since=max(filter(None, (self.since, query.since)), default=None),
            before=min(filter(None, (self.before, query.before)), default=None),
        )

    def conditions(self, db: sqlite3.Connection) -> tuple[str, dict[str, str]]:
        """SQL that follows a `where`: " and ..." per filter in use, and its values."""
        sql, values = "", {}
        for name, condition in CONDITIONS.items():
            wanted = getattr(self, name)
            if wanted:
                sql += f" and {condition}"
                values[name] = json.dumps(_named(db, NAMES[name], wanted) if name in NAMES else wanted)
        for name, condition in (("since", SINCE), ("before", BEFORE)):
            if day := getattr(self, name):
                sql += f" and {condition}"
                values[name] = day
        return sql, values


EVERYTHING = Filters()


def until(last: str) -> str:
    """The exclusive bound that lets `last` (a day, month or year) pass and nothing after it."""
    year, month, day = (*map(int, last.split("-")), 0, 0)[:3]
    if day:
        try:
            return (date(year, month, day) + timedelta(days=1)).isoformat()
        except (ValueError, OverflowError):  # 2026-02-31: what comes after all days of the month
            return until(f"{year:04}-{month:02}")
    if month:
        return f"{year:04}-{month + 1:02}" if month < 12 else f"{year + 1:04}"
    return f"{year + 1:04}"


def _named(db: sqlite3.Connection, names: str, wanted: tuple[str, ...]) -> list[object]:
    """Values of the names that hold all words of one of `wanted`; none fits: an empty list, which finds nothing."""
    patterns = [[re.compile(rf"\b{re.escape(fold(word))}\b") for word in words_of(name)] for name in wanted]
    return [
        row["value"]
        for row in db.execute(names)
        if any(all(word.search(fold(row["name"].lower())) for word in pattern) for pattern in patterns)
    ]
