"""Erasure: the bytes of what was withdrawn leave every file of the archive folder.

In this order, each step safe to do again: the journal `erasure.json` names the records (by id, no address, no text);
revisits that lean on them are made whole; tombstones take their place; rows, index and seals follow the files; the
database is written anew without what was deleted. The journal goes last: while it is there, the next call goes on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from archiver.addresses import identity
from archiver.derive import quoters
from archiver.derive.closing import OF_FILE, signing_key
from archiver.derive.locks import Lock
from archiver.derive.quoters import COVERED
from archiver.derive.quoting import Passages
from archiver.derive.scrubbing import follow, scrub
from archiver.errors import ArchiveError
from archiver.outlets import Outlets
from archiver.store import Archive
from archiver.store.rows import capture
from archiver.store.withdrawals import Withdrawal, mark, targets, withdrawals
from archiver.warc import cdxj
from archiver.warc.build import NewRecord
from archiver.warc.checks import Fault
from archiver.warc.erasure import At, Survey, Surveyor
from archiver.warc.files import OPEN, read_record, sync_folder
from archiver.warc.records import Record
from archiver.warc.rewrite import is_tombstone, restored, rewrite, tombstone
from archiver.warc.salvage import salvage
from archiver.warc.seals import seal

JOURNAL = "erasure.json"  # in the archive folder
ERASED = Path("seals", "erased.txt")  # ids of erased records, a line each
REASON = "withdrawn"


@dataclass(frozen=True, slots=True)
class Journal:
    """Records to be erased, by file, and every file that was or will be rewritten."""

    path: Path
    doomed: dict[str, set[str]]
    files: set[str]

    @classmethod
    def of(cls, folder: Path) -> Journal:
        """The journal of an interrupted erasure; an empty one when there is none, or it was never finished."""
        path = folder / JOURNAL
        try:
            told = json.loads(path.read_text())
        except (OSError, ValueError):
            return cls(path, {}, set())
        return cls(path, {name: set(ids) for name, ids in told["doomed"].items()}, set(told["files"]))

    def add(self, found: Survey) -> None:
        """Takes up what a survey found, and is on disk before anything is rewritten."""
        for name, ids in found.doomed.items():
            self.doomed.setdefault(name, set()).update(ids)
        self.files.update(found.doomed, found.leaning)
        told = {"doomed": {name: sorted(ids) for name, ids in self.doomed.items()}, "files": sorted(self.files)}
        replace_file(self.path, json.dumps(told))

    def keep(self, folder: Path) -> None:
        """Adds the ids of the erased records to ERASED, by which copies of them are known."""
        ids = erased_before(folder).union(*self.doomed.values())
        replace_file(folder / ERASED, "".join(f"{each}\n" for each in sorted(ids)))


def erased_before(folder: Path) -> set[str]:
    """Ids of all records that were ever erased from the archive in `folder`."""
    path = folder / ERASED
    return set(path.read_text().split()) if path.exists() else set()


def replace_file(path: Path, content: str) -> None:
    """Puts `content` in place of a file, whole or not at all, so that it survives a power loss."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    with new.open("w") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    new.replace(path)
    sync_folder(path.parent)


def erase(
    archive: Archive,
    outlets: Outlets,
    stages: Callable[[Any], Sequence[Any]],
    some: Sequence[Withdrawal],
    now: datetime,
) -> Iterator[str]:
    """Erases what `some` withdrawals cover; a line for each thing that somebody should know.

    Lists that announced an article, and what its scripts fetched, go with it where they hold its text. Interrupted
    anywhere, the next call finishes it.
    Raises ArchiveError while a crawl runs, and when a file cannot be written or the database is being read.
    """
    with Lock(archive.folder, "catch-up"):
        for mended in salvage(archive.warc):
            yield str(mended)
        if list(archive.warc.glob(f"*{OPEN}")):
            raise ArchiveError("a crawl is writing to the archive: wait for its end, then give the same command again")
        journal = Journal.of(archive.folder)
        found = _survey(archive, outlets, some, quoters.texts(archive, outlets, stages, some))
        journal.add(found)
        _rewrite(archive, journal, found, now)
        yield from _not_ours(archive, some)
        _bring_in_line(archive, journal.files, some, now)
        journal.keep(archive.folder)
        mark(archive.db, some, now, "erased")
        scrub(archive)
        journal.path.unlink()
        sync_folder(archive.folder)
    yield f"{sum(map(len, journal.doomed.values()))} records erased in {len(journal.files)} WARC files"


def purge(archive: Archive, outlets: Outlets, name: str, now: datetime) -> None:
    """Erases from the WARC file `name`, just copied into the archive, what was erased before."""
    erased = [each for each in withdrawals(archive.db) if each.state == "erased"]
    if erased:
        found = _survey(archive, outlets, erased, Passages(frozenset(), frozenset()), [name])
        if found.doomed:
            journal = Journal(archive.folder / JOURNAL, found.doomed, {name})
            _rewrite(archive, journal, found, now)
            _bring_in_line(archive, {name}, erased, now)


def _survey(
    archive: Archive,
    outlets: Outlets,
    some: Sequence[Withdrawal],
    held: Passages,
    names: Iterable[str] | None = None,
) -> Survey:
    urls = {each.target for each in some if each.scope == "url"}
    whole = {each.target for each in some if each.scope == "outlet"}
    lists = quoters.that_may_quote(archive, some) if held.body or held.headings else set()

    def covers(url: str) -> bool:
        outlet = outlets.of(url) if whole else None
        return identity(url) in urls or (outlet is not None and outlet.name in whole)

    def quotes(record: Record) -> bool:
        return record.target in lists and quoters.quotes(record, outlets, held)

    outside = {
        row["record_id"]: At(row["warc_file"], row["warc_offset"], row["warc_length"])
        for row in archive.db.execute(COVERED, targets(some))
        if os.path.isabs(row["warc_file"])
    }
    names = names if names is not None else sorted(path.name for path in archive.warc.glob("*.warc.gz"))
    erased = erased_before(archive.folder)
    return Surveyor(covers, quotes, erased, outside).survey(archive.warc, names, _told_by_verify)


def _rewrite(archive: Archive, journal: Journal, found: Survey, now: datetime) -> None:
    """First what leans on the doomed is made whole, then tombstones take their place."""
    for name, revisits in found.leaning.items():

        def whole(record: Record, wanted: dict[str, At] = revisits) -> NewRecord | None:
            at = wanted.get(record.record_id)
            if at is None or record.type != "revisit":
                return None
            return restored(record, read_record(archive.warc, at.file, at.offset, at.length))

        rewrite(archive.warc, name, whole, _told_by_verify)
    for name, ids in journal.doomed.items():

        def gone(record: Record, doomed: set[str] = ids) -> NewRecord | None:
            erased = record.record_id in doomed and not is_tombstone(record)
            return tombstone(record, now, REASON) if erased else None

        rewrite(archive.warc, name, gone, _told_by_verify)


def _not_ours(archive: Archive, some: Sequence[Withdrawal]) -> Iterator[str]:
    """Imported files that are read where they lie are somebody else's: they are named, not changed."""
    rows = archive.db.execute(COVERED, targets(some))
    for name in sorted({row["warc_file"] for row in rows if os.path.isabs(row["warc_file"])}):
        yield f"{name} lies outside the archive and is left alone: it still holds what was withdrawn"


def _bring_in_line(archive: Archive, files: set[str], some: Sequence[Withdrawal], now: datetime) -> None:
    """Rows, index and seals say what the rewritten files hold."""
    with Lock(archive.folder, "index"):
        archive.db.execute("begin immediate")
        try:
            follow(archive, files, targets(some))
        except BaseException:
            archive.db.execute("rollback")
            raise
        archive.db.execute("commit")
        rows = (row for name in sorted(files) for row in archive.db.execute(OF_FILE, {"name": name}))
        cdxj.renew(archive.folder, files, (capture(row) for row in rows))
        stamps = os.environ.get("TIMESTAMP_URL") or None
        seal(archive.folder, now, signing_key(), stamps, dict.fromkeys(files, REASON))


def _told_by_verify(fault: Fault) -> None:
    """What is wrong with the files themselves is told when the archive is verified."""
