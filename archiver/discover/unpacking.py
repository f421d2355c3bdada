"""Compressed files: bounded decompression, whatever the name or Content-Type says."""

from __future__ import annotations

import zlib

MAX_UNPACKED = 50 * 2**20  # bytes of a decompressed file, as sitemaps.org bounds it; what follows is not read
MAX_LAYERS = 2  # a .gz file that the server compressed once more


def unpacked(content: bytes) -> bytes:
    """`content`, decompressed when it begins as gzip does, at most MAX_UNPACKED bytes of it.

    A file that is cut off or damaged gives what stands before the damage.
    """
    for _ in range(MAX_LAYERS):
        if not content.startswith(b"\x1f\x8b"):
            break
        content = _gunzip(content)
    return content[:MAX_UNPACKED]


def _gunzip(content: bytes) -> bytes:
    out = bytearray()
    while content.startswith(b"\x1f\x8b") and len(out) < MAX_UNPACKED:  # a file may have several members
        member = zlib.decompressobj(wbits=31)
        try:
            out += member.decompress(content, MAX_UNPACKED - len(out))
        except zlib.error:
            break
        content = member.unused_data
    return bytes(out)
