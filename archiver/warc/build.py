"""From one exchange to its WARC records. Pure: identifiers and the original are handed in.

One attempt makes, in this order: `response` or `revisit` (where a whole head came), `request` (where something
was sent), `metadata`; without a head, metadata comes first. All share WARC-Date, the start of the attempt
(WARC 1.1, 5.4), and point at the first by WARC-Concurrent-To (5.7).
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archiver.warc.exchange import Exchange
from archiver.warc.grammar import Fields, field_lines, sha1, warc_date
from archiver.warc.http import parse_head
from archiver.warc.records import IDENTICAL_PAYLOAD, NOT_MODIFIED

# Already compressed: deflating again costs half of a capture's CPU and saves nothing (capture.md, "Cost").
_COMPRESSED_TYPE = re.compile(r"\s*(?:image/(?:jpeg|png|gif|webp|avif)|video/|audio/|font/woff)", re.I)


@dataclass(frozen=True, slots=True)
class Original:
    """What a revisit stands for: record id, address and WARC-Date of the first capture, as its record has them."""

    record_id: str
    target: str
    date: str
    payload_digest: str | None


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record to be written: named fields without Content-Length, block, gzip level."""

    fields: Fields
    block: bytes
    level: int = 6


def exchange_records(
    exchange: Exchange, payload_digest: str, original: Original | None, new_id: Callable[[], str], warcinfo: str
) -> list[NewRecord]:
    """The records of `exchange`, the one that stands for it first; `payload_digest` is that of its payload.

    With `original` the answer becomes a revisit: server-not-modified for a 304, else identical-payload-digest
    (the caller has made sure that the payloads are equal).
    """
    common = (("WARC-Date", warc_date(exchange.started)), ("WARC-Warcinfo-ID", warcinfo))
    address = (("WARC-IP-Address", exchange.ip),) if exchange.ip else ()
    first = new_id()
    tie = (("WARC-Concurrent-To", first),)
    if exchange.response:
        records = [_answer(exchange, payload_digest, original, first, common + address)]
    else:  # the metadata record, which tells the error, stands for the attempt
        records = [_metadata(exchange, original, first, first, common)]
    if exchange.request is not None:
        records.append(_request(exchange, new_id(), common + address + tie))
    if exchange.response:
        records.append(_metadata(exchange, original, new_id(), first, common + tie))
    return records


def _answer(exchange: Exchange, payload_digest: str, original: Original | None, own: str, common: Fields) -> NewRecord:
    block, head = exchange.response, parse_head(exchange.head)
    digest: str | None = payload_digest
    fields: Fields = (("WARC-Type", "response"), ("WARC-Record-ID", own), ("WARC-Target-URI", exchange.url))
    if original is not None:
        not_modified = exchange.status == 304
        # A 304's block must be empty, else pywb replays an empty page; its head goes to the metadata record.
        block = b"" if not_modified else exchange.head
        digest = original.payload_digest if not_modified else digest
        fields = (("WARC-Type", "revisit"), *fields[1:], *_refers(original, not_modified))
        if not_modified:
            validators = (("WARC-Etag", head.field("ETag")), ("WARC-Last-Modified", head.field("Last-Modified")))
            fields += tuple((name, value) for name, value in validators if value)
    fields += common
    if exchange.truncated:
        fields += (("WARC-Truncated", exchange.truncated),)
    if block:
        fields += (("Content-Type", "application/http;msgtype=response"),)
    if digest:
        fields += (("WARC-Payload-Digest", digest),)
    coded = head.field("Content-Encoding") or _COMPRESSED_TYPE.match(head.field("Content-Type") or "")
    return NewRecord((*fields, ("WARC-Block-Digest", sha1(block))), block, 0 if coded and original is None else 6)


def _refers(original: Original, not_modified: bool) -> Fields:
    return (
        ("WARC-Profile", NOT_MODIFIED if not_modified else IDENTICAL_PAYLOAD),
        ("WARC-Refers-To", original.record_id),
        # Without these two pywb answers 503 where the original has another address.
        ("WARC-Refers-To-Target-URI", original.target),
        ("WARC-Refers-To-Date", original.date),
    )


def _request(exchange: Exchange, own: str, common: Fields) -> NewRecord:
    block = exchange.request or b""
    return NewRecord(
        (
            ("WARC-Type", "request"),
            ("WARC-Record-ID", own),
            ("WARC-Target-URI", exchange.url),
            *common,
            ("Content-Type", "application/http;msgtype=request"),
            ("WARC-Block-Digest", sha1(block)),
        ),
        block,
    )


def _metadata(exchange: Exchange, original: Original | None, own: str, about: str, common: Fields) -> NewRecord:
    block = field_lines(_told(exchange, original))
    return NewRecord(
        (
            ("WARC-Type", "metadata"),
            ("WARC-Record-ID", own),
            # The page's own address would shadow the page in pywb's index; the id of the record described does not.
            ("WARC-Target-URI", about.strip("<>")),
            *common,
            ("Content-Type", "application/warc-fields"),
            ("WARC-Block-Digest", sha1(block)),
        ),
        block,
    )


def _told(exchange: Exchange, original: Original | None) -> Iterator[tuple[str, str]]:
    """Lines of the metadata record: WARC 1.1, 6.6 names `via` and `fetchTimeMs`, docs/warc.md the others."""
    yield "url", exchange.url
    yield "fetchTimeMs", str(round((exchange.finished - exchange.started).total_seconds() * 1000))
    if not exchange.response:
        yield "response", "none"
    tls = exchange.tls
    for name, value in (
        ("via", exchange.referrer),
        ("error", exchange.error or (None if exchange.response else "no answer")),
        ("detail", exchange.detail),
        ("tlsVersion", tls and tls.version),
        ("tlsCipher", tls and tls.cipher),
        ("tlsCertificateSha256", tls and tls.certificate),
        ("tlsFault", tls and tls.fault),
        ("proxied", "true" if exchange.proxied else None),
        ("removedFromRequest", ", ".join(exchange.removed)),
    ):
        if value:
            yield name, value
    not_modified = original is not None and exchange.status == 304
    for name, content in (
        ("interimBase64", exchange.interim),
        ("headBase64", exchange.response if not_modified else b""),
        ("unparsedBase64", exchange.unparsed),
        ("extraBase64", exchange.extra),
    ):
        if content:
            yield name, base64.b64encode(content).decode("ascii")
