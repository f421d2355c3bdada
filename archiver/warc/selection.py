"""Records of chosen captures, taken out of their files byte for byte, with what belongs to them."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archiver.article import Capture
from archiver.warc.checks import Fault
from archiver.warc.files import path_of
from archiver.warc.records import Record
from archiver.warc.walk import walk_records

_HEADS = 2**16  # bytes of a block that are held: only the record's fields are needed here


@dataclass(frozen=True, slots=True)
class Taken:
    """One record as a gzip member of its own; `capture` where it is the record of a chosen capture."""

    member: bytes
    capture: Capture | None = None


def with_originals(
    captures: Iterable[Capture], original: Callable[[Capture], Capture | None]
) -> dict[str, list[Capture]]:
    """The captures and the originals that their revisits lean on, each once, by file, in the order of the files.

    Records that cannot be read by their place (of a lone gzip member) are left out.
    """
    wanted: dict[tuple[str, int], Capture] = {}
    for capture in captures:
        found = original(capture) if capture.record_type == "revisit" else None
        for each in (capture, found):
            if each is not None and each.warc_length:
                wanted[each.warc_file, each.warc_offset] = each
    files: dict[str, list[Capture]] = {}
    for (name, _), capture in sorted(wanted.items()):
        files.setdefault(name, []).append(capture)
    return files


def take(folder: Path, name: str, captures: list[Capture]) -> Iterator[Taken]:
    """The `warcinfo` of file `name`, then each capture's record with those tied to it by WARC-Concurrent-To.

    `captures` are of this file, in its order. Raises ArchiveError when the file is missing.
    """
    path = path_of(folder, name)
    first = next(_from(path, 0), None)
    if first is not None and first.type == "warcinfo":
        yield Taken(_member(path, first))
    for capture in captures:
        records = _from(path, capture.warc_offset)
        own = next(records, None)
        if own is None or own.offset != capture.warc_offset:  # damaged: the walk has gone on to the next
            continue
        yield Taken(_member(path, own), capture)
        for record in records:
            if record.field("WARC-Concurrent-To") != own.record_id:
                break
            yield Taken(_member(path, record))


def _from(path: Path, offset: int) -> Iterator[Record]:
    # Faults are `archiver verify`'s to tell.
    faults: list[Fault] = []
    return walk_records(path, faults.append, keep=_HEADS, start=offset)


def _member(path: Path, record: Record) -> bytes:
    with path.open("rb") as file:
        file.seek(record.offset)
        raw = file.read(record.length)
    # An uncompressed file: its records are packed as WARC 1.1, annex D wants them.
    return gzip.compress(raw, mtime=0) if raw.startswith(b"WARC/") else raw
