"""The value that capture hands to the WARC writer: one attempt to get one address, exact bytes both ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from archiver.article import Capture

Truncation = Literal["length", "time", "disconnect", "unspecified"]  # WARC 1.1, 5.13


@dataclass(frozen=True, slots=True)
class Tls:
    """What the handshake settled, or as far as it came."""

    version: str | None = None  # "TLSv1.3"
    cipher: str | None = None  # "TLS_AES_256_GCM_SHA384"
    certificate: str | None = None  # SHA-256 of the server's own certificate, hex
    fault: str | None = None  # why it was not trusted: "certificate has expired", "certificate is for another name"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One attempt: what was sent, what came back, how it ended.

    `received` holds every byte of the answer in order: interim (1xx) heads, the head, the body as transferred
    (chunk framing and trailers included), then bytes after the message. The three offsets cut it up; `head_end`
    is None when no whole final head came, so that no `response` record can be made of it. RFC 9112, 2.1.
    """

    url: str  # as asked for: ASCII, without fragment or credentials
    method: str
    started: datetime  # aware, UTC
    finished: datetime  # aware, UTC
    request: bytes | None = None  # as sent, the lines named in `removed` taken out; None: nothing was sent
    received: bytes = b""
    head_start: int = 0
    head_end: int | None = None
    body_end: int | None = None  # None: the message was cut off; see `truncated`
    status: int | None = None  # of the final head
    truncated: Truncation | None = None  # only with a head
    error: str | None = None  # one or two words, listed in docs/capture.md: "timeout", "reset", "certificate"...
    detail: str | None = None  # the error in words, one line
    ip: str | None = None  # None when a proxy was between, or no connection was made
    tls: Tls | None = None
    proxied: bool = False
    removed: tuple[str, ...] = ()  # request header fields kept out of the archive: "Proxy-Authorization"
    referrer: str | None = None  # the page that led here
    original: Capture | None = None  # what a conditional request was made from; a 304 refers to it

    @property
    def interim(self) -> bytes:
        """The 1xx heads before the answer."""
        return self.received[: self.head_start]

    @property
    def response(self) -> bytes:
        """Head and body as they came: the block of a `response` record; empty without a whole head."""
        return self.received[self.head_start : self.body_end] if self.head_end is not None else b""

    @property
    def head(self) -> bytes:
        """Status line and header fields with the empty line that ends them; empty without a whole head."""
        return self.received[self.head_start : self.head_end] if self.head_end is not None else b""

    @property
    def payload(self) -> bytes:
        """The body as transferred and stored: what payload digests are made of (docs/decisions.md)."""
        return self.received[self.head_end : self.body_end] if self.head_end is not None else b""

    @property
    def unparsed(self) -> bytes:
        """What came instead of a whole head: not HTTP, or half a head."""
        return self.received[self.head_start :] if self.head_end is None else b""

    @property
    def extra(self) -> bytes:
        """Bytes after the end of the message."""
        return self.received[self.body_end :] if self.body_end is not None else b""
