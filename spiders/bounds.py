"""Downloader middleware: what was to be asked for, and no longer is once a bound is reached while it waited."""

from __future__ import annotations

from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler

from archiver.article import Article
from spiders.faults import OverBound, Trap
from spiders.traps import Traps


class Bounds:
    """Judges a request when its turn comes, not when it was made.

    `request.meta`: `requisite` (the allowance of the page it is for), `discovered` (a page whose address nobody
    listed or typed: it may be of a trap).
    """

    def __init__(self) -> None:
        self.traps = Traps()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        bounds = cls()
        crawler.signals.connect(bounds.page_read, signals.item_scraped)
        return bounds

    def page_read(self, item: Article) -> None:
        """A page has gone through the stages."""
        fields = item.fields
        if fields.body:
            self.traps.note(item.page.url, hash((fields.headline, fields.description, fields.body)))

    def process_request(self, request: Request) -> None:
        allowance = request.meta.get("requisite")
        if allowance is not None and allowance.is_spent():
            raise OverBound(f"{request.url} is left out: what its page or this crawl may take in is used up")
        if request.meta.get("discovered") and self.traps.catches(request.url):
            raise Trap(f"{request.url} is left out: many addresses like it showed one and the same text")
