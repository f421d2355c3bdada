"""What was withdrawn is not asked for, by whatever way its address came."""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from archiver.outlets import Outlets
from archiver.store import Archive, lookups
from spiders.faults import Withdrawn
from spiders.run import Run


def is_withdrawn(archive: Archive, outlets: Outlets, url: str) -> bool:
    """Whether `url` or its outlet was withdrawn, maybe a moment ago."""
    outlet = outlets.of(url)
    return lookups.is_withdrawn(archive.db, url, outlet.name if outlet else None)


class NothingWithdrawn:
    """Downloader middleware: the agenda leaves withdrawn addresses out; this one holds for all other requests."""

    def __init__(self, run: Run) -> None:
        self.run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(Run.of(crawler))

    def process_request(self, request: Request) -> None:
        if is_withdrawn(self.run.archive, self.run.outlets, request.url):
            raise Withdrawn(f"{request.url} was withdrawn from the archive")
