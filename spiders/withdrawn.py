"""What was withdrawn is not asked for, by whatever way its address came."""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from spiders.faults import Withdrawn
from spiders.run import Run


class NothingWithdrawn:
    """Downloader middleware: the agenda leaves withdrawn addresses out; this one holds for all other requests."""

    def __init__(self, run: Run) -> None:
        self.run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(Run.of(crawler))

    def process_request(self, request: Request) -> None:
        if self.run.is_withdrawn(request.url):
            raise Withdrawn(f"{request.url} was withdrawn from the archive")
