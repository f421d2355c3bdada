"""What all spiders share: an address is asked for once, and what came back is told to the run and to the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any, ClassVar, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from archiver.article import Announcement, Article, Page
from archiver.capture.signals import exchange_archived
from archiver.derive import pages
from archiver.derive.pages import CutOffError
from archiver.discover import optouts
from archiver.store import memory
from spiders import arguments, faults
from spiders.agenda import Visit
from spiders.announced import Announced
from spiders.answers import fields_of, page_of
from spiders.browser import Browser
from spiders.lives import Lives
from spiders.rendering import Rendering
from spiders.requisites import Requisites
from spiders.run import Run

PAGES, LISTS = 0, 10  # priorities: what is announced is known before pages are asked for
REFUSALS = frozenset({401, 403, 429})
MISSING = frozenset({404, 410})
FINDINGS = MISSING | {304}  # beside 2xx: answers that are no failures


OF_ALL = ("requisites", "render", "live")  # arguments of every spider


class PressSpider(Spider):
    """Base of the spiders; subclasses say with which requests a crawl begins (`first`)."""

    takes: ClassVar[tuple[str, ...]] = ()  # arguments it knows, beside those that all know
    needs: ClassVar[tuple[str, ...]] = ()  # of these one must be given
    run: Run
    requisites: Requisites
    rendering: Rendering
    lives: Lives
    dates: Announced

    def __init__(self, name: str | None = None, **given: str) -> None:
        super().__init__(name)
        self.arguments = self.read_arguments(given)

    @classmethod
    def read_arguments(cls, given: Mapping[str, str]) -> arguments.Arguments:
        """The arguments of a crawl by this spider; raises UsageError."""
        return arguments.read(given, (*cls.takes, *OF_ALL), cls.needs)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.run = Run.of(crawler)
        spider.dates = Announced(partial(memory.announced, spider.run.archive.db))
        length, every = spider.arguments.live, spider.run.agenda.live_every
        until = datetime.now(UTC) + length if length else None
        spider.lives = Lives(every, until, lambda: datetime.now(UTC), spider.ask_again)
        spider.requisites = Requisites(spider.run, spider.arguments.requisites)
        browser = Browser(crawler.settings["USER_AGENT"])
        spider.rendering = Rendering(spider.run, spider.requisites, spider.arguments.render, browser, spider.take_in)
        for handler, signal in (
            (spider.page_read, signals.item_scraped),
            (spider.stay_open, signals.spider_idle),
            (spider.lives.close, signals.spider_closed),
            (spider.rendering.remember, exchange_archived),
            (spider.rendering.close, signals.spider_closed),
        ):
            crawler.signals.connect(handler, signal)
        return spider

    async def start(self) -> Any:
        for request in self.first():
            yield request
        for request in self.requisites.left():
            yield request
        self.rendering.left()

    def first(self) -> Iterable[Request]:
        """The requests with which a crawl begins."""
        raise NotImplementedError

    def ask(self, url: str, announced: Announcement | None = None, *, exact: bool = False) -> Iterator[Request]:
        """The request for a page, conditional where it is known; none when it is not to be asked for (again).

        `exact`: the address was typed or listed, and is asked for as written, campaign parameters and all.
        """
        visit = self.run.agenda.take(url, exact=exact)
        if visit is not None:
            self.dates.expect(visit.url)
        if announced is not None:
            self.dates.note(announced)
        if visit is None:
            return
        self.run.outcome.asked += 1
        yield self.request(visit, self.parse_page, page=True, discovered=not exact)

    def ask_again(self, url: str) -> None:
        """Asks once more for a page of this crawl."""
        self.run.outcome.asked += 1
        self.take_in(self.request(self.run.agenda.again(url), self.parse_page, LISTS, page=True))

    def take_in(self, request: Request) -> None:
        """Queues a request that no callback gives."""
        self.crawler.engine.crawl(request)

    def stay_open(self) -> None:
        """When all is done: whether pages are rendered now, or live blogs waited for."""
        if self.rendering.goes_on() or self.lives.hold_open():
            raise DontCloseSpider

    def request(self, visit: Visit, callback: Any, priority: int = PAGES, **meta: Any) -> Request:
        """A request of ours; `callback` and `failed` hear of its end."""
        meta |= {"original": visit.original}
        headers = visit.conditions()
        return Request(visit.url, callback, headers=headers, errback=self.failed, priority=priority, meta=meta)

    def parse_page(self, response: Response) -> Iterator[Page | Request]:
        """An article, or whatever stands at an article's address."""
        self.run.outcome.archived += 1
        if response.status in REFUSALS:
            self.run.outcome.refused += 1
        if response.status in MISSING:
            self.run.outcome.missing += 1
        if not (200 <= response.status < 300 or response.status in FINDINGS):
            self.run.notes.fail(response.url, "fetch", f"http {response.status}", capture=response.meta["warc"])
        if not pages.is_page(response.meta["warc"]):
            return
        for name, value in optouts.stated(fields_of(response)).items():
            self.run.notes.policy(response.url, name, value, response.meta["warc"])
        addresses = dict.fromkeys((*response.meta.get("redirect_urls", ()), response.url))
        try:
            page = page_of(response, self.dates.claims(addresses))
            yield page
            yield from self.requisites.of_page(response, page.content)
            self.rendering.note(response.meta["warc"])
        except CutOffError as fault:
            self.cut_off(response, fault)

    def page_read(self, item: Article) -> None:
        """A page has gone through the stages: where its article goes on, the next page is asked for."""
        self.lives.seen(item)
        request = self.run.paged.request(item)
        if request is not None:
            self.take_in(request)

    def cut_off(self, response: Response, fault: CutOffError) -> None:
        """Tells of an answer whose coding is not whole."""
        self.run.notes.fail(response.url, "decode", "cut off", str(fault), response.meta["warc"])

    def failed(self, failure: Failure) -> None:
        """Nothing came back, or nothing may be asked: told to the run; the crawl goes on."""
        request: Request = failure.request  # type: ignore[attr-defined]
        if isinstance(failure.value, faults.AlreadyAsked):
            self.run.outcome.archived += 1  # the redirect is; its target will be, or be told as a failure
            return
        if isinstance(failure.value, faults.NotNow):
            return
        if not request.meta.get("page"):
            self.run.outcome.lists_failed += 1
        capture = request.meta.get("warc")
        fault = faults.of(failure.value or Exception(), capture)
        self.run.notes.fail(request.url, fault.stage, fault.reason, fault.detail, capture)
