"""What ISO 28500 (WARC 1.0 and 1.1) demands of a record, and the digests it claims. Pure."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from ipaddress import ip_address

from archiver.warc.codings import dechunked
from archiver.warc.grammar import Fields, parse_date
from archiver.warc.http import HEAD_END
from archiver.warc.records import Record

TYPES = frozenset(("warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"))
_NEEDS_TARGET = TYPES - {"warcinfo", "metadata"}  # 5.14
_TRUNCATIONS = frozenset(("length", "time", "disconnect", "unspecified"))  # 5.15
# All of section 5 but WARC-Concurrent-To; WARC-Protocol, an extension of Common Crawl's, does stand more than once.
_ONCE = frozenset(
    "warc-record-id content-length warc-date warc-type content-type warc-block-digest warc-payload-digest"
    " warc-ip-address warc-refers-to warc-refers-to-target-uri warc-refers-to-date warc-target-uri warc-truncated"
    " warc-warcinfo-id warc-filename warc-profile warc-identified-payload-type warc-segment-number"
    " warc-segment-origin-id warc-segment-total-length".split()
)
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # token, section 4
_ID = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]+>")
_HASHES = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "sha512": "sha512", "md5": "md5"}
_MAX_HTTP_HEAD = 2**20  # bytes; a longer one leaves the payload digest unchecked


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a WARC file. `grave`: bytes are lost or changed, not merely ill-formed."""

    file: str
    offset: int
    record: str  # record id, "" where there is none
    text: str
    grave: bool = False

    def __str__(self) -> str:
        return f"{self.file}, offset {self.offset}{', record ' + self.record if self.record else ''}: {self.text}"


class Digests:
    """The digests a record claims, computed while its block streams by."""

    def __init__(self, fields: Fields) -> None:
        claimed = {name.lower(): value for name, value in fields}
        self._http = claimed.get("content-type", "").lower().startswith("application/http")
        # A revisit's payload is its original's: nothing here to compare it with.
        revisit = claimed.get("warc-type", "").lower() == "revisit"
        self._block = _Claim.of(claimed.get("warc-block-digest"))
        self._payload = None if revisit else _Claim.of(claimed.get("warc-payload-digest"))
        self._head: bytes | None = b"" if self._http else None  # None: the head has gone by

    def feed(self, piece: bytes) -> None:
        if self._block:
            self._block.hash.update(piece)
        if self._payload is None:
            return
        if self._head is not None:
            self._head += piece
            end = HEAD_END.search(self._head)
            if not end and len(self._head) < _MAX_HTTP_HEAD:
                return
            piece, self._head = self._head[end.end() :] if end else b"", None
        self._payload.hash.update(piece)

    def faults(self, block: bytes, whole: bool) -> Iterator[str]:
        """What does not agree; `block` serves the other reading of "payload", if it is `whole`."""
        if self._block and not self._block.holds():
            yield "block digest does not match"
        if self._payload and not self._payload.holds() and not (whole and self._as_specified(block)):
            yield "payload digest does not match"

    def _as_specified(self, block: bytes) -> bool:
        """The standard means the de-chunked entity (5.9); some writers take it so, most digest what is stored."""
        end = HEAD_END.search(block) if self._http else None
        if not end or self._payload is None:
            return False
        return self._payload.renewed(dechunked(block[end.end() :])).holds()


@dataclass(slots=True)
class _Claim:
    algorithm: str
    value: str
    hash: hashlib._Hash

    @classmethod
    def of(cls, labelled: str | None) -> _Claim | None:
        algorithm, _, value = (labelled or "").partition(":")
        known = _HASHES.get(algorithm.lower())
        return cls(known, value, hashlib.new(known, usedforsecurity=False)) if known else None

    def renewed(self, content: bytes) -> _Claim:
        return _Claim(self.algorithm, self.value, hashlib.new(self.algorithm, content, usedforsecurity=False))

    def holds(self) -> bool:
        """Base32 or, as some write it, hexadecimal."""
        digest = self.hash.digest()
        if len(self.value) == 2 * len(digest):
            return self.value.lower() == digest.hex()
        padded = self.value.upper() + "=" * (-len(self.value) % 8)
        try:
            return base64.b32decode(padded) == digest
        except binascii.Error:
            return False


def field_faults(record: Record) -> Iterator[str]:
    """Departures from the grammar and from the fields each type needs (sections 4 and 5)."""
    if record.version not in ("1.0", "1.1"):
        yield f"version WARC/{record.version} is not 1.0 or 1.1"
    for name in ("WARC-Type", "WARC-Record-ID", "WARC-Date"):
        if not record.field(name):
            yield f"{name} is missing"
    if record.type and record.type not in TYPES:
        yield f"unknown WARC-Type {record.type!r}"
    if record.record_id and not _ID.fullmatch(record.record_id):
        yield f"WARC-Record-ID {record.record_id!r} is no URI in angle brackets"
    written = record.field("WARC-Date")
    if written and parse_date(written) is None:
        yield f"WARC-Date {written!r} is no instant"
    counts = Counter(name.lower() for name, _ in record.fields)
    for name, count in counts.items():
        if not _NAME.fullmatch(name):
            yield f"{name!r} is no field name"
        if count > 1 and name in _ONCE:
            yield f"{name} stands {count} times"
    yield from _type_faults(record)


def _type_faults(record: Record) -> Iterator[str]:
    if record.type in _NEEDS_TARGET and not record.target:
        yield f"a {record.type} record needs WARC-Target-URI"
    if record.type == "revisit" and not record.field("WARC-Profile"):
        yield "a revisit record needs WARC-Profile"
    if record.block_length and record.type != "continuation" and not record.field("Content-Type"):
        yield "Content-Type is missing"
    truncated = record.field("WARC-Truncated")
    if truncated is not None and truncated not in _TRUNCATIONS:
        yield f"unknown WARC-Truncated {truncated!r}"
    address = record.field("WARC-IP-Address")
    if address is not None:
        try:
            ip_address(address)
        except ValueError:
            yield f"WARC-IP-Address {address!r} is no address"
    for name in ("WARC-Block-Digest", "WARC-Payload-Digest"):
        digest = record.field(name)
        if digest is not None and not re.fullmatch(r"[A-Za-z0-9-]+:[A-Za-z0-9+/=_-]+", digest):
            yield f"{name} {digest!r} is no labelled digest"


@dataclass(slots=True)
class Ledger:
    """What only shows across the records of one file: identifiers used twice, and companions that are not there."""

    _seen: set[str] = field(default_factory=set)
    _wanted: dict[str, tuple[int, str]] = field(default_factory=dict)  # companion -> offset and id of who names it

    def enter(self, record: Record) -> Iterator[str]:
        """Notes `record`; says when its identifier was there before."""
        if record.record_id in self._seen:
            yield "WARC-Record-ID was used before in this file"
        self._seen.add(record.record_id)
        self._wanted.pop(record.record_id, None)
        for name, value in record.fields:
            if name.lower() == "warc-concurrent-to" and value not in self._seen:
                self._wanted[value] = (record.offset, record.record_id)

    def missing(self) -> Iterator[tuple[int, str, str]]:
        """Offset and id of records whose companion the file does not hold, and what to say."""
        for companion, (offset, record_id) in self._wanted.items():
            yield offset, record_id, f"WARC-Concurrent-To names {companion}, which is not in this file"
