"""Downloader middleware: what was to be asked for, and no longer is once a bound is reached while it waited."""

from __future__ import annotations

from scrapy import Request

from spiders.faults import OverBound


class Bounds:
    """Judges a request when its turn comes, not when it was made."""

    def process_request(self, request: Request) -> None:
        allowance = request.meta.get("requisite")
        if allowance is not None and allowance.is_spent():
            raise OverBound(f"{request.url} is left out: what its page or this crawl may take in is used up")
