"""At the start of a crawl: what a killed one left behind is mended and taken in."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from archiver.derive.closing import enter
from archiver.derive.intake import Intake, Report
from archiver.derive.locks import Lock
from archiver.store import Archive, lookups, losses
from archiver.terminal import one_line
from archiver.warc import cdxj
from archiver.warc.salvage import salvage

log = logging.getLogger(__name__)

KILLED = 137  # exit status noted for a run that never ended, as a shell tells it: 128 + SIGKILL

UNFINISHED = "select id, spider, arguments from runs where finished_at is null order by id"
FILES_OF = "select distinct warc_file from captures where run_id = :run"
RUN_OF = "select run_id from captures where warc_file = :name and run_id is not null limit 1"
ANY_ROW = "select 1 from captures where warc_file = :name limit 1"


def lock_name(spider: str, given: Mapping[str, str]) -> str:
    """The lock of a crawl: one for each outlet; for a list or address that was given, one for each of these."""
    what = [f"{name}={given[name]}" for name in ("file", "url") if name in given]
    return f"{spider}-{sha256(' '.join(what).encode()).hexdigest()[:16]}" if what else spider


def catch_up(intake: Intake, own_lock: str) -> Report:
    """Closes the WARC files of killed crawls and gives their records rows; harmless where there are none.

    `own_lock` is the name of the lock that the caller holds. Runs that are alive are left alone.
    """
    archive = intake.archive
    with Lock(archive.folder, "catch-up"):
        mended = salvage(archive.warc)
        for each in mended:
            log.warning("After a crash: %s", one_line(str(each)))
        dead = _dead_runs(archive, own_lock)
        names = {each.file for each in mended}
        for run in dead:
            names |= {row["warc_file"] for row in archive.db.execute(FILES_OF, {"run": run})}
        lost = sum(_forget_lost(archive, name) for name in sorted(names))
        if lost:  # what other records said of their articles is read again
            names |= {each.warc_file for each in lookups.unread(archive.db)}
        names |= _files_without_rows(archive)
        for name in sorted(names):
            if (archive.warc / name).is_file():
                intake.take(archive.warc / name, run=_run_of(archive, name, dead))
        if names:
            enter(archive, names, datetime.now(UTC))
        if lost:
            cdxj.rebuild(archive.folder, lambda fault: log.warning("%s", one_line(str(fault))))
        for run in dead:
            intake.writer.end_run(run, datetime.now(UTC), KILLED, "killed", {})
    report = intake.report
    if report.captures or report.pages:
        log.warning("Caught up with %d captures and %d pages of killed crawls", report.captures, report.pages)
    return report


def _forget_lost(archive: Archive, name: str) -> int:
    """Takes rows whose records did not survive out of the archive, so that they are asked for again; how many."""
    path = archive.warc / name
    if Path(name).is_absolute():
        return 0  # imported where it lies, and no file of ours
    lost = losses.beyond(archive.db, name, path.stat().st_size if path.is_file() else 0)
    archive.db.execute("begin immediate")
    losses.forget(archive.db, [number for number, _ in lost])
    archive.db.execute("commit")
    for _, text in lost:
        log.warning("After a crash: %s: removed", one_line(text))
    return len(lost)


def _dead_runs(archive: Archive, own_lock: str) -> list[int]:
    """Runs that never ended and whose lock nobody else holds."""
    dead = []
    for row in archive.db.execute(UNFINISHED).fetchall():
        name = lock_name(row["spider"], json.loads(row["arguments"]))
        lock = Lock(archive.folder, name)
        if name == own_lock or lock.take():
            dead.append(row["id"])
            lock.release()
    return dead


def _files_without_rows(archive: Archive) -> set[str]:
    names = {path.name for path in archive.warc.glob("*.warc.gz")}
    return {name for name in names if not archive.db.execute(ANY_ROW, {"name": name}).fetchone()}


def _run_of(archive: Archive, name: str, dead: list[int]) -> int | None:
    """The run that wrote a file: as its other rows say, else the last that died."""
    row = archive.db.execute(RUN_OF, {"name": name}).fetchone()
    return row["run_id"] if row else (dead[-1] if dead else None)
