"""Obeys robots.txt as RFC 9309 says: 4xx allows all, an unreachable one closes the host."""

from __future__ import annotations

import asyncio
import logging
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from archiver.capture.target import target_uri
from archiver.derive.pages import CutOffError
from archiver.discover import Robots, robots
from spiders import faults
from spiders.answers import entity_of
from spiders.downloader import PoliteDownloader
from spiders.run import Run

logger = logging.getLogger(__name__)

PRIORITY = 1000  # before whatever waits for it
ALLOW_ALL = robots(b"", "https://example.org/robots.txt")


class RobotsTxt:
    """Downloader middleware: asks each host for its rules once a crawl, and holds every request to them."""

    def __init__(self, crawler: Crawler, run: Run, agent: str) -> None:
        self.crawler = crawler
        self.run = run
        self.agent = agent
        self._rules: dict[str, asyncio.Future[Robots | None]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        return cls(crawler, Run.of(crawler), crawler.settings["ROBOTSTXT_USER_AGENT"])

    async def process_request(self, request: Request) -> None:
        if request.meta.get("is_robots_txt"):
            return
        rules = await self._rules_for(request.url, counts="requisite" not in request.meta)
        if rules is None:
            raise faults.HostClosed(f"{_site(request.url)}/robots.txt could not be read: nothing is asked of this host")
        if not rules.allows(request.url, self.agent):
            raise faults.Forbidden(f"{_site(request.url)}/robots.txt does not allow {target_uri(request.url)}")

    async def _rules_for(self, url: str, *, counts: bool) -> Robots | None:
        """Rules of the site of `url`; None when they are unreachable. One request however many wait.

        `counts`: that they are unreachable is a failure of the crawl.
        """
        site = _site(url)
        if site not in self._rules:
            # A task, not a future that the first to ask fills: if it fails, nobody waits for ever.
            self._rules[site] = asyncio.ensure_future(self._ask(f"{site}/robots.txt", counts=counts))
        return await asyncio.shield(self._rules[site])

    async def _ask(self, url: str, *, counts: bool) -> Robots | None:
        request = Request(url, callback=NO_CALLBACK, priority=PRIORITY, meta={"is_robots_txt": True})
        try:
            response = await self.crawler.engine.download_async(request)
        except faults.NotNow:
            raise
        except Exception as error:  # the downloader may raise anything; each means that the rules are unreachable
            capture = request.meta.get("warc")
            fault = faults.of(error, capture)
            self.run.notes.fail(url, "robots", fault.reason, fault.detail, capture, counts=counts)
            return None
        return self._read(response, url, counts=counts)

    def _read(self, response: Response, url: str, *, counts: bool) -> Robots | None:
        """RFC 9309, 2.3.1: success is parsed, 3xx that lead nowhere and 4xx allow all, 5xx closes the host."""
        if response.status >= 500:
            self.run.notes.fail(
                url, "robots", f"http {response.status}", capture=response.meta.get("warc"), counts=counts
            )
            return None
        if response.status >= 300:
            return ALLOW_ALL
        try:
            content = entity_of(response)
        except CutOffError as fault:
            self.run.notes.fail(url, "robots", "cut off", str(fault), response.meta["warc"], counts=counts)
            return None
        self.run.notes.policy(url, "robots.txt", content.decode("utf-8", "replace"), response.meta["warc"])
        rules = robots(content, url)
        if delay := rules.delay(self.agent):
            PoliteDownloader.of(self.crawler).slow_down(urlsplit(url).hostname or "", delay)
        return rules


def _site(url: str) -> str:
    """Scheme and host of `url`, its port if written; a user name is no part of it."""
    parts = urlsplit(target_uri(url))
    return f"{parts.scheme}://{parts.netloc}"
