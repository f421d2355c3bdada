"""A bare Scrapy spider that only downloads: what bench/crawl.py compares with."""

from collections.abc import AsyncIterator
from pathlib import Path

import scrapy
from scrapy.http import Response


class Bare(scrapy.Spider):
    name = "bare"
    custom_settings = {"CONCURRENT_REQUESTS_PER_DOMAIN": 8, "LOG_LEVEL": "INFO", "DOWNLOAD_DELAY": 0}  # noqa: RUF012

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for url in Path(self.file).read_text().split():
            yield scrapy.Request(url)

    def parse(self, response: Response) -> None:
        """Nothing is done with it."""
