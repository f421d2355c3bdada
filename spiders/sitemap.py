"""`scrapy crawl sitemap`: what one sitemap, or the sitemaps of an index, announce."""

from __future__ import annotations

from collections.abc import Iterator

from scrapy import Request

from spiders.lists import ListSpider


class SitemapSpider(ListSpider):
    """Reads a sitemap and asks for what it announces."""

    name = "sitemap"
    takes = ("url", "since", "until", "limit")
    needs = ("url",)

    def first(self) -> Iterator[Request]:
        assert self.arguments.url
        yield from self.ask_list(self.arguments.url, self.parse_sitemap)
