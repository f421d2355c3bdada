"""What a crawl has to ask for, by host: only hosts that may be asked now give something."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scrapy.crawler import Crawler
from scrapy.pqueues import DownloaderAwarePriorityQueue, DownloaderInterface

from spiders.downloader import PoliteDownloader


class PatientQueue(DownloaderAwarePriorityQueue):
    """For the setting SCHEDULER_PRIORITY_QUEUE; hangs on Scrapy's private `_downloader_interface`.

    Gives nothing, though it holds something, while each host in it is busy or asks to be left alone.
    """

    def __init__(self, crawler: Crawler, *args: Any, **kwargs: Any) -> None:
        super().__init__(crawler, *args, **kwargs)
        self._downloader_interface = _Askable(crawler)


class _Askable(DownloaderInterface):
    downloader: PoliteDownloader

    def stats(self, possible_slots: Iterable[str]) -> list[tuple[int, str]]:
        return self.downloader.askable(possible_slots)
