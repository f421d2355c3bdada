"""WARC files in their folder: names, `.open` while written, one record read by its place."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from archiver.errors import ArchiveError
from archiver.warc.grammar import parse_fields
from archiver.warc.http import HEAD_END
from archiver.warc.records import MAX_BLOCK, Record

OPEN = ".open"  # appended to the name while a file is written; rows never carry it
_GZIP = b"\x1f\x8b"
_HEAD = 1 << 20  # bytes; no record head is longer


def path_of(folder: Path, name: str) -> Path:
    """Where the file that rows call `name` is now: closed, else still `.open`. An absolute name is its own place.

    Raises ArchiveError when there is neither.
    """
    closed = folder / name
    opened = closed.with_name(closed.name + OPEN)
    # Tried twice: between the two looks a writer may close the file.
    for path in (closed, opened, closed):
        if path.is_file():
            return path
    raise ArchiveError(f"{closed} is missing: put the WARC file back, or run `archiver verify --repair`")


def read_record(folder: Path, name: str, offset: int, length: int, keep: int = MAX_BLOCK) -> Record:
    """The record of `length` bytes at `offset` of file `name`; of its block at most `keep` bytes.

    Raises ArchiveError when the file is missing or no record begins there. Nothing is checked but that:
    `archiver.warc.walk` checks.
    """
    path = path_of(folder, name)
    with path.open("rb") as file:
        file.seek(offset)
        raw = file.read(length)
    try:
        plain = zlib.decompressobj(31).decompress(raw, keep + _HEAD) if raw.startswith(_GZIP) else raw
    except zlib.error as fault:
        raise ArchiveError(f"{path}, offset {offset}: damaged gzip member ({fault}); run `archiver verify`") from fault
    return _parse(plain, path, name, offset, length, keep)


def _parse(plain: bytes, path: Path, name: str, offset: int, length: int, keep: int) -> Record:
    end = HEAD_END.search(plain, 0, _HEAD)
    if not end or not plain.startswith(b"WARC/"):
        raise ArchiveError(f"{path}, offset {offset}: no WARC record begins there; run `archiver verify --repair`")
    version, _, lines = plain[: end.start()].partition(b"\n")
    fields = parse_fields(lines)
    size = next((value for key, value in fields if key.lower() == "content-length"), "0")
    stated = int(size) if size.isascii() and size.isdigit() else 0
    block = plain[end.end() : end.end() + min(stated, keep)]
    return Record(name, offset, length, version[5:].strip().decode("latin-1"), fields, block, stated)


def sync_folder(folder: Path) -> None:
    """Makes names created or changed in `folder` survive a power loss (POSIX: a directory is synced by itself)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
