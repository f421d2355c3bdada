"""Chunked bodies as browsers read them, where Twisted would cut the connection."""

from __future__ import annotations

import re

from twisted.web.http import _ChunkedTransferDecoder, _MalformedChunkedDataError

MAX_LINE = 64 * 2**10  # bytes of a chunk size line, extensions included, and of all trailers
_SIZE = re.compile(rb"[0-9A-Fa-f]{1,15}")


class LenientChunks(_ChunkedTransferDecoder):
    """RFC 9112, 7.1, and beyond it: spaces after a size, any bytes in an extension, lines that end with LF alone."""

    def _line(self) -> bytes | None:
        """The next line, without its end, taken off the buffer; None until it is there."""
        end = self._buffer.find(b"\n", self._start)
        if max(end, len(self._buffer) if end < 0 else 0) > MAX_LINE:
            raise _MalformedChunkedDataError(f"a chunk size or trailer line is longer than {MAX_LINE} bytes")
        if end < 0:
            self._start = len(self._buffer)
            return None
        line = bytes(self._buffer[:end]).removesuffix(b"\r")
        del self._buffer[: end + 1]
        self._start = 0
        return line

    def _dataReceived_CHUNK_LENGTH(self) -> bool:
        line = self._line()
        if line is None:
            return False
        size = line.partition(b";")[0].strip(b" \t")
        if not _SIZE.fullmatch(size):
            raise _MalformedChunkedDataError(f"no chunk size: {size[:20]!r}")
        self.length = int(size, 16)
        self.state = "BODY" if self.length else "TRAILER"
        return True

    def _dataReceived_CRLF(self) -> bool:
        if self._buffer == b"\r":
            return False
        end = re.match(rb"\r?\n", self._buffer)
        if end is None:
            raise _MalformedChunkedDataError("a chunk is longer than its size")
        del self._buffer[: end.end()]
        self.state = "CHUNK_LENGTH"
        return True

    def _dataReceived_TRAILER(self) -> bool:
        line = self._line()
        if line is None:
            return False
        if line:
            self._receivedTrailerHeadersSize += len(line)
            if self._receivedTrailerHeadersSize > MAX_LINE:
                raise _MalformedChunkedDataError(f"more than {MAX_LINE} bytes of trailers")
            return True
        rest = bytes(self._buffer)
        self._buffer.clear()
        self.state = "FINISHED"
        self.finishCallback(rest)
        return False
