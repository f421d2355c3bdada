"""An exchange in memory before the first crawl of a process: a private name that has moved must not pass unseen.

In memory, not over loopback: it takes a millisecond, needs no port, and goes through every name that could
fail in silence. What an over-the-wire test adds (TLS, pool, proxies) is in tests/capture, with versions pinned.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from twisted.internet.address import IPv4Address
from twisted.web._newclient import Request
from twisted.web.http_headers import Headers

from archiver.capture.attempt import Attempt, Tape
from archiver.capture.tap import TapedHeaders, TappedFactory
from archiver.capture.trust import trust_file
from archiver.errors import ArchiverError

_INTERIM = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
_HEAD = b"HTTP/1.1 200 Bien\r\nTransfer-Encoding: chunked\r\nX-tap:  \xe9\r\n\r\n"
_BODY = b"3;x=1\r\nabc\r\n0\r\nX-Sum: 3\r\n\r\n"
_EXTRA = b"more"


class _Wire:
    """As much of a transport as the client uses."""

    disconnecting = False

    def __init__(self) -> None:
        self.sent = bytearray()
        self.open = True

    def write(self, data: bytes) -> None:
        self.sent += data

    def writeSequence(self, data: list[bytes]) -> None:
        self.write(b"".join(data))

    def getPeer(self) -> IPv4Address:
        return IPv4Address("TCP", "192.0.2.1", 80)

    def loseConnection(self) -> None:
        self.open = False

    def pauseProducing(self) -> None: ...

    resumeProducing = pauseProducing


@cache
def ready() -> None:
    """Returns when capture can be trusted; once per process.

    Raises ArchiverError when the tap does not see what it must, UsageError for a wrong SSL_CERT_FILE.
    """
    trust_file()
    try:
        wire, attempt = _exchange()
    except (AttributeError, TypeError) as fault:
        raise ArchiverError(f"capture does not fit this Scrapy or Twisted ({fault}): {_REMEDY}") from fault
    seen = (
        bytes(attempt.sent),
        bytes(attempt.received),
        attempt.head_start,
        attempt.head_end,
        attempt.body_end,
        wire.open,
    )
    start, end = len(_INTERIM), len(_INTERIM + _HEAD)
    wanted = (bytes(wire.sent), _INTERIM + _HEAD + _BODY + _EXTRA, start, end, end + len(_BODY), False)
    if seen != wanted or not wire.sent.startswith(b"GET /a HTTP/1.1\r\n"):
        raise ArchiverError(f"capture does not see the bytes of the wire: {_REMEDY}")


_REMEDY = "install the versions of the lock file (uv sync)"


def _exchange() -> tuple[_Wire, Attempt]:
    wire, tape, transport = _Wire(), Tape(secure=False, limit=0), None
    protocol: Any = TappedFactory(lambda _: None, "").buildProtocol(transport)  # type: ignore[no-untyped-call]
    protocol.makeConnection(wire)
    headers = TapedHeaders.of(Headers({b"Host": [b"a"]}), tape)
    protocol.request(Request(b"GET", b"/a", headers.copy(), None, persistent=True))  # type: ignore[no-untyped-call]
    answer = _INTERIM + _HEAD + _BODY + _EXTRA
    protocol.dataReceived(answer[:99])
    protocol.dataReceived(answer[99:])
    return wire, tape.attempts[0]
