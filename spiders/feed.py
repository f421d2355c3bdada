"""`scrapy crawl feed`: what one feed announces."""

from __future__ import annotations

from collections.abc import Iterator

from scrapy import Request

from spiders.lists import ListSpider


class FeedSpider(ListSpider):
    """Reads a feed and asks for what it announces."""

    name = "feed"
    takes = ("url", "since", "until", "limit")
    needs = ("url",)

    def first(self) -> Iterator[Request]:
        assert self.arguments.url
        yield from self.ask_list(self.arguments.url, self.parse_feed)
