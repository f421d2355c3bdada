"""Every record of a WARC file, whoever wrote it: streamed, checked, each fault told and as much read as can be.

Read: one gzip member a record (the rule), several records in one member, uncompressed files, WARC/1.0 and 1.1.
Damage costs the records it touches; the walk goes on at the next that begins in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from archiver.errors import ArchiveError
from archiver.warc.checks import Digests, Fault, Ledger, field_faults
from archiver.warc.files import OPEN
from archiver.warc.grammar import field, parse_fields
from archiver.warc.http import HEAD_END
from archiver.warc.members import GZIP_MAGIC, Damage, Member, Reader, Whole, next_record_member
from archiver.warc.records import MAX_BLOCK, Record

_MAX_HEAD = 2**20  # bytes of version line and named fields
_READ_AHEAD = 2**18  # bytes of file buffer


def walk_records(
    path: Path, on_fault: Callable[[Fault], None], keep: int = MAX_BLOCK, start: int = 0
) -> Iterator[Record]:
    """The records of `path` in order, each with at most `keep` bytes of its block; faults go to `on_fault`.

    With `start`, the offset of a record, those from there on.
    Of a damaged gzip member nothing is given, of a file that ends in the middle the whole records. A record's
    `length` is 0 where it has no gzip member of its own: it cannot be read by its place (`repack` mends that).
    Raises ArchiveError when the file cannot be read or is no WARC (ARC, zstd).
    """
    try:
        with path.open("rb", buffering=_READ_AHEAD) as file:
            yield from _Walk(path, file, on_fault, keep).records(start)
    except OSError as fault:
        raise ArchiveError(f"cannot read {path} ({fault.strerror})") from fault


class _Walk:
    def __init__(self, path: Path, file: BinaryIO, on_fault: Callable[[Fault], None], keep: int) -> None:
        self._path, self._file, self._on_fault, self._keep = path, file, on_fault, keep
        self._name = path.name.removesuffix(OPEN)
        self._ledger = Ledger()
        self._size = path.stat().st_size
        self._reading = ""  # id of the record that is being read: damage behind its head can be told with it

    def records(self, start: int) -> Iterator[Record]:
        opening = self._file.read(16)
        if opening.startswith(GZIP_MAGIC[:2]):
            yield from self._members(start)
        elif opening:
            self._refuse_others(opening)
            yield from self._plain(start)
        for offset, record_id, text in self._ledger.missing():
            self._tell(offset, text, record_id)

    def _members(self, offset: int) -> Iterator[Record]:
        while offset < self._size:
            member = Member(self._file, offset)
            try:
                yield from self._of_member(member, offset)
                offset = member.end or self._size
            except Damage as damage:
                following = next_record_member(self._file, offset + 1)
                resumed = f"; going on at {following}" if following is not None else ""
                self._tell(offset, f"{damage}{resumed}", self._reading, grave=True)
                offset = self._size if following is None else following

    def _of_member(self, member: Member, offset: int) -> Iterator[Record]:
        reader = Reader(member)
        if offset == 0:
            self._refuse_others(reader.peek(16))
        first = self._record(reader, offset)
        self._to_next(reader, offset)
        if not reader.peek(1):  # at its end the member's CRC has been checked
            if first and member.end is not None:
                yield self._entered(first, member.end - offset)
            return
        self._tell(offset, "several records in one gzip member")
        while first:
            yield self._entered(first, 0)
            self._to_next(reader, offset)
            first = self._record(reader, offset)

    def _to_next(self, reader: Reader, offset: int) -> None:
        """Goes on, within a gzip member, to where the next record begins."""
        self._skip_blank(reader)
        if reader.peek(1) and reader.peek(5) != b"WARC/":
            self._tell(offset, "bytes after the record, within its gzip member", grave=True)
            reader.skip_to(b"WARC/1.")

    def _plain(self, start: int) -> Iterator[Record]:
        self._file.seek(start)
        reader = Reader(Whole(self._file))
        while reader.peek(1):
            offset = start + reader.position
            try:
                record = self._record(reader, offset)
            except Damage as damage:
                self._tell(offset, f"{damage}; going on at the next record, if any", self._reading, grave=True)
                reader.take(1)
                reader.skip_to(b"\r\n\r\nWARC/1.")
                record = None
            if record:
                yield self._entered(record, start + reader.position - offset)
            self._skip_blank(reader)

    def _record(self, reader: Reader, offset: int) -> Record | None:
        """The record that begins here; None when nothing is left. Raises Damage when none does."""
        inside = reader.position
        self._reading = ""
        if not reader.peek(1):
            return None
        head = reader.until(HEAD_END, _MAX_HEAD) if reader.peek(5) == b"WARC/" else None
        if head is None:
            raise Damage("no WARC record begins here")
        version, _, lines = head.partition(b"\n")
        fields = parse_fields(lines)
        stated = field(fields, "Content-Length") or ""
        if not (stated.isascii() and stated.isdigit()):
            raise Damage("Content-Length is missing or no number")
        record_id = self._reading = field(fields, "WARC-Record-ID") or ""
        if b"\n" in head.replace(b"\r\n", b""):
            self._tell(offset, "lines end with LF alone", record_id)
        block, length = self._block(reader, int(stated), Digests(fields), offset, record_id)
        written = version[5:].strip().decode("latin-1")
        return Record(self._name, offset, 0, written, fields, block, length, inside)

    def _block(self, reader: Reader, length: int, digests: Digests, offset: int, record_id: str) -> tuple[bytes, int]:
        parts: list[bytes] = []
        left, kept = length, min(length, self._keep)
        while left:
            piece = reader.take(left)
            if not piece:
                raise Damage(f"the block is {left} bytes shorter than Content-Length says")
            digests.feed(piece)
            left -= len(piece)
            if kept > 0:
                parts.append(piece[:kept])
                kept -= len(piece)
        block = b"".join(parts)
        for text in digests.faults(block, whole=len(block) == length):
            self._tell(offset, text, record_id, grave=True)
        if reader.peek(4) == b"\r\n\r\n":
            reader.take(4)
        else:
            self._tell(offset, "no CRLF CRLF after the block", record_id)
        return block, length

    @staticmethod
    def _skip_blank(reader: Reader) -> None:
        while reader.peek(1) in (b"\r", b"\n"):
            reader.take(1)

    def _entered(self, record: Record, length: int) -> Record:
        for text in (*field_faults(record), *self._ledger.enter(record)):
            self._tell(record.offset, text, record.record_id)
        return replace(record, length=length)

    def _refuse_others(self, start: bytes) -> None:
        if start.startswith(b"WARC/"):
            return
        if start.startswith(b"filedesc://"):
            raise ArchiveError(f"{self._path} is an ARC file: convert it first, with `warcio recompress`")
        if start.startswith(b"\x28\xb5\x2f\xfd"):
            raise ArchiveError(f"{self._path} is compressed with zstd: decompress it first, with `zstd -d`")
        raise ArchiveError(f"{self._path} is no WARC file: it does not begin with a WARC record")

    def _tell(self, offset: int, text: str, record_id: str = "", grave: bool = False) -> None:
        self._on_fault(Fault(self._name, offset, record_id, text, grave))
