"""Records become rows: the way of import, catch-up, repair and re-extraction, through the stages of a crawl."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from archiver.article import Article, Capture, Page
from archiver.derive import pages, records
from archiver.derive.filing import file
from archiver.derive.following import following
from archiver.derive.originals import original_in, rendered_in
from archiver.derive.pages import CutOffError
from archiver.discover import optouts
from archiver.outlets import Outlets
from archiver.store import Archive, Failure, Policy, Writer, lookups, memory, withdrawn
from archiver.terminal import one_line
from archiver.warc.checks import Fault
from archiver.warc.files import read_record
from archiver.warc.records import Record, capture_of
from archiver.warc.walk import walk_records

log = logging.getLogger(__name__)

BATCH = 200  # rows in one transaction

Stages = Callable[["Intake"], Sequence[Any]]  # builds the stages, given their desk


@dataclass(slots=True)
class Report:
    """What an intake did."""

    captures: int = 0  # new rows
    pages: int = 0  # read by the stages
    articles: int = 0
    failures: int = 0
    faults: list[Fault] = field(default_factory=list)  # of the files themselves


class Intake:
    """Takes WARC files into an archive; it is the desk of the stages. For one thread."""

    def __init__(self, archive: Archive, outlets: Outlets, stages: Stages) -> None:
        self.archive, self.outlets = archive, outlets
        self.writer = Writer(archive)
        self.report = Report()
        self._stages = stages(self)
        self._waiting: list[Capture] | None = None  # first pages whose next was not met yet, while a file is walked

    def following(self, page: Page, url: str) -> Page | None:
        """The archived page at `url` that continues the article of `page`; None when there is none (yet)."""
        return following(self.archive, page, url)

    def file(self, article: Article) -> None:
        """The last stage's: files an article, unless its next page may still come in the file that is walked."""
        capture = article.page.capture
        if self._waiting is not None and capture is not None and article.fields.next_page:
            self._waiting.append(capture)
            return
        self.report.articles += file(self.writer, article) is not None

    def take(self, path: Path, *, name: str | None = None, run: int | None = None) -> None:
        """Gives every record of the WARC file at `path` that has no row its row, and reads pages not yet read.

        Rows call the file `name` (by default its own, without ".open"). Taken twice, nothing is added. What the
        file's own faults are is in `report.faults`. Raises ArchiveError when it cannot be read or is no WARC.
        """
        called, self._waiting = name or path.name, []
        read, known = lookups.read_places(self.archive.db, called), lookups.places(self.archive.db, called)
        for record in walk_records(path, self.report.faults.append):
            found = capture_of(record)
            if found is None or found.warc_offset in read:
                continue
            if self._one(replace(found, warc_file=name) if name else found, record, run):
                self.report.captures += found.warc_offset not in known
            if self.writer.waiting >= BATCH:
                self.writer.commit()
        self.writer.commit()
        waiting, self._waiting = self._waiting, None
        for found in waiting:
            self.again(replace(found, warc_file=called))
        self.writer.commit()

    def again(self, capture: Capture, run: int | None = None) -> None:
        """Reads one record (once more), by its place; its row is added if need be.

        Raises ArchiveError when it cannot be read.
        """
        place = (capture.warc_file, capture.warc_offset, capture.warc_length)
        self._one(capture, read_record(self.archive.warc, *place), run)

    def _one(self, capture: Capture, record: Record, run: int | None) -> bool:
        """Whether the record has a row now: none has what was erased, and what is hidden has nothing but its row."""
        outlet = self.outlets.of(capture.url)
        name = outlet.name if outlet else None
        state = withdrawn.state(self.archive.db, [capture.url], name)
        if state == "erased":
            return False
        row = self.writer.capture(capture, run, name)
        if state == "hidden":
            return True
        try:
            self._read(capture, record, row, run, name)
        except CutOffError as fault:
            self._failed(capture, "decode", "cut off", str(fault), row, run, name)
        except Exception as fault:  # whatever a page did to the stages, the others are taken in
            log.warning("%s", one_line(f"{capture.url}: {fault}"), exc_info=log.isEnabledFor(logging.DEBUG))
            self._failed(capture, "extract", type(fault).__name__, str(fault)[:500], row, run, name)
        return True

    def _read(self, capture: Capture, record: Record, row: int, run: int | None, outlet: str | None) -> None:
        if capture.record_type == "conversion":
            shown = lookups.by_record(self.archive.db, capture.refers_to or "")
            if shown is not None:
                self.again(shown)
            return
        what = records.kind(capture, self.outlets)
        given = records.answer(capture, record, partial(original_in, self.archive)) if what != "other" else None
        if given is None:
            return
        found = records.announcements(given, what, self.outlets)
        for announcement in found:
            whose = self.outlets.of(announcement.url)
            self.writer.announce(announcement, capture.captured_at, run, whose.name if whose else None)
        if found and what == "page":
            self.writer.front_page(capture, found, outlet)
        for policy, value in _policies(given, what):
            self.writer.policy(Policy(capture.url, policy, value, capture.captured_at, row, outlet))
        if what == "page":
            self.report.pages += 1
            said = pages.claims(memory.announced(self.archive.db, capture.url))
            rendered = rendered_in(self.archive, capture)
            item: Any = pages.page(capture, given.content, given.content_type, said, rendered)
            for stage in self._stages:
                item = stage.process_item(item)

    def _failed(
        self, capture: Capture, stage: str, reason: str, detail: str, row: int, run: int | None, outlet: str | None
    ) -> None:
        self.report.failures += 1
        # At the time of the capture: taken in again, it is the same failure.
        self.writer.failure(Failure(capture.url, stage, reason, capture.captured_at, detail, row, run, outlet))


def _policies(given: records.Answer, what: records.Kind) -> Iterator[tuple[str, str]]:
    """Names and values of the policies that an answer states: a file of them, or a page's header fields."""
    if what == "robots":
        yield "robots.txt", given.content.decode("utf-8", "replace")
    elif what == "policy":
        name = optouts.policy_of(given.capture.url) or ""
        if text := optouts.text_of(name, given.content):
            yield name, text
    elif what == "page":
        yield from optouts.stated(given.fields).items()
