"""Whether an outlet's pages still give what they used to: a redesign breaks extraction without any error."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from archiver.store.rows import instant

Field = Literal["headline", "body", "authors", "date_published"]

MIN_PAGES = 3  # recent ones, and earlier ones; fewer say nothing
USUAL = 0.5  # share of pages that used to have a field for its loss to count
LOST = 0.5  # of that share left, or less: an alert

# Pages that are, or were announced as, articles.
PAGES = """
with pages as not materialized (
  select c.id, c.run_id, c.captured_at, c.version_id from captures c
  where c.outlet = :outlet and c.page_type is not null and c.status = 200
    and (c.article_id is not null or exists (
      select 1 from announcements n where n.identity = c.identity and n.source != 'front'))
)
"""
# Those of the latest run, or of the latest day for imports, are compared with the 30 days before.
RECENT = f"""
{PAGES}, latest as (select run_id, captured_at from pages order by captured_at desc, id desc limit 1)
select
  case when latest.run_id is null then p.captured_at > strftime('%Y-%m-%dT%H:%M:%SZ', latest.captured_at, '-1 day')
    else p.run_id is latest.run_id end as is_recent,
  count(*) as pages, count(v.headline) as headline, count(v.body) as body,
  count(nullif(v.authors, '[]')) as authors, count(v.date_published) as date_published
from pages p, latest left join versions v on v.id = p.version_id
where p.captured_at > strftime('%Y-%m-%dT%H:%M:%SZ', latest.captured_at, '-30 days')
group by is_recent
"""  # noqa: S608
WEEKS = f"""
{PAGES}
select date(substr(p.captured_at, 1, 10), '-6 days', 'weekday 1') as week,
  count(*) as pages, count(v.headline) as headline, count(v.body) as body,
  count(nullif(v.authors, '[]')) as authors, count(v.date_published) as date_published
from pages p left join versions v on v.id = p.version_id where p.captured_at >= :since group by week order by week
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Share:
    """How many of an outlet's pages gave a field: recently, and before (None: too few pages to tell)."""

    field: Field
    recent: float | None
    before: float | None

    def is_lost(self) -> bool:
        """Whether a field that most pages had is suddenly missing on many."""
        if self.recent is None or self.before is None:
            return False
        return self.before >= USUAL and self.recent <= self.before * LOST


def completeness(db: sqlite3.Connection, outlet: str) -> list[Share]:
    """The shares of the outlet's fields, in the latest run and in the month before."""
    counted = {bool(row["is_recent"]): row for row in db.execute(RECENT, {"outlet": outlet})}
    return [
        Share(field, _share(counted.get(True), field), _share(counted.get(False), field)) for field in get_args(Field)
    ]


@dataclass(frozen=True, slots=True)
class Week:
    """The pages captured in a week (UTC) and the part of them, 0 to 1, that gave each field."""

    monday: str
    pages: int
    shares: dict[Field, float]


def by_week(db: sqlite3.Connection, outlet: str, since: datetime) -> list[Week]:
    """How whole the outlet's pages were, week by week since an instant (aware): a broken template shows as a cliff."""
    rows = db.execute(WEEKS, {"outlet": outlet, "since": instant(since)})
    return [
        Week(row["week"], row["pages"], {field: row[field] / row["pages"] for field in get_args(Field)}) for row in rows
    ]


def _share(row: sqlite3.Row | None, field: Field) -> float | None:
    return row[field] / row["pages"] if row and row["pages"] >= MIN_PAGES else None
