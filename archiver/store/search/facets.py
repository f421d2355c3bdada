"""How the articles that a search finds are spread: by outlet, section, author, and month."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from archiver.store.search.filters import NO_OUTLET

MAX_COUNTED = 5_000  # articles, the latest: they are looked up one by one
MOST = 12  # values of one facet, the most frequent
MONTHS = 120  # the latest ones

# The index holds all that is counted: the rows themselves, each a page of the file with its text, are not read.
COUNTS = """
with found as materialized (
  select a.id, a.outlet, a.section, a.access, a.kind, a.language, a.availability,
    substr(coalesce(a.date_published, a.first_seen), 1, 7) as month
  from json_each(:ids) j cross join articles a indexed by articles_facets on a.id = j.value)
select * from (select 'outlets' as facet, outlet as value, count(*) as count from found group by outlet
  order by count desc, value limit :most)
union all select * from (select 'sections', section as value, count(*) as count from found group by section
  order by count desc, value limit :most)
union all select * from (select 'accesses', access, count(*) as count from found group by access)
union all select * from (select 'kinds', kind, count(*) as count from found group by kind)
union all select * from (select 'languages', lower(substr(language, 1, instr(language || '-', '-') - 1)) as value,
  count(*) as count from found group by value order by count desc, value limit :most)
union all select * from (select 'availabilities', availability, count(*) as count from found group by availability)
union all select 'authors', n.name, c.count from (select j.author_id, count(*) as count from found
  cross join article_authors j on j.article_id = found.id group by j.author_id order by count desc limit :most) c
  join authors n on n.id = c.author_id
union all select 'agencies', n.name, c.count from (select j.agency_id, count(*) as count from found
  cross join article_agencies j on j.article_id = found.id group by j.agency_id order by count desc limit :most) c
  join agencies n on n.id = c.agency_id
union all select * from (select 'months', month, count(*) from found group by month order by month desc limit :months)
"""

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """Values and how many articles have them, the most frequent first; months (YYYY-MM) in order."""

    outlets: Counts = ()
    sections: Counts = ()
    authors: Counts = ()
    agencies: Counts = ()
    accesses: Counts = ()
    kinds: Counts = ()
    languages: Counts = ()
    availabilities: Counts = ()
    months: Counts = ()


def facets(db: sqlite3.Connection, articles: Sequence[int]) -> Facets:
    """Facets of the first MAX_COUNTED of the articles with these ids: of `Found.latest`."""
    values = {"ids": json.dumps(articles[:MAX_COUNTED]), "most": MOST, "months": MONTHS}
    counted: dict[str, list[tuple[str, int]]] = {}
    for row in db.execute(COUNTS, values):
        value = row["value"] or (NO_OUTLET if row["facet"] == "outlets" else None)
        if value:
            counted.setdefault(row["facet"], []).append((value, row["count"]))
    counted["months"] = sorted(counted.get("months", []))
    return Facets(**{name: tuple(values) for name, values in counted.items()})
