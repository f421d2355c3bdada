"""Mends what can be derived: the WARC files are the truth, rows and index follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from archiver.derive.closing import enter
from archiver.derive.intake import Intake
from archiver.derive.locks import Lock
from archiver.derive.verify import verify
from archiver.errors import ArchiveError
from archiver.outlets import Outlets
from archiver.store import Archive, losses
from archiver.store.search import indexes
from archiver.warc import cdxj
from archiver.warc.checks import Fault
from archiver.warc.files import path_of
from archiver.warc.salvage import salvage

FILES = "select distinct warc_file from captures"


def repair(archive: Archive, outlets: Outlets, stages: Callable[[Any], Sequence[Any]], now: datetime) -> Iterator[str]:
    """Mends the archive and says what it did, a line each.

    Files left open are closed at their last whole record; rows without record are removed, records without row
    and pages never read are taken in; index and search index are made anew. Run again, it does nothing.
    """
    with Lock(archive.folder, "catch-up"):
        for mended in salvage(archive.warc):
            yield str(mended)
        found = verify(archive, outlets, stages)
        archive.db.execute("begin immediate")
        losses.forget(archive.db, [number for number, _ in found.lost])
        indexes.rebuild(archive.db)
        archive.db.execute("commit")
        for _, text in found.lost:
            yield f"{text}: removed"
        intake = Intake(archive, outlets, stages)
        names = {row["warc_file"] for row in archive.db.execute(FILES)} | found.unlisted
        for name in sorted(names):
            try:
                intake.take(path_of(archive.warc, name), name=name)
            except ArchiveError as fault:
                yield str(fault)
        done = intake.report
        if done.captures or done.pages:
            yield f"{done.captures} records without row taken in, {done.pages} pages read"
        enter(archive, names, now)
        cdxj.rebuild(archive.folder, _told_by_verify)


def _told_by_verify(fault: Fault) -> None:
    """What is wrong with the files themselves is told when the repaired archive is verified."""
