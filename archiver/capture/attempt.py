"""What the tap writes down while an attempt runs; turned into a frozen Exchange when it is over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from archiver.warc.exchange import Tls


def now() -> datetime:
    """The instant, aware, UTC: the one clock of the capture layer."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Attempt:
    """One request over one connection. Offsets count from the first byte of `received`."""

    started: datetime = field(default_factory=now)
    finished: datetime | None = None
    secure: bool = False  # over TLS: nothing is sent before the handshake is done
    shaken: bool = False
    sent: bytearray = field(default_factory=bytearray)
    received: bytearray = field(default_factory=bytearray)
    head_start: int = 0
    head_end: int | None = None
    body_end: int | None = None
    status: int | None = None
    peer: str | None = None
    tls: Tls | None = None
    cause: BaseException | None = None  # why the connection or the parser gave up before the end

    def end(self, cause: BaseException | None = None) -> None:
        """Marks the end; the first end and the first cause count."""
        self.finished = self.finished or now()
        self.cause = self.cause or cause

    @property
    def request(self) -> bytes | None:
        """The bytes that went out; None when the handshake never ended, or nothing was written."""
        return bytes(self.sent) or None if self.shaken or not self.secure else None


@dataclass(slots=True)
class Tape:
    """All attempts of one download: Twisted asks again by itself when a kept connection turns out dead.

    `limit` bounds the bytes of each answer, heads and framing included; 0 is none.
    """

    secure: bool
    limit: int
    started: datetime = field(default_factory=now)
    attempts: list[Attempt] = field(default_factory=list)

    def begin(self) -> Attempt:
        """A new attempt, added at the end."""
        attempt = Attempt(secure=self.secure)
        self.attempts.append(attempt)
        return attempt
