"""Articles in several pages: the next page is asked for, and the article is filed when all have come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from archiver.article import MAX_FOLLOWING, Article, Page
from archiver.derive import pages
from archiver.derive.pages import CutOffError
from spiders import faults
from spiders.answers import page_of

SOON = 5  # priority: before other pages, so that both are of one moment


class Following:
    """Holds an article back while its next page is asked for; a next page counts as no page of the crawl.

    `file` files an article, `fail` notes a failure (Notes.fail). `hold` is called in the stages' threads, the rest
    in the reactor's.
    """

    def __init__(self, file: Callable[[Article], None], fail: Callable[..., None]) -> None:
        self._file, self._fail = file, fail
        self._held: dict[str, Article] = {}  # by record id of the first page

    def hold(self, article: Article) -> bool:
        """Whether `article` waits for its next page; what was held of it is replaced, or forgotten."""
        capture = article.page.capture
        waits = article.fields.next_page is not None and len(article.page.following) < MAX_FOLLOWING
        if capture is not None and waits:
            self._held[capture.record_id] = article
        elif capture is not None:
            self._held.pop(capture.record_id, None)
        return capture is not None and waits

    def request(self, article: Article) -> Request | None:
        """The request for the next page of an article that is held; None for any other."""
        capture, url = article.page.capture, article.fields.next_page
        if capture is None or url is None or capture.record_id not in self._held:
            return None
        meta = {"first": capture.record_id}
        return Request(url, self._answered, errback=self._failed, priority=SOON, meta=meta)

    def release(self) -> None:
        """Files what is still held, as far as it came."""
        for record in list(self._held):
            self._keep(record)

    def _keep(self, record: str) -> None:
        article = self._held.pop(record, None)
        if article is not None:
            self._file(article)

    def _answered(self, response: Response) -> Iterator[Page]:
        capture, record = response.meta["warc"], response.meta["first"]
        held = self._held.get(record)
        if (
            held is not None
            and response.status == 200
            and pages.is_page(capture)
            and "redirect_urls" not in response.meta
        ):
            try:
                yield replace(held.page, following=(*held.page.following, page_of(response)))
                return
            except CutOffError as fault:
                self._fail(response.url, "decode", "cut off", str(fault), capture)
        elif response.status != 200:
            self._fail(response.url, "fetch", f"http {response.status}", capture=capture)
        self._keep(record)

    def _failed(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]
        if not isinstance(failure.value, faults.NotNow):
            capture = request.meta.get("warc")
            fault = faults.of(failure.value or Exception(), capture)
            self._fail(request.url, fault.stage, fault.reason, fault.detail, capture)
        self._keep(request.meta["first"])
