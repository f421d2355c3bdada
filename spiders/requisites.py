"""Whole pages: what a page is shown with is asked for too, within bounds, and never counts as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from archiver import discover
from archiver.article import Page
from archiver.derive import pages
from archiver.derive.originals import answer_in
from archiver.derive.pages import CutOffError
from archiver.store.memory import stopped_pages
from spiders import faults
from spiders.agenda import Visit
from spiders.answers import entity_of, header, page_of
from spiders.run import Run

MAX_OF_PAGE = 250  # addresses asked for one page, those of its style sheets included; the least important are left out
MAX_PAGE_SIZE = 48 * 2**20  # bytes archived for one page; what is still waiting then is left out
MAX_OF_RUN = 100_000  # addresses
MAX_RUN_SIZE = 8 * 2**30  # bytes
MAX_SIZE = 8 * 2**20  # bytes of one; more is archived as truncated
TIMEOUT = 20  # seconds; a slow picture must not hold up the next article
SHEETS_DEEP = 2  # style sheets that are read: those of a page, and those that these import

ALL = {"Accept": "*/*"}
AFTER_PAGES = -10  # priority: articles change and vanish, pictures wait


@dataclass(slots=True)
class Allowance:
    """What may still be asked for and archived; that of a page draws on that of the run."""

    addresses: int
    size: int
    whole: Allowance | None = None

    def is_spent(self) -> bool:
        """Whether what waits is to be left out."""
        return self.size <= 0 or (self.whole is not None and self.whole.is_spent())

    def take(self) -> bool:
        """Takes one address out; False when there is none left."""
        if self.addresses <= 0 or self.is_spent() or (self.whole is not None and not self.whole.take()):
            return False
        self.addresses -= 1
        return True

    def spend(self, size: int) -> None:
        """Notes that `size` bytes were archived."""
        self.size -= size
        if self.whole is not None:
            self.whole.spend(size)


class Requisites:
    """Asks for the requisites of pages; each address once a crawl, and not again while it is not due.

    `wanted`: the argument of the crawl; None leaves it to each page's outlet.
    """

    def __init__(self, run: Run, wanted: bool | None) -> None:
        self._run, self._wanted = run, wanted
        self._run_allowance = Allowance(MAX_OF_RUN, MAX_RUN_SIZE)

    def of_page(self, response: Response, content: bytes) -> Iterator[Request]:
        """The requests for what the page is shown with; none where whole pages are not wanted."""
        if response.status == 200 and self._is_wanted(response.url):
            named = discover.requisites(content, response.url, header(response, "Content-Type"))
            yield from self._ask(named, self.allowance(), 1)

    def left(self) -> Iterator[Request]:
        """The requests that were still to be made when an earlier crawl by the same command was stopped or killed."""
        for capture in stopped_pages(self._run.archive.db, self._run.number):
            given = answer_in(self._run.archive, capture) if self._is_wanted(capture.url) else None
            if given is not None:
                named = discover.requisites(given.content, capture.url, given.content_type)
                yield from self._ask(named, self.allowance(), 1)

    def allowance(self) -> Allowance:
        """What one page may take in."""
        return Allowance(MAX_OF_PAGE, MAX_PAGE_SIZE, self._run_allowance)

    def one(
        self, url: str, said: Mapping[str, str], allowance: Allowance, hear: Callable[[Response | None], None]
    ) -> Request | None:
        """The request for one address that a page's script asks for; None when it is not to be asked for (again).

        `said`: header fields. `hear` gets the answer, None when there is none. Style sheets are not read.
        """
        visit = self._run.agenda.take(url, exact=True, counted=False)
        if visit is None or not allowance.take():
            return None
        return self._request(visit, allowance, said, depth_of_sheets=SHEETS_DEEP + 1, hear=hear)

    def _is_wanted(self, url: str) -> bool:
        if self._wanted is not None:
            return self._wanted
        outlet = self._run.outlets.of(url)
        return outlet is not None and outlet.requisites

    def _ask(self, named: Iterable[str], allowance: Allowance, depth: int) -> Iterator[Request]:
        for url in named:
            visit = self._run.agenda.take(url, exact=True, counted=False)
            if visit is None:
                continue
            if not allowance.take():
                break
            yield self._request(visit, allowance, depth_of_sheets=depth)

    def _request(self, visit: Visit, allowance: Allowance, said: Mapping[str, str] = ALL, **meta: Any) -> Request:
        meta |= {"requisite": allowance, "original": visit.original}
        meta |= {"download_maxsize": MAX_SIZE, "download_timeout": TIMEOUT, "max_retry_times": 0}
        headers = {**said, **visit.conditions()}
        return Request(
            visit.url, self._answered, headers=headers, errback=self._failed, priority=AFTER_PAGES, meta=meta
        )

    def _answered(self, response: Response) -> Iterator[Page | Request]:
        capture, allowance = response.meta["warc"], response.meta["requisite"]
        _tell(response.request, response)
        if response.status < 400:
            self._run.outcome.requisites += 1
        allowance.spend(capture.warc_length)
        if response.status >= 400 and response.status not in (404, 410):
            self._run.notes.fail(response.url, "requisite", f"http {response.status}", capture=capture, counts=False)
        try:
            if pages.is_page(capture) and capture.mime:
                # A page is read, whoever asked for it: reading the WARC again comes to the same.
                self._run.beside.add(capture.record_id)
                yield page_of(response)
            elif (
                response.status == 200
                and capture.mime == "text/css"
                and response.meta["depth_of_sheets"] <= SHEETS_DEEP
            ):
                named = discover.of_style_sheet(entity_of(response), response.url, header(response, "Content-Type"))
                yield from self._ask(named, allowance, response.meta["depth_of_sheets"] + 1)
        except CutOffError as fault:
            self._run.notes.fail(response.url, "decode", "cut off", str(fault), capture, counts=False)

    def _failed(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]
        _tell(request, None)
        if isinstance(failure.value, faults.AlreadyAsked | faults.NotNow | faults.OverBound):
            return
        capture = request.meta.get("warc")
        fault = faults.of(failure.value or Exception(), capture)
        self._run.notes.fail(request.url, "requisite", fault.reason, fault.detail, capture, counts=False)


def _tell(request: Request | None, answer: Response | None) -> None:
    hear = request.meta.get("hear") if request is not None else None
    if hear is not None:
        hear(answer)
