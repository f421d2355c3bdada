"""What an outlet allows or reserves, as of now: its files, and what its pages state."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

FILES = """
select name, '' as value, 1 as pages, max(seen_at) as since, max(last_seen) as last_seen from policies
where outlet is :outlet and name in ('robots.txt', 'tdmrep', 'ai.txt') group by name
"""
# Of each page the latest value of each name.
PAGES = """
select name, value, count(*) as pages, min(seen_at) as since, max(last_seen) as last_seen from policies p
where outlet is :outlet and name not in ('robots.txt', 'tdmrep', 'ai.txt')
  and not exists (select 1 from policies o where o.url = p.url and o.name = p.name and o.seen_at > p.seen_at)
group by name, value order by pages desc, name
"""


@dataclass(frozen=True, slots=True)
class Stated:
    """One rule of an outlet; instants as in the database. A file's text is in `policies`."""

    name: str  # "robots.txt", "tdmrep", "ai.txt", "robots", "x-robots-tag", "tdm-reservation"...
    value: str  # of pages: "noarchive, noai"; of files empty
    pages: int  # that state it
    since: str  # the present text of a file; the first sight on a page
    last_seen: str

    def __str__(self) -> str:
        if not self.value:
            return f"{self.name} since {self.since}"
        return f"{self.name} {self.value} on {self.pages} pages"


def policies(db: sqlite3.Connection, outlet: str | None) -> list[Stated]:
    """The rules of an outlet (None: of hosts of no known outlet), files first."""
    return [Stated(**dict(row)) for sql in (FILES, PAGES) for row in db.execute(sql, {"outlet": outlet})]
