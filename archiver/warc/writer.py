"""The one ordered writer of WARC files: a gzip member and a single write() for each record.

What survives what. *Killed process*: every record whose `write()` returned (the kernel has it). *Power loss*:
every record before the last `sync()`; the store calls it before it commits a batch, so that no row is ahead of
its record. A file cut anywhere is mended by `archiver.warc.salvage`.
"""

from __future__ import annotations

import fcntl
import os
import re
import socket
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from archiver.article import Capture
from archiver.errors import ArchiveError
from archiver.warc.build import NewRecord, Original, exchange_records
from archiver.warc.exchange import Exchange
from archiver.warc.files import OPEN, read_record, sync_folder
from archiver.warc.grammar import field_lines, record_bytes, sha1, warc_date
from archiver.warc.http import parse_head, split_message
from archiver.warc.records import Record, capture_of
from archiver.warc.rendering import Rendering, rendering_records

SIZE_LIMIT = 2**30  # bytes; the file is closed and the next one begun when it is reached
_PEEK = 2**17  # bytes of an original that are read before a revisit leans on it: heads of WARC and HTTP


@dataclass(frozen=True, slots=True)
class Info:
    """Lines of the `warcinfo` record that opens each file (WARC 1.1, 6.2)."""

    software: str  # "Archiver/0.1 Scrapy/2.19.0 Twisted/26.10.0 Python/3.11.7"
    run: str  # "lemonde", "urls": part of the file's name
    user_agent: str | None = None
    contact: str | None = None
    robots: str = "obey"
    settings: tuple[tuple[str, str], ...] = ()  # those that decide what is fetched, without secrets


def _no_original(digest: str) -> Capture | None:  # noqa: ARG001
    return None


def new_record_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


class WarcWriter:
    """Appends exchanges to a WARC file in `folder`, opening it at the first. For one thread.

    `original_of` answers a payload digest with the capture that has these bytes, or None; it is asked for every
    payload, and believed only after the original has been read back.
    """

    def __init__(
        self,
        folder: Path,
        info: Info,
        original_of: Callable[[str], Capture | None] = _no_original,
        size_limit: int = SIZE_LIMIT,
        new_id: Callable[[], str] = new_record_id,
    ) -> None:
        self._folder, self._info, self._original_of = folder, info, original_of
        self._size_limit, self._new_id = size_limit, new_id
        self._file: int | None = None
        self._name = ""
        self._warcinfo = ""
        self._end = 0
        self._serial = 0

    def append(self, exchange: Exchange) -> Capture:
        """Writes the records of `exchange`; returns the row of the one that stands for it.

        That is the response or revisit, or the metadata record where no answer came. Raises ArchiveError when
        the disk does not take the records; the file then ends with the last whole exchange.
        """
        digest = sha1(exchange.payload)
        original = self._original(exchange, digest)
        return self._append(
            exchange.started, lambda: exchange_records(exchange, digest, original, self._new_id, self._warcinfo)
        )

    def append_rendering(self, page: Capture, made: Rendering) -> Capture:
        """Writes what a browser made of the capture `page`; its row. Raises ArchiveError as `append` does."""
        return self._append(made.started, lambda: rendering_records(page, made, self._new_id, self._warcinfo))

    def _append(self, started: datetime, build: Callable[[], list[NewRecord]]) -> Capture:
        """Writes the records that `build` gives once a file is open, all or none; the row of the first."""
        if self._file is not None and self._end >= self._size_limit:
            self.close()
        if self._file is None:
            self._open(started)
        start = self._end
        try:
            placed = [self._write(record) for record in build()]
        except ArchiveError:
            self._cut(start)
            raise
        capture = capture_of(placed[0])
        assert capture is not None  # build gives http(s) addresses and dates
        return capture

    def sync(self) -> None:
        """Returns when everything appended so far is on the disk itself."""
        if self._file is not None:
            os.fdatasync(self._file)

    def close(self) -> Path | None:
        """Syncs the open file and takes `.open` off its name; returns it, None when nothing was written.

        The next `append` opens another file.
        """
        if self._file is None:
            return None
        os.fsync(self._file)
        closed = self._folder / self._name
        os.rename(closed.with_name(closed.name + OPEN), closed)
        os.close(self._file)
        self._file = None
        sync_folder(self._folder)
        return closed

    def _open(self, started: datetime) -> None:
        host = socket.gethostname()
        moment = started.astimezone(UTC).strftime("%Y%m%d%H%M%S%f")[:17]
        self._name = f"{_slug(self._info.run)}-{moment}-{self._serial:05d}-{_slug(host)}-{uuid4().hex[:8]}.warc.gz"
        self._serial += 1
        path = self._folder / (self._name + OPEN)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o644)
        except OSError as fault:
            raise ArchiveError(f"cannot write {path} ({fault.strerror}): check ARCHIVE_DIR") from fault
        # Held while the file is open: salvage leaves files alone that another process is writing.
        fcntl.flock(self._file, fcntl.LOCK_EX)
        sync_folder(self._folder)
        self._end = 0
        self._warcinfo = self._new_id()
        try:
            self._write(_warcinfo(self._warcinfo, self._name, started, host, self._info))
        except ArchiveError:
            path.unlink()
            os.close(self._file)
            self._file = None
            raise

    def _write(self, record: NewRecord) -> Record:
        plain = record_bytes(record.fields, record.block)
        packer = zlib.compressobj(record.level, zlib.DEFLATED, 31)
        member = packer.compress(plain) + packer.flush()
        assert self._file is not None
        try:
            written = os.write(self._file, member)
        except OSError as fault:
            raise ArchiveError(f"cannot write {self._name} ({fault.strerror}): free space and run again") from fault
        if written < len(member):  # a full disk or a file size limit takes a part
            raise ArchiveError(f"cannot write {self._name} (the disk is full): free space and run again")
        offset, self._end = self._end, self._end + written
        size = len(record.block)
        return Record(self._name, offset, written, "1.1", record.fields, record.block, size)

    def _cut(self, end: int) -> None:
        assert self._file is not None
        os.ftruncate(self._file, end)
        self._end = end

    def _original(self, exchange: Exchange, digest: str) -> Original | None:
        """What `exchange` may be a revisit of; None when it must be kept whole."""
        if not exchange.response:
            return None
        if exchange.status == 304:
            return self._confirmed(exchange.original, None) if exchange.original else None
        if exchange.truncated or not exchange.payload:
            return None
        capture = self._original_of(digest)
        original = self._confirmed(capture, exchange) if capture else None
        return original if original and original.payload_digest == digest else None

    def _confirmed(self, capture: Capture, exchange: Exchange | None) -> Original | None:
        """The original, read back from its file: a revisit must not lean on bytes that are not there."""
        try:
            record = read_record(self._folder, capture.warc_file, capture.warc_offset, capture.warc_length, _PEEK)
        except (ArchiveError, OSError):
            return None
        if record.record_id != capture.record_id or record.field("WARC-Truncated"):
            return None
        if record.type == "revisit":  # it leads to the original in one hop
            return _referred(record) if exchange is None else None
        # Equal bytes in another transfer coding are another text.
        if exchange is not None and _coding(record.block) != _coding(exchange.head):
            return None
        date = record.field("WARC-Date") or ""
        return Original(record.record_id, record.target or "", date, record.field("WARC-Payload-Digest"))


def _referred(revisit: Record) -> Original | None:
    record_id, target, date = (
        revisit.field(name) for name in ("WARC-Refers-To", "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date")
    )
    if not (record_id and target and date):
        return None
    return Original(record_id, target, date, revisit.field("WARC-Payload-Digest"))


def _coding(message: bytes) -> tuple[str, ...]:
    return parse_head(split_message(message)[0]).tokens("Transfer-Encoding")


def _warcinfo(own: str, name: str, started: datetime, host: str, info: Info) -> NewRecord:
    lines = (
        ("software", info.software),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
        ("operator", info.contact or ""),
        ("robots", info.robots),
        ("hostname", host),
        ("http-header-user-agent", info.user_agent or ""),
        ("isPartOf", info.run),
        *((f"setting-{key}", value) for key, value in info.settings),
    )
    block = field_lines((key, value) for key, value in lines if value)
    fields = (
        ("WARC-Type", "warcinfo"),
        ("WARC-Record-ID", own),
        ("WARC-Date", warc_date(started)),
        ("WARC-Filename", name),
        ("Content-Type", "application/warc-fields"),
        ("WARC-Block-Digest", sha1(block)),
    )
    return NewRecord(fields, block)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "archive"
