"""Which answers are pages to be read, and the page that an answer holds; the same for a crawl and for WARC."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

import brotli

from archiver.article import Announcement, Capture, Page, RawDate
from archiver.warc.codings import MAX_DECODED, undo
from archiver.warc.entity import entity_digest

HTML = frozenset({"text/html", "application/xhtml+xml"})
STEP = 2**20  # bytes held while it is looked for the end of a gzip member


class CutOffError(Exception):
    """A content coding that ends before its end, or does not end: what came is archived, and is not the page."""


def is_page(capture: Capture) -> bool:
    """Whether a capture's answer is to be read: HTML (or untold) of a final status, and whole."""
    if capture.error or capture.status is None or 300 <= capture.status < 400:
        return False
    return capture.mime is None or capture.mime in HTML


def entity(codings: Sequence[str], body: bytes) -> bytes:
    """`body` with its content codings (in the head's order) undone; raises CutOffError when it is not whole."""
    content = undo(codings, body)
    if codings and len(content) >= MAX_DECODED:
        raise CutOffError(f"{codings[-1]} content of {len(body)} bytes holds more than {MAX_DECODED}")
    if codings and not _is_whole(codings[-1], body, content):
        raise CutOffError(f"{codings[-1]} content ends before its end after {len(body)} bytes")
    return content


def page(
    capture: Capture,
    content: bytes,
    content_type: str | None,
    announced: Iterable[RawDate] = (),
    rendered: bytes | None = None,
) -> Page:
    """The page of a capture; `content` is its entity, `rendered` what a browser made of it."""
    return Page(
        url=capture.url,
        content=content,
        content_type=content_type,
        status=capture.status,
        captured_at=capture.captured_at,
        announced=tuple(announced),
        capture=replace(capture, entity_digest=entity_digest(content)),
        rendered=rendered,
    )


def claims(announced: Iterable[Announcement]) -> tuple[RawDate, ...]:
    """The dates that lists gave for a page; front pages give none."""
    given = (
        RawDate(each.what, each.source, each.date_text)
        for each in announced
        if each.date_text and each.source != "front"
    )
    return tuple(dict.fromkeys(given))


def _is_whole(coding: str, body: bytes, content: bytes) -> bool:
    if coding in ("gzip", "x-gzip") and body[:2] == b"\x1f\x8b":
        # RFC 1952, 2.3.1: a member ends with the length of what it holds. Only a member for which that does not
        # fit (cut off, followed by another, or by rubbish) is read again.
        return len(content) & 0xFFFFFFFF == int.from_bytes(body[-4:], "little") or _gzip_ends(body)
    if coding == "br" and content != body:
        stream = brotli.Decompressor()
        stream.process(body)
        return bool(stream.is_finished())
    return True


def _gzip_ends(body: bytes) -> bool:
    stream = zlib.decompressobj(31)
    try:
        while body and not stream.eof:
            stream.decompress(body, STEP)
            body = stream.unconsumed_tail
        stream.flush()
    except zlib.error:
        return False
    return stream.eof
