"""Why a request brought no page, in words fit for `failures`: every reason is told once, here."""

from __future__ import annotations

from dataclasses import dataclass

from scrapy.exceptions import IgnoreRequest, UnsupportedURLSchemeError

from archiver.article import Capture
from archiver.capture.outcome import error_detail, error_name
from archiver.errors import ArchiveError


class Forbidden(IgnoreRequest):
    """robots.txt, or another opt-out that is obeyed, does not allow this address."""


class Withdrawn(IgnoreRequest):
    """The address, or its outlet, was withdrawn from the archive (docs/law.md)."""


class HostClosed(IgnoreRequest):
    """robots.txt could not be read, so nothing is asked of its host (RFC 9309, 2.3.1.4)."""


class NotFollowed(IgnoreRequest):
    """A redirect that leads away from what was asked for."""


class AlreadyAsked(IgnoreRequest):
    """A redirect to an address that this crawl asks for anyway."""


class NotNow(IgnoreRequest):
    """It was not asked for, and is left to the next crawl: no failure."""


class OverBound(IgnoreRequest):
    """A bound on what was discovered is reached."""


class Trap(OverBound):
    """A discovered address at a place where many showed one text."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A row of `failures`, but for the address."""

    stage: str
    reason: str
    detail: str | None = None


# Our own judgements; what the network did is named by the capture layer.
JUDGEMENTS: tuple[tuple[type[BaseException], str, str], ...] = (
    (Withdrawn, "withdrawn", "withdrawn"),
    (HostClosed, "robots", "robots.txt unreachable"),
    (Trap, "fetch", "url trap"),
    (NotFollowed, "fetch", "redirect not followed"),
    (IgnoreRequest, "fetch", "redirect loop"),
    (UnsupportedURLSchemeError, "fetch", "address"),
    (ArchiveError, "fetch", "not archived"),
)


def of(error: BaseException, capture: Capture | None = None) -> Fault:
    """The fault behind an exception of Scrapy's downloader or of our own middlewares; `capture` archives it."""
    detail = error_detail(error)
    if isinstance(error, Forbidden):
        return Fault("robots", "forbidden", detail)
    for kind, stage, reason in JUDGEMENTS:
        if isinstance(error, kind):
            return Fault(stage, reason, detail)
    # The record knows the cause where Scrapy's exception is only a wrapper.
    told = capture.error if capture is not None and capture.record_type == "metadata" else None
    if told is None and isinstance(error, ValueError):  # Scrapy or Twisted cannot make a request of it
        return Fault("fetch", "address", detail)
    return Fault("fetch", told or error_name(None, error) or type(error).__name__, detail)
