"""From the tape to frozen exchanges: what came in, how it ended, secrets taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scrapy import Request

from archiver.capture.attempt import Attempt, Tape, now
from archiver.capture.outcome import error_detail, error_name, truncation
from archiver.capture.redact import SECRETS, SUBSCRIBER_REQUEST, SUBSCRIBER_RESPONSE, redact
from archiver.capture.target import target_uri
from archiver.warc.exchange import Exchange


def exchanges(request: Request, tape: Tape, fault: BaseException | None) -> Iterator[Exchange]:
    """One Exchange per attempt, in order; one without bytes when none began (no name, no connection).

    `fault` is what the download raised, and ended the last attempt; earlier ones ended by their own cause.
    """
    subscriber = bool(request.meta.get("subscriber"))
    base = Exchange(
        url=target_uri(request.url),
        method=request.method,
        started=tape.started,
        finished=now(),
        proxied=bool(request.meta.get("proxy")),
        referrer=_text(request.headers.get("Referer")),
        original=request.meta.get("original"),
    )
    for attempt in tape.attempts:
        last = attempt is tape.attempts[-1]
        yield without_secrets(_exchange(base, attempt, fault if last else None), subscriber=subscriber)
    if not tape.attempts:
        yield replace(base, error=error_name(None, fault), detail=error_detail(fault))


def _exchange(base: Exchange, attempt: Attempt, fault: BaseException | None) -> Exchange:
    # The proxy itself answers 407: its words are not the target's.
    refused = base.proxied and not attempt.secure and attempt.status == 407
    error = "proxy" if refused else error_name(attempt, fault)
    return replace(
        base,
        started=attempt.started,
        finished=attempt.finished or base.finished,
        request=attempt.request,
        received=bytes(attempt.received),
        head_start=attempt.head_start,
        head_end=None if refused else attempt.head_end,
        body_end=None if refused else attempt.body_end,
        status=None if refused else attempt.status,
        truncated=None if refused else truncation(attempt, fault),
        error=error,
        detail=error_detail(fault, attempt.cause) if error else None,
        ip=None if base.proxied else attempt.peer,
        tls=attempt.tls,
    )


def without_secrets(exchange: Exchange, *, subscriber: bool) -> Exchange:
    """`exchange` without credentials, nor cookies either way when they are a subscriber's; `removed` names them."""
    request, removed = redact(exchange.request or b"", SECRETS + (SUBSCRIBER_REQUEST if subscriber else ()))
    exchange = replace(exchange, request=request or None, removed=removed)
    if not subscriber or exchange.head_end is None:
        return exchange
    head, hidden = redact(exchange.head, SUBSCRIBER_RESPONSE)
    less = len(exchange.head) - len(head)
    return replace(
        exchange,
        received=exchange.interim + head + exchange.received[exchange.head_end :],
        head_end=exchange.head_end - less,
        body_end=None if exchange.body_end is None else exchange.body_end - less,
        removed=removed + hidden,
    )


def _text(header: bytes | None) -> str | None:
    return header.decode("latin-1") if header is not None else None
