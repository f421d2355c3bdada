"""One crawl's hold on the archive: what it brings in goes through here to WARC and rows."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final
from weakref import WeakKeyDictionary

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure as TwistedFailure

from archiver.article import Announcement, Article, Capture, Page
from archiver.capture.target import target_uri
from archiver.derive.clerk import Clerk, Task
from archiver.derive.closing import enter
from archiver.derive.filing import file
from archiver.derive.locks import Lock
from archiver.errors import ArchiveError, ArchiverError
from archiver.outlets import Outlets
from archiver.store import Archive, Failure, Policy, Writer
from archiver.warc.exchange import Exchange
from archiver.warc.writer import WarcWriter
from spiders.agenda import Agenda
from spiders.following import Following
from spiders.outcome import INTERRUPTED, STOPPED_EARLY, Outcome

log = logging.getLogger(__name__)

UNCOUNTED = frozenset({"forbidden", "withdrawn", "url trap"})  # reasons that are no failures of a crawl
FRESH = 10_000  # payload digests of this crawl that are remembered until their rows can be read
WALLS = frozenset({"consent", "captcha"})


class Run:
    """What a crawl has in hand. It is the recorder of the capture layer and the desk of the stages.

    Made by `spiders.opening.begin`, which also judges settings and arguments; found again by `Run.of(crawler)`.
    Methods are called in the reactor's thread, `file` in those of the stages.
    """

    _of: Final[WeakKeyDictionary[Crawler, Run]] = WeakKeyDictionary()

    def __init__(
        self,
        crawler: Crawler,
        archive: Archive,
        outlets: Outlets,
        agenda: Agenda,
        warc: WarcWriter,
        lock: Lock,
        number: int,
        min_free: int,
    ) -> None:
        self.archive, self.outlets, self.agenda, self.number = archive, outlets, agenda, number
        self.outcome = Outcome()
        self._crawler, self._warc, self._lock, self._min_free = crawler, warc, lock, min_free
        self._pen = threading.Lock()  # the WARC writer is for one thread; the clerk syncs it from another
        self._fresh: OrderedDict[str, Capture] = OrderedDict()
        self.beside: set[str] = set()  # record ids of pages that came in a requisite's place: no pages of this crawl
        self.paged = Following(self._file, self.fail)
        self._files: set[str] = set()  # WARC files that this crawl has written
        self._stopping: asyncio.Task[None] | None = None
        self._own = Archive.open(archive.folder)  # the clerk's connection
        self.clerk = Clerk(Writer(self._own), self._sync, self._task_failed)
        self._of[crawler] = self
        crawler.archive_recorder = crawler.archive_desk = self  # type: ignore[attr-defined]  # the seams of the rooms
        for handler, signal in (
            (self._page_read, signals.item_scraped),
            (self._page_failed, signals.item_error),
            (self._callback_failed, signals.spider_error),
            (self._closed, signals.spider_closed),
        ):
            crawler.signals.connect(handler, signal)

    @classmethod
    def of(cls, crawler: Crawler) -> Run:
        """The run of a crawler that was begun."""
        return cls._of[crawler]

    # --- From the capture layer

    def append(self, exchange: Exchange) -> Capture:
        """Writes the exchange's records, then hands in its row. Raises ArchiveError, and stops the crawl, when it
        cannot."""
        try:
            with self._pen:
                capture = self._warc.append(exchange)
        except ArchiveError as fault:
            self.stop("archive_not_writable", str(fault))
            raise
        if capture.record_type == "response" and capture.payload_digest:
            self._fresh[capture.payload_digest] = capture
            if len(self._fresh) > FRESH:
                self._fresh.popitem(last=False)
        self._files.add(capture.warc_file)
        self._write(lambda writer: writer.capture(capture, self.number, self._outlet(capture.url)))
        self._watch()
        return capture

    def original(self, digest: str) -> Capture | None:
        """The capture that has the payload of this digest, of this crawl or an earlier one."""
        return self._fresh.get(digest) or self.archive.original(digest)

    def _watch(self) -> None:
        """Stops the crawl when the disk runs full or the database fails: what was fetched is kept."""
        free = shutil.disk_usage(self.archive.folder).free
        if free < self._min_free:
            self.stop("disk_guard", f"only {free // 2**20} MB free in {self.archive.folder}, below MIN_FREE")
        elif self.clerk.fault is not None:
            self.stop("database", str(self.clerk.fault))

    def stop(self, reason: str, why: str) -> None:
        """Closes the spider after what is in flight; told once."""
        if self._stopping is None:
            log.error("Stopping: %s", why)
            closing = self._crawler.engine.close_spider_async(reason=reason)
            self._stopping = asyncio.get_running_loop().create_task(closing)

    # --- From the stages

    def following(self, page: Page, url: str) -> None:
        """Nothing: the next page of an article is asked for (spiders/following.py)."""

    def file(self, article: Article) -> None:
        """Hands in what a page became, unless the article goes on on another page."""
        if not self.paged.hold(article):
            self._file(article)

    # --- From the spiders and middlewares

    def fail(
        self,
        url: str,
        stage: str,
        reason: str,
        detail: str | None = None,
        capture: Capture | None = None,
        *,
        counts: bool = True,
    ) -> None:
        """Notes a failure; it `counts` for the exit status, unless the address was not to be asked for."""
        url = target_uri(url)
        counts = counts and reason not in UNCOUNTED
        log.log(logging.WARNING if counts else logging.INFO, "%s: %s%s", url, reason, f" ({detail})" if detail else "")
        self.outcome.failures += counts
        self._write(self._failure(url, stage, reason, detail, capture))

    def announce(self, found: Iterable[Announcement], at: datetime) -> None:
        """Notes what a list or front page announced."""
        found = list(found)

        def task(writer: Writer) -> None:
            for announcement in found:
                writer.announce(announcement, at, self.number, self._outlet(announcement.url))

        self._write(task)

    def front_page(self, shown: list[Announcement], capture: Capture) -> None:
        """Notes the headlines of a front page, in their order."""
        self._write(lambda writer: writer.front_page(capture, shown, self._outlet(capture.url)))

    def policy(self, url: str, name: str, value: str, capture: Capture) -> None:
        """Notes what an outlet allows or reserves."""
        outlet = self._outlet(url)

        def task(writer: Writer) -> None:
            row = writer.capture(capture, self.number, outlet)
            writer.policy(Policy(url, name, value, capture.captured_at, row, outlet))

        self._write(task)

    def close(self, status: int) -> int:
        """Commits what waits, notes how the run ended, closes the WARC file; the exit status.

        That is `status`, or 3 when the archive could not be closed in order: the next crawl then mends it.
        """
        self.paged.release()
        outcome = self.outcome
        stats = {name: getattr(outcome, name) for name in outcome.__slots__}
        ended, reason = datetime.now(UTC), outcome.finish_reason or "killed"
        self._write(lambda writer: writer.end_run(self.number, ended, status, reason, stats))
        self.clerk.close()
        try:
            self._warc.close()
            if self._files:
                enter(self._own, self._files, ended)
            fault: Exception | None = self.clerk.fault
        except (OSError, ArchiverError, sqlite3.Error) as unclosed:
            fault = unclosed
        if fault is not None:
            log.error("The archive was not closed in order, the next crawl mends it: %s", fault)
        self._own.close()
        self.archive.close()
        self._lock.release()
        return status if fault is None or status == INTERRUPTED else STOPPED_EARLY

    def summary(self, status: int) -> str:
        """One line for people: what the crawl brought."""
        done, folder = self.outcome, self.archive.folder
        why = f", stopped: {done.finish_reason}" if status in (STOPPED_EARLY, INTERRUPTED) else ""
        more = f" with {done.requisites} requisites" if done.requisites else ""
        return f"{done.archived} of {done.asked} pages{more} archived in {folder}, {done.failures} failures{why}"

    # --- Within

    def _file(self, article: Article) -> None:
        self._write(_Filing(article))

    def _write(self, task: Task) -> None:
        self.clerk.do(task)

    def _sync(self) -> None:
        with self._pen:
            self._warc.sync()

    def _outlet(self, url: str) -> str | None:
        outlet = self.outlets.of(url)
        return outlet.name if outlet else None

    def _failure(self, url: str, stage: str, reason: str, detail: str | None, capture: Capture | None) -> Task:
        at, outlet = datetime.now(UTC), self._outlet(url)

        def task(writer: Writer) -> None:
            row = writer.capture(capture, self.number, outlet) if capture else None
            writer.failure(Failure(url, stage, reason, at, detail, row, self.number, outlet))

        return task

    def _task_failed(self, task: Task, fault: Exception) -> Task:
        """In the clerk's thread: the store did not take something."""
        self.outcome.failures += 1
        log.error("The store refused a row", exc_info=fault)
        page = task.article.page if isinstance(task, _Filing) else None
        url = page.url if page else "archive.db"
        return self._failure(url, "store", type(fault).__name__, str(fault)[:500], page.capture if page else None)

    def _page_read(self, item: Article) -> None:
        beside = item.page.capture is not None and item.page.capture.record_id in self.beside
        if item.fields.page_type in WALLS and not beside:
            self.outcome.refused += 1

    def _page_failed(self, item: Page, failure: TwistedFailure) -> None:
        self.fail(item.url, "extract", type(failure.value).__name__, failure.getErrorMessage()[:500], item.capture)

    def _callback_failed(self, failure: TwistedFailure, response: Any) -> None:
        url = response.url if isinstance(response, Response) else getattr(response, "request", response).url
        self.fail(url, "parse", type(failure.value).__name__, failure.getErrorMessage()[:500])

    def _closed(self, reason: str) -> None:
        self.outcome.finish_reason = reason


class _Filing:
    """The task of filing an article; it remembers the page for the case that the store does not take it."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def __call__(self, writer: Writer) -> None:
        file(writer, self.article)
