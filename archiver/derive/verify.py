"""Whether an archive agrees with itself: records, rows, index, search, and a sample of texts read again."""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archiver.article import EXTRACTOR_VERSION, Capture
from archiver.derive.again import Reader
from archiver.derive.erasing import JOURNAL
from archiver.errors import ArchiveError
from archiver.outlets import Outlets
from archiver.store import Archive, lookups
from archiver.store.rows import capture
from archiver.store.search import indexes
from archiver.store.versions import text_hash
from archiver.warc import cdxj
from archiver.warc.checks import Fault
from archiver.warc.files import OPEN, path_of
from archiver.warc.records import capture_of
from archiver.warc.walk import walk_records

SAMPLE = 20  # versions whose pages are read again; `archiver reextract` reads all

ROWS_OF = "select * from captures where warc_file = :name order by warc_offset"
NAMES = "select distinct warc_file from captures order by warc_file"
IMPORTED = "select 1 from captures c join runs r on r.id = c.run_id where c.warc_file = :name and r.spider = 'import'"
STRAY_REVISITS = """
select url, warc_file, warc_offset, record_type, refers_to from captures c
where refers_to is not null and not exists (select 1 from captures o where o.record_id = c.refers_to)
"""
SOME_VERSIONS = """
select v.hash, v.article_id, c.* from versions v join captures c on c.id = v.capture_id
where v.extractor_version = :extractor and c.page_type = 'article'
  and v.id % max(1, (select count(*) from versions) / :sample) = 0
limit :sample
"""
# What a record says of its row; `entity_digest` is not of the record.
COMPARED = ("url", "captured_at", "status", "warc_length", "record_id", "record_type", "payload_digest", "refers_to")


@dataclass(slots=True)
class Findings:
    """What was found wrong, a line each. `lost`: ids of rows without record; `unlisted`: records without row."""

    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    lost: list[tuple[int, str]] = field(default_factory=list)
    unlisted: set[str] = field(default_factory=set)
    records: int = 0


def verify(archive: Archive, outlets: Outlets, stages: Callable[[Any], Sequence[Any]]) -> Findings:
    """Reads every record and every row of the archive; changes nothing."""
    found = Findings()
    if (archive.folder / JOURNAL).exists():
        found.faults.append("an erasure was interrupted: give the same `archiver withdraw ... --erase` again")
    found.faults += _database(archive.db)
    held: list[Capture] = []
    for name in sorted(_names(archive, found)):
        held += _file(archive, outlets, name, found)
    found.faults += cdxj.compare(archive.folder, held)
    for row in archive.db.execute(STRAY_REVISITS):
        at = f"{row['warc_file']}, offset {row['warc_offset']}"
        found.faults.append(f"{at}: the {row['record_type']} of {row['url']} has no original {row['refers_to']}")
    for each in lookups.unread(archive.db):
        found.faults.append(f"{each.warc_file}, offset {each.warc_offset}: {each.url} was archived and never read")
    found.faults += _sample(archive, outlets, stages)
    return found


def _database(db: sqlite3.Connection) -> Iterator[str]:
    for row in db.execute("pragma quick_check"):
        if row[0] != "ok":
            yield f"archive.db: {row[0]}"
    for row in db.execute("pragma foreign_key_check"):
        yield f"archive.db: row {row['rowid']} of {row['table']} names a row of {row['parent']} that is not there"
    db.execute("begin")
    try:
        indexes.check(db)
    except sqlite3.DatabaseError:
        yield "archive.db: the search index does not agree with the articles"
    finally:
        db.execute("rollback")


def _names(archive: Archive, found: Findings) -> set[str]:
    """Names of all closed WARC files, of the folder and of rows."""
    names = {path.name for path in archive.warc.glob("*.warc.gz")}
    for path in archive.warc.glob(f"*{OPEN}"):
        if _is_written(path):
            found.warnings.append(f"{path.name}: is being written by a crawl, and was left out")
        else:
            found.faults.append(f"{path.name}: was left open by a crawl that was killed")
            names.add(path.name.removesuffix(OPEN))
    being_written = {path.name.removesuffix(OPEN) for path in archive.warc.glob(f"*{OPEN}")}
    return names | {row["warc_file"] for row in archive.db.execute(NAMES)} - being_written


def _is_written(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _file(archive: Archive, outlets: Outlets, name: str, found: Findings) -> list[Capture]:
    """Compares one WARC file with its rows; the captures that it holds."""
    told = found.warnings if archive.db.execute(IMPORTED, {"name": name}).fetchone() else found.faults

    def tell(fault: Fault) -> None:
        told.append(str(fault))

    held: dict[int, Capture] = {}
    try:
        for record in walk_records(path_of(archive.warc, name), tell):
            found.records += 1
            each = capture_of(record)
            if each is not None and each.warc_offset not in held:
                held[each.warc_offset] = each
    except ArchiveError as fault:
        found.faults.append(str(fault))
    for row in archive.db.execute(ROWS_OF, {"name": name}):
        _row(capture(row), held.pop(row["warc_offset"], None), row["id"], found)
    listed = [each for each in held.values() if not _is_excused(archive, outlets, each)]
    for each in listed:
        found.faults.append(f"{name}, offset {each.warc_offset}: the record of {each.url} has no row")
        found.unlisted.add(name)
    return [capture(row) for row in archive.db.execute(ROWS_OF, {"name": name})]


def _row(row: Capture, record: Capture | None, number: int, found: Findings) -> None:
    at = f"{row.warc_file}, offset {row.warc_offset}"
    if record is None:
        text = f"{at}: row {number} of {row.url} has no record"
    else:
        wrong = [name for name in COMPARED if getattr(row, name) != getattr(record, name)]
        if not wrong:
            return
        text = f"{at}: row {number} of {row.url} differs from its record in {', '.join(wrong)}"
    found.faults.append(text)
    found.lost.append((number, text))


def _is_excused(archive: Archive, outlets: Outlets, each: Capture) -> bool:
    """Whether a record rightly has no row of its own: withdrawn, or a copy of a record that has one."""
    outlet = outlets.of(each.url)
    copy = lookups.by_record(archive.db, each.record_id) is not None
    return copy or lookups.is_withdrawn(archive.db, each.url, outlet.name if outlet else None)


def _sample(archive: Archive, outlets: Outlets, stages: Callable[[Any], Sequence[Any]]) -> Iterator[str]:
    """Texts of some versions that come out differently from their records, by the extractor that made them."""
    reader = Reader(archive, outlets, stages)
    some = archive.db.execute(SOME_VERSIONS, {"extractor": EXTRACTOR_VERSION, "sample": SAMPLE}).fetchall()
    for row in some:
        again = reader.read([capture(row)])
        if not again or text_hash(again[0].fields) != row["hash"]:
            yield f"{row['url']}: the text of {row['captured_at']} is another when its record is read again"
