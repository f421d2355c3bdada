"""The plain bytes of a WARC file, streamed: one gzip member at a time, or an uncompressed file as a whole."""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO, Protocol

GZIP_MAGIC = b"\x1f\x8b\x08"
_CHUNK = 2**15  # bytes read from the file, and bytes decompressed, at a time
_LOOK = 2**16  # bytes searched at a time for the next member


class Damage(Exception):
    """Bytes that cannot be what they claim to be; the text says what is wrong."""


class Bytes(Protocol):
    """Where plain bytes come from."""

    def more(self) -> bytes:
        """The next few bytes; b"" at the end. Raises Damage."""


class Member:
    """One gzip member (RFC 1952) that begins at `offset`; `end` is where the next begins, once all is read."""

    def __init__(self, file: BinaryIO, offset: int) -> None:
        self._file, self._at = file, offset
        self._stream = zlib.decompressobj(31)
        self._pending = b""
        self.end: int | None = None

    def more(self) -> bytes:
        out = b""
        while not out and not self._stream.eof:
            data = self._pending or self._next()
            try:
                out = self._stream.decompress(data, _CHUNK)
            except zlib.error as fault:
                raise Damage(f"damaged gzip member ({_plain_words(fault)})") from fault
            self._pending = self._stream.unconsumed_tail
            if not data and not out:
                raise Damage("the file ends within a gzip member")
        if self._stream.eof and self.end is None:
            self.end = self._at - len(self._stream.unused_data)
        return out

    def _next(self) -> bytes:
        self._file.seek(self._at)
        data = self._file.read(_CHUNK)
        self._at += len(data)
        return data


class Whole:
    """An uncompressed file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def more(self) -> bytes:
        return self._file.read(_CHUNK)


class Reader:
    """Reads `source` by number of bytes and by pattern; `position` counts the plain bytes taken."""

    def __init__(self, source: Bytes) -> None:
        self._source = source
        self._buffer = b""
        self.position = 0

    def peek(self, size: int) -> bytes:
        """The next `size` bytes (fewer at the end), not taken."""
        while len(self._buffer) < size and (more := self._source.more()):
            self._buffer += more
        return self._buffer[:size]

    def take(self, size: int) -> bytes:
        """The next bytes, at most `size` and at least one unless nothing is left."""
        if not self._buffer:
            self._buffer = self._source.more()
        taken, self._buffer = self._buffer[:size], self._buffer[size:]
        self.position += len(taken)
        return taken

    def until(self, pattern: re.Pattern[bytes], limit: int) -> bytes | None:
        """Everything up to and with the first match of `pattern`; None, and nothing taken, when none is near."""
        while not (match := pattern.search(self._buffer)):
            if len(self._buffer) > limit or not (more := self._source.more()):
                return None
            self._buffer += more
        self.position += match.end()
        taken, self._buffer = self._buffer[: match.end()], self._buffer[match.end() :]
        return taken

    def skip_to(self, mark: bytes) -> bool:
        """Drops bytes up to the next `mark`, which stays; False when the source ends without it."""
        while (at := self._buffer.find(mark)) < 0:
            more = self._source.more()
            if not more:
                self.position += len(self._buffer)
                self._buffer = b""
                return False
            dropped = max(0, len(self._buffer) - len(mark) + 1)
            self.position += dropped
            self._buffer = self._buffer[dropped:] + more
        self.position += at
        self._buffer = self._buffer[at:]
        return True


def next_record_member(file: BinaryIO, start: int) -> int | None:
    """Offset of the next gzip member at or after `start` that opens with a WARC record; None when there is none."""
    look = b""
    at = start  # file offset of look[0]
    while True:
        file.seek(at + len(look))
        more = file.read(_LOOK)
        look += more
        found = look.find(GZIP_MAGIC)
        while found >= 0:
            if _opens_a_record(file, at + found):
                return at + found
            found = look.find(GZIP_MAGIC, found + 1)
        if not more:
            return None
        kept = len(GZIP_MAGIC) - 1
        at, look = at + len(look) - kept, look[-kept:]


def _opens_a_record(file: BinaryIO, offset: int) -> bool:
    try:
        return Reader(Member(file, offset)).peek(5) == b"WARC/"
    except Damage:
        return False


def _plain_words(fault: zlib.error) -> str:
    """zlib's "Error -3 while decompressing data: incorrect data check" without its preamble."""
    return str(fault).rpartition(": ")[2]
