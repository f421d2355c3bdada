"""Transfer and content codings undone, tolerantly and within bounds. Pure. RFC 9112, 7.1; RFC 9110, 8.4.1.

A server may lie: bytes that are not in the coding the head claims are left as they are, and a stream that was cut
off or damaged gives what had come. Nothing here raises, whatever the bytes.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterable

import brotli
import zstandard

MAX_DECODED = 64 * 2**20  # bytes each decoder gives at most: a decompression bomb ends there
_PIECE = 512  # bytes fed at a time to a damaged stream: the output of one piece is lost
_STEP = 2**16  # bytes taken at a time out of a zstd stream
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,16})[ \t]*(?:;[^\n]*)?\r?\n")  # extensions are ignored


def undo(codings: Iterable[str], content: bytes) -> bytes:
    """`content` with `codings`, in small letters and in the order of the head, undone from the last.

    Unknown codings ("identity", "utf-8") are passed over.
    """
    for coding in reversed(tuple(codings)):
        decoder = _DECODERS.get(coding)
        content = decoder(content) if decoder else content
    return content


def dechunked(body: bytes) -> bytes:
    """The content of a chunked body, trailers left out; `body` itself when it is not chunked at all."""
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK_SIZE.match(body, at):
        length = int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        parts.append(body[size.end() : size.end() + length])
        at = size.end() + length
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    return b"".join(parts) if parts else body


def _gunzip(content: bytes) -> bytes:
    """Every member; what follows the last is dropped, as browsers do."""
    if content[:2] != b"\x1f\x8b":
        return content
    out = b""
    while content[:2] == b"\x1f\x8b" and len(out) < MAX_DECODED:
        stream = zlib.decompressobj(31)
        try:
            out += stream.decompress(content, MAX_DECODED - len(out))
        except zlib.error:
            return out + _before_damage(zlib.decompressobj(31).decompress, content, MAX_DECODED - len(out))
        content = stream.unused_data
    return out


def _inflate(content: bytes) -> bytes:
    """ "deflate" means zlib (RFC 1950), but some servers send it bare (RFC 1951)."""
    zlib_head = len(content) > 1 and content[0] & 15 == 8 and int.from_bytes(content[:2], "big") % 31 == 0
    try:
        return zlib.decompressobj(15 if zlib_head else -15).decompress(content, MAX_DECODED)
    except zlib.error:
        return _before_damage(zlib.decompressobj().decompress, content, MAX_DECODED) if zlib_head else content


def _before_damage(feed: Callable[[bytes, int], bytes], content: bytes, limit: int) -> bytes:
    out = b""
    try:
        for at in range(0, len(content), _PIECE):
            out += feed(content[at : at + _PIECE], limit - len(out))
            if len(out) >= limit:
                break
    except zlib.error:
        pass
    return out


def _unbrotli(content: bytes) -> bytes:
    """Brotli has no mark to know it by, so that a damaged stream and a false claim look alike: both stay as is."""
    try:
        out: bytes = brotli.Decompressor().process(content, output_buffer_limit=MAX_DECODED)
    except brotli.error:
        return content
    return out[:MAX_DECODED]


def _unzstd(content: bytes) -> bytes:
    if content[:4] != b"\x28\xb5\x2f\xfd":
        return content
    stream = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(content), read_across_frames=True)
    parts, room = [], MAX_DECODED
    try:
        while room and (part := stream.read(min(_STEP, room))):
            parts.append(part)
            room -= len(part)
    except zstandard.ZstdError:
        pass
    return b"".join(parts)


_DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "chunked": dechunked,
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
