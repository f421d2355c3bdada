"""The wire tap: Scrapy's HTTP/1.1 client protocol and parser, with every byte written down.

All private names of Twisted's client and of Scrapy's handler that the tap hangs on are in this file;
`selftest.py` runs an exchange through it before a crawl starts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from scrapy.core.downloader.handlers.http11 import (
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IHandshakeListener
from twisted.python.failure import Failure
from twisted.web._newclient import STATUS
from twisted.web.http_headers import Headers
from twisted.web.iweb import IResponse
from zope.interface import implementer

from archiver.capture.attempt import Attempt, Tape
from archiver.capture.chunks import LenientChunks
from archiver.capture.trust import fingerprint
from archiver.warc.exchange import Tls

MAX_HEAD = 2 * 2**20  # bytes of all heads of one answer, 1xx included; more ends the attempt


class TooLongError(Exception):
    """The answer's heads, or head, body and framing together, pass the limit."""


class TapedHeaders(Headers):
    """Request headers that carry the tape from the download to the connection, through the pool's copies."""

    tape: Tape

    @classmethod
    def of(cls, headers: Headers, tape: Tape) -> TapedHeaders:
        """The same headers with `tape` tied to them."""
        taped = cls()
        for name, values in headers.getAllRawHeaders():
            taped.setRawHeaders(name, values)
        taped.tape = tape
        return taped

    def copy(self) -> TapedHeaders:
        return self.of(self, self.tape)


class Tee:
    """A transport that writes down what is written to it."""

    def __init__(self, transport: Any, sent: bytearray) -> None:
        self._transport = transport
        self._sent = sent

    def write(self, data: bytes) -> None:
        self._sent += data
        self._transport.write(data)

    def writeSequence(self, data: Iterable[bytes]) -> None:
        self.write(b"".join(data))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


class TappedParser(_LenientHTTPClientParser):
    """Notes where 1xx heads, the head and the message end, and reads on where browsers would.

    `attempt` is set by the protocol.
    """

    MAX_LENGTH = MAX_HEAD  # the parser's own 16 kB a line would lose answers that browsers take
    _transferDecoders = {b"chunked": LenientChunks}  # noqa: RUF012
    attempt: Attempt

    def lineReceived(self, line: bytes) -> None:
        if self.state == STATUS and not line.strip():  # an empty line before the answer goes with what is before it
            self.attempt.head_start = self._position()
            return
        super().lineReceived(line)

    def headerReceived(self, name: bytes, value: bytes) -> None:
        name = name.strip()  # "Content-Length : 3" means a length
        if name.lower() == b"transfer-encoding" and value.lower() == b"identity":
            return  # none (RFC 2616, 3.6)
        super().headerReceived(name, value)  # type: ignore[no-untyped-call]

    def _position(self) -> int:
        return len(self.attempt.received) - len(self._buffer)

    def allHeadersReceived(self) -> None:
        if 100 <= self.response.code < 200:
            self.attempt.head_start = self._position()
        else:
            self.attempt.head_end = self._position()
            self.attempt.status = self.response.code
        super().allHeadersReceived()  # type: ignore[no-untyped-call]

    def _finished(self, rest: bytes) -> None:
        self.attempt.body_end = self._position() - len(rest)
        self.attempt.end()
        if self.attempt.body_end < len(self.attempt.received) or not self._stays_open():
            # Bytes after the message would be taken for the next answer on a connection that is kept.
            self.request.persistent = False
        super()._finished(rest)  # type: ignore[no-untyped-call]

    def _stays_open(self) -> bool:
        """Whether the server lets the connection be used again: RFC 9112, 9.3 (Twisted knows but "close")."""
        fields = self.connHeaders.getRawHeaders(b"Connection", ())
        options = {option.strip().lower() for field in fields for option in field.split(b",")}
        return b"close" not in options and (self.response.version != (b"HTTP", 1, 0) or b"keep-alive" in options)

    def connectionLost(self, reason: Failure | None = None) -> None:
        # After the end of the message this is only Twisted's "synthetic!" goodbye.
        if self.attempt.body_end is None:
            self.attempt.end(reason.value if reason is not None else None)
        super().connectionLost(reason)


@implementer(IHandshakeListener)
class TappedProtocol(_LenientHTTP11ClientProtocol):
    """One connection; each request on it is an attempt of its own."""

    tape: Tape | None = None
    attempt: Attempt | None = None
    tls: Tls | None = None
    shaken = False

    def request(self, request: Any) -> Deferred[IResponse]:
        self.tape = request.headers.tape
        attempt = self.attempt = self.tape.begin()
        transport: Any = self.transport
        attempt.peer = transport.getPeer().host
        attempt.tls, attempt.shaken = self.tls, self.shaken
        write = request.writeTo
        request.writeTo = lambda transport: write(Tee(transport, attempt.sent))
        try:
            answer = super().request(request)
        finally:
            del request.writeTo  # Twisted may send the same request again on another connection
        # Scrapy's own way to put its parser in; see _LenientHTTP11ClientProtocol.request.
        parser = cast("TappedParser", self._parser)
        parser.__class__ = TappedParser
        parser.attempt = attempt
        return answer

    def handshakeCompleted(self) -> None:
        """Called by the TLS layer, after `request` on a new connection."""
        self.shaken = True
        self.note(handshake(self.transport.getHandle()))  # type: ignore[union-attr]

    def note(self, tls: Tls) -> None:
        """Writes TLS facts down for the attempt that runs and those to come on this connection."""
        self.tls = tls
        if self.attempt is not None:
            self.attempt.tls, self.attempt.shaken = tls, self.shaken

    def dataReceived(self, data: bytes) -> None:
        if self._parser is None or self.attempt is None or self.tape is None:
            return super().dataReceived(data)  # type: ignore[no-untyped-call,no-any-return]
        self.attempt.received += data
        limit = self.tape.limit if self.attempt.head_end is not None else MAX_HEAD
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        if limit and len(self.attempt.received) > limit and self._parser is not None:
            self.transport.abortConnection()  # type: ignore[union-attr]
            self._disconnectParser(Failure(TooLongError(f"more than {limit} bytes")))  # type: ignore[no-untyped-call]
        return None


class TappedFactory(_LenientHTTP11ClientFactory):
    """Gives the pool tapped connections."""

    def buildProtocol(self, addr: Any) -> TappedProtocol:  # noqa: ARG002
        return TappedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


def handshake(connection: Any) -> Tls:
    """Version, cipher and certificate of a finished handshake; `connection` is pyOpenSSL's."""
    certificate = connection.get_peer_certificate()
    return Tls(
        version=connection.get_protocol_version_name(),
        cipher=connection.get_cipher_name(),
        certificate=fingerprint(certificate) if certificate else None,
    )
