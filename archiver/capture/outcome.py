"""How an attempt ended, in words: the error's name, its detail, and why a message was cut off."""

from __future__ import annotations

from OpenSSL import SSL
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from twisted.internet.error import ConnectionAborted, ConnectionDone, ConnectionLost

from archiver.capture.attempt import Attempt
from archiver.capture.guard import PrivateAddressError
from archiver.capture.tap import TooLongError
from archiver.capture.target import CredentialsError, HostNameError
from archiver.capture.trust import CertificateError
from archiver.warc.exchange import Truncation

MAX_DETAIL = 500  # characters of a server's words repeated in a record

# The first that fits names the error; any other cause is the parser's, any other fault has its class as name.
_NAMES: tuple[tuple[type[BaseException], str], ...] = (
    (TooLongError, "too large"),
    (DownloadCancelledError, "too large"),
    (DownloadTimeoutError, "timeout"),
    (CannotResolveHostError, "dns"),
    (HostNameError, "dns"),
    (DownloadConnectionRefusedError, "refused"),
    (PrivateAddressError, "private address"),
    (CredentialsError, "credentials"),
    (CertificateError, "certificate"),
    (TunnelError, "proxy"),
    (ConnectionAborted, "aborted"),  # by us; a ConnectionLost too
    (ConnectionLost, "reset"),
    (SSL.Error, "tls"),
    (ResponseDataLossError, "cut off"),
    (DownloadFailedError, "failed"),
)


def error_name(attempt: Attempt | None, fault: BaseException | None) -> str | None:
    """One or two words for `Capture.error`; None for an attempt that ended well.

    `fault` is what the download raised; the tap's own cause is nearer to the truth where Scrapy's exception is
    only a wrapper.
    """
    wrapper = fault is None or isinstance(fault, DownloadFailedError | ResponseDataLossError)
    if wrapper and attempt is not None:
        if attempt.body_end is not None and not isinstance(attempt.cause, ConnectionLost):
            return None
        if isinstance(attempt.cause, ConnectionDone):
            return _closed(attempt)
        fault = attempt.cause or fault
    if fault is None:
        return None
    return next((name for kind, name in _NAMES if isinstance(fault, kind)), _other(attempt, fault))


def _closed(attempt: Attempt) -> str:
    """The server closed in good order, but too early."""
    if attempt.head_end is not None:
        return "cut off"
    return "not http" if len(attempt.received) > attempt.head_start else "no answer"


def _other(attempt: Attempt | None, fault: BaseException) -> str:
    """Whatever else the parser raised, it could not read on: KeyError, ValueError, private ones."""
    if attempt is None or fault is not attempt.cause:
        return type(fault).__name__
    return "not http" if attempt.head_end is None else "bad framing"


def error_detail(*faults: BaseException | None) -> str | None:
    """The words of the first of `faults` that has any, on one line, control characters replaced by spaces."""
    for fault in faults:
        words = " ".join("".join(c if c.isprintable() else " " for c in str(fault or "")).split())
        if words:
            return words[:MAX_DETAIL]
    return None


def truncation(attempt: Attempt, fault: BaseException | None) -> Truncation | None:
    """WARC-Truncated for the response record of `attempt`; None when the whole message came, or no head."""
    if attempt.head_end is None:
        return None
    if isinstance(fault, DownloadTimeoutError):
        return "time"
    if isinstance(fault, DownloadCancelledError) or isinstance(attempt.cause, TooLongError):
        return "length"
    if isinstance(attempt.cause, ConnectionLost | SSL.Error):
        return "disconnect"  # even after `_finished`: a body that only a close would end was ended by a reset
    if attempt.body_end is not None:
        return None
    return "disconnect" if isinstance(attempt.cause, ConnectionDone) else "unspecified"
