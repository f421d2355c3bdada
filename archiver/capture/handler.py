"""The download handler that archives: every attempt goes to the recorder before its response goes on."""

from __future__ import annotations

from typing import Any, Protocol, cast

from OpenSSL import SSL
from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _BindAddressAgent,
    _ScrapyAgent,
)
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred
from twisted.web.client import Agent
from twisted.web.http_headers import Headers
from twisted.web.iweb import IBodyProducer, IPolicyForHTTPS, IResponse

from archiver.article import Capture
from archiver.capture.attempt import Tape
from archiver.capture.exchange import exchanges
from archiver.capture.guard import GuardedReactor
from archiver.capture.selftest import ready
from archiver.capture.signals import exchange_archived
from archiver.capture.tap import MAX_HEAD, TapedHeaders, TappedFactory
from archiver.capture.target import has_host_name, no_credentials
from archiver.capture.trust import CertificateError, VerifyingContextFactory
from archiver.errors import ArchiverError
from archiver.warc.exchange import Exchange


class Recorder(Protocol):
    """What puts exchanges on disk, as WarcWriter does. `crawler.archive_recorder` is one, set before the start."""

    def append(self, exchange: Exchange) -> Capture:
        """Writes the exchange's records and says where they are; raises ArchiveError when it cannot."""


class ArchivingDownloadHandler(HTTP11DownloadHandler):
    """For http and https in DOWNLOAD_HANDLERS.

    `request.meta` in: `original` (the Capture that a conditional request was made from), `subscriber` (true when
    the cookies are a subscriber's own: they are not archived), Scrapy's `proxy`, `download_timeout`,
    `download_maxsize`. Out: `warc`, the Capture of the last exchange, answered or failed.
    Settings: ALLOW_PRIVATE_NETWORK, DOWNLOAD_VERIFY_CERTIFICATES and Scrapy's limits.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        ready()
        recorder = getattr(crawler, "archive_recorder", None)
        if recorder is None:
            raise ArchiverError("nothing to archive to: set crawler.archive_recorder before the engine starts")
        self._recorder: Recorder = recorder
        self._broken: ArchiverError | None = None  # why nothing can be archived any more
        self._guarded = not crawler.settings.getbool("ALLOW_PRIVATE_NETWORK")
        self._pool._factory = TappedFactory
        if crawler.settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES"):
            self._contextFactory = cast("IPolicyForHTTPS", VerifyingContextFactory.from_crawler(crawler))

    async def download_request(self, request: Request) -> Response:
        if self._broken is not None:
            raise self._broken  # what cannot be archived is not asked for
        maxsize = request.meta.get("download_maxsize", self._default_maxsize)
        # Twice the size: chunk framing of an honest server is far below the size of what it frames.
        tape = Tape(request.url.startswith("https:"), limit=2 * maxsize + MAX_HEAD if maxsize else 0)
        request.meta.pop("warc", None)  # retries and redirects copy meta
        fault: BaseException | None = None
        try:
            no_credentials(request.url)
            has_host_name(request.url)
            with wrap_twisted_exceptions():
                return await maybe_deferred_to_future(self._agent(tape).download_request(request))
        except BaseException as raised:
            fault = distrusted(tape) or raised
            if fault is raised:
                raise
            raise fault from raised
        finally:
            self._archive(request, tape, fault)
            fault = None  # its traceback leads here: no cycle

    def _agent(self, tape: Tape) -> TapedAgent:
        return TapedAgent(
            tape=tape,
            guarded=self._guarded,
            contextFactory=self._contextFactory,
            bindAddress=self._bind_address,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawler,
            tls_verbose_logging=self._tls_verbose_logging,
        )

    def _archive(self, request: Request, tape: Tape, fault: BaseException | None) -> None:
        for exchange in exchanges(request, tape, fault):
            try:
                capture = self._recorder.append(exchange)
            except ArchiverError as fault:
                self._broken = fault
                raise
            request.meta["warc"] = capture
            self._crawler.signals.send_catch_log(exchange_archived, capture=capture, request=request)


class TapedAgent(_ScrapyAgent):
    """Scrapy's agent for one download: ties the tape to the request, and guards connections without a proxy."""

    def __init__(self, *, tape: Tape, guarded: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._tape = tape
        self._guarded = guarded

    def _get_agent(self, request: Request, timeout: float) -> Agent:
        agent: Any = super()._get_agent(request, timeout)
        if self._guarded and type(agent) is _BindAddressAgent:  # the proxied kinds are subclasses
            agent._endpointFactory._reactor = GuardedReactor(agent._endpointFactory._reactor)
        tape = self._tape

        def ask(method: bytes, uri: bytes, headers: Headers, body: IBodyProducer | None) -> Deferred[IResponse]:
            del agent.request  # asked once; else a cycle would keep the tape until the collector comes
            return cast("Deferred[IResponse]", agent.request(method, uri, TapedHeaders.of(headers, tape), body))

        agent.request = ask
        return cast("Agent", agent)


def distrusted(tape: Tape) -> CertificateError | None:
    """The error to raise when the last connection failed for its certificate."""
    attempt = tape.attempts[-1] if tape.attempts else None
    if attempt is None:
        return None
    if attempt.tls is not None and attempt.tls.fault:
        return CertificateError(attempt.tls.fault)
    # A forged signature ends the verification before anybody is asked: only OpenSSL's words tell.
    if isinstance(attempt.cause, SSL.Error) and "certificate verify failed" in str(attempt.cause):
        return CertificateError("certificate has a signature that does not hold")
    return None
