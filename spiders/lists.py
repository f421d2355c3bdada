"""What spiders of feeds and sitemaps share: lists are read, what they announce is recorded and asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response

from archiver import discover
from archiver.article import Announcement, Page
from archiver.derive.pages import CutOffError
from archiver.store.memory import announced_in
from spiders.agenda import Visit
from spiders.answers import entity_of, header
from spiders.base import FINDINGS, LISTS, MISSING, PressSpider

MAX_NESTING = 4  # levels of sitemaps below the first; sitemaps.org knows one


class ListSpider(PressSpider):
    """Base of the spiders that find addresses in lists."""

    def __init__(self, name: str | None = None, **given: str) -> None:
        super().__init__(name, **given)
        self._lists: set[str] = set()
        self._unchanged: list[str] = []
        self._idled = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.idle, signals.spider_idle)
        return spider

    def idle(self) -> None:
        """When all that is new has been fetched, what is due for a recheck is asked for."""
        if self._idled:
            return
        self._idled = True
        requests = list(self.later())
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    def later(self) -> Iterable[Request]:
        """Requests to make after all others: what unchanged lists announced, and a killed crawl may not have got."""
        for url in self._unchanged:
            for announcement in announced_in(self.run.archive.db, url):
                if self.in_period(announcement):
                    yield from self.ask(announcement.url, announcement)

    def ask_list(self, url: str, callback: Callable[..., Any], **meta: Any) -> Iterator[Request]:
        """The request for a feed or sitemap, once a run, conditional where its last answer had a validator."""
        if url not in self._lists:
            self._lists.add(url)
            known = self.run.archive.known(url)
            yield self.request(Visit(url, known.original if known else None), callback, LISTS, **meta)

    def parse_feed(self, response: Response) -> Iterator[Request]:
        """What a feed announces is asked for."""
        content = self.content_of_list(response)
        if content is not None:
            found = discover.feed(content, response.url, header(response, "Content-Type"), self.zone(response.url))
            if not found:
                self.judge_empty(response, content, "feed")
            yield from self.announced(found, response)

    def parse_sitemap(self, response: Response) -> Iterator[Request]:
        """What a sitemap announces is asked for, and the children of an index are read, unless they are too old.

        Indexes in indexes are followed to MAX_NESTING: a generator can name one more for ever.
        """
        content = self.content_of_list(response)
        if content is None:
            return
        found = discover.sitemap(content, response.url, header(response, "Content-Type"), self.zone(response.url))
        if not (found.pages or found.children):
            self.judge_empty(response, content, "sitemap")
        yield from self.announced(found.pages, response)
        nesting = response.meta.get("nesting", 0) + 1
        for child in found.children if nesting <= MAX_NESTING else ():
            if self.in_period(child, whole=False):
                yield from self.ask_list(child.url, self.parse_sitemap, nesting=nesting)

    def parse_front(self, response: Response) -> Iterator[Page | Request]:
        """The front page is archived once a run; what it links to is announced, in its order."""
        yield from self.parse_page(response)
        if response.status != 200:
            return
        try:
            content = entity_of(response)
        except CutOffError:  # parse_page has told it
            return
        outlet = self.run.outlets.of(response.url)
        found = discover.front_page(content, response.url, header(response, "Content-Type"), outlet)
        self.run.notes.front_page(found, response.meta["warc"])
        yield from self.announced(found, response)

    def content_of_list(self, response: Response) -> bytes | None:
        """The bytes of a list that came; None when it is missing (a finding that is told), unchanged or a failure.

        Of an unchanged list, what it announced earlier is taken up again by `later`.
        """
        self.run.outcome.lists += 1
        if response.status == 304:
            self._unchanged.append(response.url)
        if response.status in MISSING:
            self.run.notes.warn(response.url, f"this list is missing (http {response.status})")
        if response.status in FINDINGS:
            return None
        if not 200 <= response.status < 300:
            self.run.notes.fail(response.url, "list", f"http {response.status}", capture=response.meta["warc"])
            return None
        try:
            return entity_of(response)
        except CutOffError as fault:
            self.cut_off(response, fault)
            return None

    def judge_empty(self, response: Response, content: bytes, kind: str) -> None:
        """A list that announces nothing may be none: a page in its place is a failure."""
        if not discover.is_list(content, header(response, "Content-Type")):
            detail = "what stands there is something else: look whether it has moved"
            self.run.notes.fail(response.url, "list", f"no {kind}", detail, response.meta["warc"])

    def announced(self, found: Iterable[Announcement], response: Response) -> Iterator[Request]:
        """Records announcements; the requests for those in the period that was asked for."""
        found = list(found)
        self.run.notes.announce(found, response.meta["warc"].captured_at)
        for announcement in found:
            if self.in_period(announcement):
                yield from self.ask(announcement.url, announcement)
            else:
                self.dates.note(announcement)

    def in_period(self, announcement: Announcement, *, whole: bool = True) -> bool:
        """Whether its date lies between `since` and `until`; what has no date does.

        With `whole` false only `since` counts: a list last changed later may name older pages.
        """
        if announcement.date is None:
            return True
        value = announcement.date.value
        day = value.date() if isinstance(value, datetime) else value
        since, until = self.arguments.since, self.arguments.until if whole else None
        return (since is None or day >= since) and (until is None or day <= until)

    def zone(self, url: str) -> str:
        """The IANA zone in which a list's clocks without offset are read."""
        outlet = self.run.outlets.of(url)
        return outlet.zone if outlet else "Europe/Paris"
