"""Why a request brought no page, in words fit for `failures`: every reason is told once, here."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)


class Forbidden(IgnoreRequest):
    """robots.txt does not allow this address."""


class HostClosed(IgnoreRequest):
    """robots.txt could not be read, so nothing is asked of its host (RFC 9309, 2.3.1.4)."""


class NotFollowed(IgnoreRequest):
    """A redirect that leads away from what was asked for."""


class AlreadyAsked(IgnoreRequest):
    """A redirect to an address that this crawl asks for anyway."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A row of `failures`, but for the address; `counts` is False where nothing went wrong."""

    stage: str
    reason: str
    detail: str | None = None
    counts: bool = True


# First match wins: more special classes stand first.
REASONS: tuple[tuple[type[BaseException], str, str], ...] = (
    (HostClosed, "robots", "robots.txt unreachable"),
    (NotFollowed, "fetch", "redirect not followed"),
    (IgnoreRequest, "fetch", "redirect loop"),
    (DownloadTimeoutError, "fetch", "timeout"),
    (DownloadConnectionRefusedError, "fetch", "refused"),
    (CannotResolveHostError, "fetch", "dns"),
    (DownloadCancelledError, "fetch", "too large"),
    (ResponseDataLossError, "fetch", "cut off"),
    (UnsupportedURLSchemeError, "fetch", "address"),
    (DownloadFailedError, "fetch", "connection lost"),
    (asyncio.CancelledError, "fetch", "stopped"),
)


def of(error: BaseException) -> Fault:
    """The fault behind an exception of Scrapy's downloader or of our own middlewares."""
    detail = " ".join(str(error).split())[:500] or None
    if isinstance(error, Forbidden):
        return Fault("robots", "forbidden", detail, counts=False)
    for kind, stage, reason in REASONS:
        if isinstance(error, kind):
            return Fault(stage, reason, detail)
    return Fault("fetch", type(error).__name__, detail)
