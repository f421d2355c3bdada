"""What a crawl tells the store: captures, articles, announcements, front pages, policies, failures."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from archiver.article import Announcement, Article, Capture
from archiver.capture.target import target_uri
from archiver.derive.clerk import Task
from archiver.derive.filing import file
from archiver.outlets import Outlets
from archiver.store import Failure, Policy, Writer
from archiver.terminal import one_line
from spiders.outcome import Outcome

log = logging.getLogger(__name__)

UNCOUNTED = frozenset({"forbidden", "withdrawn", "url trap"})  # reasons that are no failures of a crawl


class Notes:
    """Makes of each finding of run `number` a task for the clerk, and hands it in by `write`.

    Nothing is in the store when a method returns; what counts for the exit status is in `outcome`.
    """

    def __init__(self, write: Callable[[Task], None], outlets: Outlets, outcome: Outcome, number: int) -> None:
        self._write, self._outlets, self._outcome, self._number = write, outlets, outcome, number

    def capture(self, capture: Capture) -> None:
        """Notes an exchange whose records are written."""
        self._write(lambda writer: writer.capture(capture, self._number, self._outlet(capture.url)))

    def file(self, article: Article) -> None:
        """Notes what a page became."""
        self._write(_Filing(article))

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
        told = one_line(f"{url}: {reason} ({detail})" if detail else f"{url}: {reason}")
        log.log(logging.WARNING if counts else logging.INFO, "%s", told)
        self._outcome.failures += counts
        self._write(self._failure(url, stage, reason, detail, capture))

    def warn(self, url: str, words: str) -> None:
        """Tells people of what is no failure and may still be a surprise: one line, no row."""
        log.warning("%s: %s", one_line(url), words)

    def announce(self, found: Iterable[Announcement], at: datetime) -> None:
        """Notes what a list or front page announced."""
        found = list(found)

        def task(writer: Writer) -> None:
            for announcement in found:
                writer.announce(announcement, at, self._number, self._outlet(announcement.url))

        self._write(task)

    def front_page(self, shown: list[Announcement], capture: Capture) -> None:
        """Notes the headlines of a front page, in their order."""
        self._write(lambda writer: writer.front_page(capture, shown, self._outlet(capture.url)))

    def policy(self, url: str, name: str, value: str, capture: Capture) -> None:
        """Notes what an outlet allows or reserves."""
        outlet = self._outlet(url)

        def task(writer: Writer) -> None:
            row = writer.capture(capture, self._number, outlet)
            writer.policy(Policy(url, name, value, capture.captured_at, row, outlet))

        self._write(task)

    def refused(self, task: Task, fault: Exception) -> Task:
        """For the clerk, in its thread: the task to do in place of one that the store did not take."""
        self._outcome.failures += 1
        log.error("The store refused a row", exc_info=fault)
        page = task.article.page if isinstance(task, _Filing) else None
        url = page.url if page else "archive.db"
        return self._failure(url, "store", type(fault).__name__, str(fault)[:500], page.capture if page else None)

    def _outlet(self, url: str) -> str | None:
        outlet = self._outlets.of(url)
        return outlet.name if outlet else None

    def _failure(self, url: str, stage: str, reason: str, detail: str | None, capture: Capture | None) -> Task:
        at, outlet = datetime.now(UTC), self._outlet(url)

        def task(writer: Writer) -> None:
            row = writer.capture(capture, self._number, outlet) if capture else None
            writer.failure(Failure(url, stage, reason, at, detail, row, self._number, outlet))

        return task


class _Filing:
    """The task of filing an article; it remembers the page for the case that the store does not take it."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def __call__(self, writer: Writer) -> None:
        file(writer, self.article)
