"""A closed WARC file written anew with some of its records replaced: for erasure, the one case where bytes must go."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from archiver.errors import ArchiveError
from archiver.warc.build import NewRecord
from archiver.warc.checks import Fault
from archiver.warc.files import OPEN, path_of, sync_folder
from archiver.warc.grammar import field_lines, raw_record, record_bytes, sha1, warc_date
from archiver.warc.http import split_message
from archiver.warc.records import Record
from archiver.warc.walk import walk_records

_GONE_FROM_REVISIT = ("warc-type", "warc-profile", "warc-block-digest", "content-length", "content-type")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record is now."""

    offset: int
    length: int


def rewrite(
    folder: Path,
    name: str,
    change: Callable[[Record], NewRecord | None],
    on_fault: Callable[[Fault], None],
) -> dict[str, Place]:
    """Replaces each record of file `name` for which `change` gives another; the rest stays byte for byte.

    Returns the place of every record by its id, also when nothing was changed: rows are brought into line by it,
    and after an interruption by calling again. The file is replaced as a whole. What the walker cannot read is gone
    from the new file, and told. Raises ArchiveError when the file is missing, still open, or cannot be written.
    """
    path = path_of(folder, name)
    if path.name.endswith(OPEN):
        raise ArchiveError(f"{path} is still being written: end the crawl, then run again")
    new = path.with_name(path.name + ".rewriting")
    places: dict[str, Place] = {}
    changed, end = False, 0
    try:
        with path.open("rb") as old, new.open("wb") as out:
            for record in walk_records(path, on_fault):
                other = change(record)
                old.seek(record.offset)
                member = _packed(other) if other else old.read(record.length) if record.length else _repacked(record)
                out.write(member)
                places[record.record_id] = Place(end, len(member))
                end += len(member)
                changed = changed or other is not None
            out.flush()
            os.fsync(out.fileno())
        if changed:
            new.replace(path)
            sync_folder(folder)
    except OSError as fault:
        raise ArchiveError(f"cannot rewrite {path} ({fault.strerror}): free space and run again") from fault
    finally:
        new.unlink(missing_ok=True)
    return places


def tombstone(record: Record, at: datetime, reason: str) -> NewRecord:
    """What stands in place of an erased record: its id and date, when and why it went; neither address nor text."""
    block = field_lines((("erased", warc_date(at)), ("reason", reason), ("wasType", record.type)))
    fields = (
        ("WARC-Type", "metadata"),
        ("WARC-Record-ID", record.record_id),
        ("WARC-Date", record.field("WARC-Date") or warc_date(at)),
        ("WARC-Target-URI", record.record_id.strip("<>")),
        ("Content-Type", "application/warc-fields"),
        ("WARC-Block-Digest", sha1(block)),
    )
    return NewRecord(fields, block)


def is_tombstone(record: Record) -> bool:
    """Whether `record` stands in place of an erased one."""
    return record.type == "metadata" and record.block.startswith(b"erased: ")


def restored(revisit: Record, original: Record) -> NewRecord:
    """The response that `revisit` stood for, to be kept when its `original` is erased: own head, original's payload.

    For identical payloads; a 304 brought no payload of its own and has nothing to be restored to.
    """
    block = split_message(revisit.block)[0] + split_message(original.block)[1]
    kept = tuple(
        (name, value)
        for name, value in revisit.fields
        if name.lower() not in _GONE_FROM_REVISIT and not name.lower().startswith("warc-refers-to")
    )
    return NewRecord(
        (
            ("WARC-Type", "response"),
            *kept,
            ("Content-Type", "application/http;msgtype=response"),
            ("WARC-Block-Digest", sha1(block)),
        ),
        block,
    )


def _packed(record: NewRecord) -> bytes:
    return _gzipped(record_bytes(record.fields, record.block), record.level)


def _repacked(record: Record) -> bytes:
    return _gzipped(raw_record(record.version, record.fields, record.block), 6)


def _gzipped(plain: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    return packer.compress(plain) + packer.flush()
