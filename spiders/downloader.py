"""Scrapy's downloader with the limit of requests to one host kept under the asyncio reactor.

Scrapy 2.19.0 counts a request as being transferred when its task first runs, but takes requests off the host's
queue in a loop that ends before any task has run: with DOWNLOAD_DELAY=0 all waiting requests go out at once,
whatever CONCURRENT_REQUESTS_PER_DOMAIN says. Here a request counts from the moment it leaves the queue.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from scrapy import Request, Spider
from scrapy.core.downloader import Downloader, Slot


class PoliteDownloader(Downloader):
    """For the setting DOWNLOADER; hangs on Scrapy's private `_get_slot` and `Slot.transferring`."""

    def _get_slot(self, request: Request, spider: Spider | None = None) -> tuple[str, Slot]:  # noqa: ARG002
        key, slot = super()._get_slot(request)
        if not isinstance(slot.queue, _Counted):
            slot.queue = _Counted(slot)
        return key, slot


class _Counted(deque[Any]):
    """The queue of a host: what is taken from it counts as being transferred."""

    def __init__(self, slot: Slot) -> None:
        super().__init__(slot.queue)
        self._slot = slot

    def popleft(self) -> Any:
        request, waiting = super().popleft()
        self._slot.transferring.add(request)
        return request, waiting
