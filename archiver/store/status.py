"""How the archive is: per outlet what came in, what failed, what is missing, and what should alarm somebody."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from archiver.store.completeness import Share, completeness
from archiver.store.gaps import Gaps, gaps
from archiver.store.rows import instant
from archiver.store.stated import Stated, policies

LEDGER_DAYS = 30  # days of the gap ledger that are shown
SILENT_AFTER = timedelta(days=3)  # without a new announcement, an outlet that announced daily is silent
DAILY = 10  # days with announcements, of the 30 before, that make an outlet one that announces daily

# 3: stopped early, 4: nothing archived, 5: refused by the outlet
ALARMING = {3: "stopped early", 4: "archived nothing", 5: "was refused by the outlet"}

OUTLETS = """
select outlet from captures union select outlet from articles union select outlet from announcements
union select outlet from runs where outlet is not null order by 1
"""
COUNTS = """
select
  (select count(*) from captures where outlet is :outlet) as captures,
  (select max(captured_at) from captures where outlet is :outlet) as last_capture,
  (select count(*) from articles where outlet is :outlet) as articles,
  (select count(*) from articles where outlet is :outlet and availability = 'gone') as gone,
  (select count(*) from versions v join articles a on a.id = v.article_id where a.outlet is :outlet) as versions,
  (select count(*) from failures where outlet is :outlet) as failures,
  (select count(*) from failures where outlet is :outlet and failed_at >= :yesterday) as failures_of_last_day
"""
LAST_RUN = """
select id, started_at, finished_at, exit_status, reason from runs
where outlet is :outlet order by started_at desc limit 1
"""
ANNOUNCING = """
select max(announced_at) as latest, count(distinct case when announced_at >= :month then substr(announced_at, 1, 10)
  end) as days from announcements where outlet is :outlet and source != 'front'
"""
SHARED_TEXTS = "select count(*) from (select 1 from versions group by hash having count(distinct article_id) > 1)"


@dataclass(frozen=True, slots=True)
class Run:
    """The latest run of an outlet; instants as in the database."""

    id: int
    started_at: str
    finished_at: str | None
    exit_status: int | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class OutletStatus:
    """What the archive holds of an outlet (None: hosts of no known outlet), and what is wrong with it."""

    outlet: str | None
    captures: int
    last_capture: str | None
    articles: int
    gone: int
    versions: int
    failures: int
    failures_of_last_day: int
    last_run: Run | None
    gaps: list[Gaps]
    completeness: list[Share]
    alerts: list[str]
    policies: list[Stated]


@dataclass(frozen=True, slots=True)
class Status:
    """The state of the whole archive."""

    outlets: list[OutletStatus]
    shared_texts: int  # texts that several articles have had, agency copy among them

    def alerts(self) -> list[str]:
        """Every alert, with its outlet's name before it."""
        return [f"{each.outlet or 'other'}: {alert}" for each in self.outlets for alert in each.alerts]


def status(db: sqlite3.Connection, now: datetime) -> Status:
    """The state of the archive at `now` (aware)."""
    outlets = [_outlet(db, row["outlet"], now) for row in db.execute(OUTLETS).fetchall()]
    return Status(outlets, int(db.execute(SHARED_TEXTS).fetchone()[0]))


def _outlet(db: sqlite3.Connection, outlet: str | None, now: datetime) -> OutletStatus:
    key = {"outlet": outlet, "yesterday": instant(now - timedelta(days=1)), "month": instant(now - timedelta(days=30))}
    counts = dict(db.execute(COUNTS, key).fetchone())
    row = db.execute(LAST_RUN, key).fetchone() if outlet else None
    run = Run(**dict(row)) if row else None
    shares = completeness(db, outlet) if outlet else []
    announcing = db.execute(ANNOUNCING, key).fetchone()
    alerts = [_lost(share) for share in shares if share.is_lost()]
    if run and run.exit_status in ALARMING:
        alerts.append(f"the last run ({run.started_at}) {ALARMING[run.exit_status]}")
    if announcing["days"] >= DAILY and announcing["latest"] < instant(now - SILENT_AFTER):
        alerts.append(f"silent: nothing new announced since {announcing['latest']}; look at its feeds")
    ledger = gaps(db, outlet, now - timedelta(days=LEDGER_DAYS))
    return OutletStatus(
        outlet,
        **counts,
        last_run=run,
        gaps=ledger,
        completeness=shares,
        alerts=alerts,
        policies=policies(db, outlet),
    )


def _lost(share: Share) -> str:
    recent, before = share.recent or 0, share.before or 0
    return (
        f"silent break: {share.field} on {recent:.0%} of the pages of the last run, {before:.0%} before; the captures "
        "are kept: mend the outlet's rules, then archiver reextract"
    )
