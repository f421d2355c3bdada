"""Scrapy's downloader with the manners that it lacks: each host is asked at its own pace, and none once a crawl ends.

Scrapy 2.19.0 counts a request as being transferred when its task first runs, but takes requests off the host's
queue in a loop that ends before any task has run: with DOWNLOAD_DELAY=0 all waiting requests go out at once,
whatever CONCURRENT_REQUESTS_PER_DOMAIN says. Here a request counts from the moment it leaves the queue.
"""

from __future__ import annotations

import logging
from collections import Counter, deque
from collections.abc import Iterable
from time import monotonic
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import call_later
from twisted.python.failure import Failure

from spiders.faults import NotNow
from spiders.patience import Patience

log = logging.getLogger(__name__)

MAX_CRAWL_DELAY = 60.0  # seconds between two requests to a host, whatever its robots.txt asks for


class PoliteDownloader(Downloader):
    """For the setting DOWNLOADER; hangs on Scrapy's private `_get_slot`, `_process_queue`, `_latercall` and
    `Slot.transferring`, and on `_slot.nextcall` of the engine."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.patience = Patience(monotonic)
        self._closing = False
        crawler.signals.connect(self._watch_the_end, signals.spider_opened)

    @classmethod
    def of(cls, crawler: Crawler) -> Self:
        """The downloader of a crawl that runs."""
        downloader = crawler.engine.downloader
        assert isinstance(downloader, cls)
        return downloader

    def leave_alone(self, host: str, seconds: float) -> None:
        """Asks `host` for nothing for so long; other hosts are asked meanwhile."""
        self.patience.leave_alone(host, seconds)
        if self.patience.is_put_off(host):
            log.warning("%s asks to be left alone for longer than a crawl waits: the next one goes on there", host)
            if host in self.slots:
                self._process_queue(self.slots[host])
            return
        log.info("%s asks to be left alone for %.0f s", host, seconds)
        slot = self.crawler.engine._slot
        assert slot is not None  # there was an answer, so the engine is running
        call_later(seconds, slot.nextcall.schedule)  # by itself the engine looks every 5 s

    def slow_down(self, host: str, seconds: float) -> None:
        """Leaves at least `seconds`, no more than MAX_CRAWL_DELAY, between two requests to `host`; never fewer than
        the settings do."""
        given = self.per_slot_settings.get(host, {})
        delay = max(min(seconds, MAX_CRAWL_DELAY), given.get("delay", self._delay))
        # A slot that was idle for a minute is made anew, from these settings.
        self.per_slot_settings[host] = {**given, "delay": delay, "jitter": 0.0}
        if host in self.slots:
            self.slots[host].delay, self.slots[host].jitter = delay, 0.0

    def askable(self, hosts: Iterable[str]) -> list[tuple[int, str]]:
        """Those of `hosts` that may be handed one more request now, each after the number that it has in hand.

        In hand is what is on the wire, in the host's queue, or held by a middleware: a host that answers slowly, or
        asks to be left alone, must not take up what CONCURRENT_REQUESTS allows for all.
        """
        busy = Counter(map(self.get_slot_key, self.active))
        return [(busy[host], host) for host in hosts if busy[host] < self._limit(host) and self._is_open(host)]

    def _limit(self, host: str) -> int:
        return int(self.per_slot_settings.get(host, {}).get("concurrency", self.domain_concurrency))

    def _is_open(self, host: str) -> bool:
        return self.patience.is_put_off(host) or not self.patience.wait(host)  # what is put off is dropped

    def _get_slot(self, request: Request, spider: Spider | None = None) -> tuple[str, Slot]:  # noqa: ARG002
        key, slot = super()._get_slot(request)
        if not isinstance(slot.queue, _Counted):
            slot.queue = _Counted(slot)
        return key, slot

    def _process_queue(self, slot: Slot) -> None:
        if not slot.queue:
            return
        host = slot.queue[0][0].meta[self.DOWNLOAD_SLOT]
        wait = self.patience.wait(host)
        if self._closing:
            self._drop(slot, "this one is ending")
        elif self.patience.is_put_off(host):
            self._drop(slot, f"{host} asks to be left alone")
        elif wait and slot.latercall is None:
            slot.latercall = call_later(wait, self._latercall, slot)
        super()._process_queue(slot)

    def _watch_the_end(self) -> None:
        """Lets what only waits for its turn go when the crawl is told to end: Scrapy would still send all of it."""
        engine = self.crawler.engine
        close = engine.close_spider_async

        async def close_at_once(*, reason: str = "cancelled") -> None:
            self._closing = True
            for slot in self.slots.values():
                self._process_queue(slot)
            await close(reason=reason)

        engine.close_spider_async = close_at_once  # type: ignore[method-assign]  # no signal tells that it begins

    def _drop(self, slot: Slot, why: str) -> None:
        """Ends the requests that wait in a host's queue without sending them."""
        while slot.queue:
            request, waiting = slot.queue.pop()  # not popleft, which counts them as being transferred
            fault = NotNow(f"{request.url} is left to the next crawl: {why}")
            waiting.errback(Failure(fault))  # type: ignore[no-untyped-call]


class _Counted(deque[Any]):
    """The queue of a host: what is taken from it counts as being transferred."""

    def __init__(self, slot: Slot) -> None:
        super().__init__(slot.queue)
        self._slot = slot

    def popleft(self) -> Any:
        request, waiting = super().popleft()
        self._slot.transferring.add(request)
        return request, waiting
