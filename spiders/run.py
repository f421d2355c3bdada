"""One crawl's hold on the archive: what it brings in goes through here to WARC and rows."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final
from weakref import WeakKeyDictionary

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure as TwistedFailure

from archiver.article import Article, Capture, Page
from archiver.derive.clerk import Clerk
from archiver.derive.closing import enter
from archiver.derive.intake import Intake
from archiver.derive.locks import Lock
from archiver.errors import ArchiveError, ArchiverError
from archiver.outlets import Outlets
from archiver.store import Archive, Writer
from archiver.warc.exchange import Exchange
from archiver.warc.rendering import Rendering
from archiver.warc.writer import WarcWriter
from pipelines import stages
from spiders.agenda import Agenda
from spiders.following import Following
from spiders.notes import Notes
from spiders.outcome import INTERRUPTED, STOPPED_EARLY, Outcome

log = logging.getLogger(__name__)

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
        self.notes = Notes(lambda task: self.clerk.do(task), outlets, self.outcome, number)
        self.paged = Following(self.notes.file, self.notes.fail)
        self._files: set[str] = set()  # WARC files that this crawl has written
        self._stopping: asyncio.Task[None] | None = None
        self._own = Archive.open(archive.folder)  # the clerk's connection
        order = crawler.settings.getdict("ITEM_PIPELINES")
        self._reading = Intake(self._own, outlets, lambda desk: stages(order, desk))  # in the clerk's thread
        self.clerk = Clerk(Writer(self._own), self._sync, self.notes.refused)
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
        capture = self._written(lambda: self._warc.append(exchange))
        if capture.record_type == "response" and capture.payload_digest:
            self._fresh[capture.payload_digest] = capture
            if len(self._fresh) > FRESH:
                self._fresh.popitem(last=False)
        self.notes.capture(capture)
        self._watch()
        return capture

    def keep_rendering(self, page: Capture, made: Rendering) -> None:
        """Writes what a browser made of the capture `page`, which is then read again. Raises as `append`."""
        capture = self._written(lambda: self._warc.append_rendering(page, made))
        self.clerk.do(lambda _: self._reading.again(capture, self.number))
        self._watch()

    def _written(self, append: Callable[[], Capture]) -> Capture:
        try:
            with self._pen:
                capture = append()
        except ArchiveError as fault:
            self.stop("archive_not_writable", str(fault))
            raise
        self._files.add(capture.warc_file)
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
            self.notes.file(article)

    # --- From the crawl command

    def close(self, status: int) -> int:
        """Commits what waits, notes how the run ended, closes the WARC file; the exit status.

        That is `status`, or 3 when the archive could not be closed in order: the next crawl then mends it.
        """
        self.paged.release()
        outcome = self.outcome
        stats = {name: getattr(outcome, name) for name in outcome.__slots__}
        ended, reason = datetime.now(UTC), outcome.finish_reason or "killed"
        self.clerk.do(lambda writer: writer.end_run(self.number, ended, status, reason, stats))
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
        more += f", {done.rendered} rendered," if done.rendered else ""
        gone = f" ({done.missing} of them not found)" if done.missing else ""
        return f"{done.archived} of {done.asked} pages{gone}{more} archived in {folder}, {done.failures} failures{why}"

    # --- Within

    def _sync(self) -> None:
        with self._pen:
            self._warc.sync()

    def _page_read(self, item: Article) -> None:
        beside = item.page.capture is not None and item.page.capture.record_id in self.beside
        if item.fields.page_type in WALLS and not beside:
            self.outcome.refused += 1

    def _page_failed(self, item: Page, failure: TwistedFailure) -> None:
        self.notes.fail(
            item.url, "extract", type(failure.value).__name__, failure.getErrorMessage()[:500], item.capture
        )

    def _callback_failed(self, failure: TwistedFailure, response: Any) -> None:
        url = response.url if isinstance(response, Response) else getattr(response, "request", response).url
        self.notes.fail(url, "parse", type(failure.value).__name__, failure.getErrorMessage()[:500])

    def _closed(self, reason: str) -> None:
        self.outcome.finish_reason = reason
