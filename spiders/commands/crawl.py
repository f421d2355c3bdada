"""`scrapy crawl`, with exit statuses that mean something (docs/exit-statuses.md)."""

from __future__ import annotations

import argparse
import gc
import sys
from typing import Any, ClassVar, NoReturn

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.crawler import Crawler
from scrapy.settings.default_settings import DOWNLOADER_MIDDLEWARES_BASE, EXTENSIONS_BASE, SPIDER_MIDDLEWARES_BASE

from archiver.errors import ArchiverError, UsageError
from archiver.terminal import one_line
from spiders.opening import AnotherCrawlError, begin
from spiders.outcome import ALREADY_RUNNING, COULD_NOT_START, INTERRUPTED, STOPPED_EARLY
from spiders.run import Run

# Scrapy's own parts that do nothing here: ours stand in their place, or settings switch them off.
UNUSED = frozenset(
    {
        "scrapy.extensions.remote_control.RemoteControl",
        "scrapy.extensions.telnet.TelnetConsole",
        "scrapy.downloadermiddlewares.cookies.CookiesMiddleware",
        "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware",
        "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware",
        "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware",
        "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware",
        "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware",
        "scrapy.downloadermiddlewares.redirect.RedirectMiddleware",
        "scrapy.downloadermiddlewares.retry.RetryMiddleware",
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware",
        "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware",
        "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware",
    }
)


class Command(ScrapyCrawl):
    """Scrapy's command; what hinders a start is told in one line, what became of the crawl in the exit status."""

    # None in EXTENSIONS would load a part all the same, and with it a web framework or a list of all domain suffixes.
    default_settings: ClassVar[dict[str, Any]] = {
        name: {part: rank for part, rank in parts.items() if part not in UNUSED}
        for name, parts in (
            ("EXTENSIONS_BASE", EXTENSIONS_BASE),
            ("DOWNLOADER_MIDDLEWARES_BASE", DOWNLOADER_MIDDLEWARES_BASE),
            ("SPIDER_MIDDLEWARES_BASE", SPIDER_MIDDLEWARES_BASE),
        )
    }

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)

        def refuse(message: str) -> NoReturn:
            parser.exit(COULD_NOT_START, f"scrapy crawl: {message}\n")

        parser.error = refuse  # type: ignore[method-assign]  # argparse and Scrapy would exit with 2

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        try:
            crawler = self._crawler_for(args)
            run = begin(crawler, opts.spargs)
        except ArchiverError as fault:
            print(f"scrapy crawl: {one_line(str(fault))}", file=sys.stderr)
            self.exitcode = ALREADY_RUNNING if isinstance(fault, AnotherCrawlError) else COULD_NOT_START
            return
        status = STOPPED_EARLY
        gc.freeze()  # spares the garbage collector what the start has made and lives to the end
        try:
            self._crawl(crawler, opts.spargs)
            status = self._status_of(run)
        finally:
            self.exitcode = run.close(status)
        print(f"scrapy crawl: {run.summary(self.exitcode)}", file=sys.stderr)

    def _crawler_for(self, args: list[str]) -> Crawler:
        if len(args) != 1:
            raise UsageError("name one spider: scrapy crawl NAME [-a ARGUMENT=VALUE]; `scrapy list` shows the names")
        try:
            return self._create_crawler(args[0])
        except KeyError:
            raise UsageError(f"no outlet or spider is named {args[0]!r}: `scrapy list` shows the names") from None

    def _crawl(self, crawler: Crawler, arguments: dict[str, str]) -> None:
        assert self.crawler_process
        self.crawler_process.crawl(crawler, **arguments)
        self.crawler_process.start()

    def _status_of(self, run: Run) -> int:
        assert self.crawler_process
        if self.crawler_process.bootstrap_failed:
            return STOPPED_EARLY
        if run.outcome.finish_reason is None:  # a second signal stops the reactor before the spider is closed
            return INTERRUPTED
        return run.outcome.status()
