"""The log of a crawl: whatever pages, lists and servers say in it is harmless on a terminal, and no page is dumped."""

from __future__ import annotations

import logging
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.logformatter import LogFormatter, LogFormatterResult
from scrapy.utils.log import get_scrapy_root_handler

from archiver.terminal import printable


class Lines(LogFormatter):
    """For the setting LOG_FORMATTER: a page that made a stage fail is named; Scrapy would print all of it."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        crawler.signals.connect(_make_printable, signals.spider_opened)
        return super().from_crawler(crawler)

    def item_error(self, item: Any, exception: BaseException, *_: Any) -> LogFormatterResult:
        args = {"url": item.url, "fault": type(exception).__name__}
        return {"level": logging.ERROR, "msg": "%(url)s made a stage fail (%(fault)s):", "args": args}


class Printable(logging.Formatter):
    """What `inner` makes of a record, without control characters."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        return printable(self._inner.format(record))


def _make_printable() -> None:
    # Not sooner: Scrapy sets up its log anew until the engine is there.
    handler = get_scrapy_root_handler()
    if handler is not None and handler.formatter is not None:
        handler.setFormatter(Printable(handler.formatter))
