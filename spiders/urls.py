"""`scrapy crawl urls`: the addresses that somebody listed or typed."""

from __future__ import annotations

from collections.abc import Iterator

from scrapy import Request

from archiver.addresses import is_web_address
from archiver.terminal import one_line
from spiders.base import PressSpider


class UrlsSpider(PressSpider):
    """Asks for each address of a list (one a line; empty lines and lines that begin with # do not count)."""

    name = "urls"
    takes = ("file", "url", "limit")
    needs = ("file", "url")

    def first(self) -> Iterator[Request]:
        listed = list(self._listed())
        if not listed:
            self.logger.warning("%s names no address: nothing is asked for", one_line(str(self.arguments.file)))
        for url in listed:
            if is_web_address(url):
                yield from self.ask(url, exact=True)
            else:
                self.run.notes.fail(url, "list", "address", "not a web address: write https://www.example.org/page")

    def _listed(self) -> Iterator[str]:
        if self.arguments.url:
            yield self.arguments.url
        if self.arguments.file:
            # Windows editors put a mark in front; a stray byte of another encoding must not end the crawl.
            with self.arguments.file.open(encoding="utf-8-sig", errors="replace") as lines:
                yield from (line for line in map(str.strip, lines) if line and not line.startswith("#"))
