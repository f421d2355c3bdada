"""Live blogs: while one runs, its page is asked for every few minutes, as long as the crawl lasts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from archiver.article import Article
from spiders.recheck import is_running


class Lives:
    """The running live blogs that a crawl has met. For the reactor's thread.

    `again` asks for a page once more. `until`: until then the crawl is kept open for them (argument `live`);
    None: only while it has other work.
    """

    def __init__(
        self, every: timedelta, until: datetime | None, now: Callable[[], datetime], again: Callable[[str], None]
    ) -> None:
        self._every, self._until, self._now, self._again = every, until, now, again
        self._stirred: dict[str, datetime] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def seen(self, article: Article) -> None:
        """A page was read: where it is a live blog that runs, it is asked for again in a while."""
        at, url = article.page.captured_at, article.page.url
        if article.fields.kind == "live" and at is not None and self._every:
            self._stirred[url] = last_stir(article) or self._stirred.get(url, at)
            if url not in self._waiting:
                self._wait(url)

    def hold_open(self) -> bool:
        """Whether the crawl, that has nothing else to do, stays open."""
        return bool(self._waiting) and self._until is not None and self._now() < self._until

    def close(self) -> None:
        """Asks for nothing any more."""
        for timer in self._waiting.values():
            timer.cancel()
        self._waiting.clear()

    def _wait(self, url: str) -> None:
        if is_running(self._stirred[url], self._now()):
            timer = asyncio.get_running_loop().call_later(self._every.total_seconds(), self._due, url)
            self._waiting[url] = timer

    def _due(self, url: str) -> None:
        del self._waiting[url]
        self._again(url)
        self._wait(url)  # not when it is read: a page that has not changed is not


def last_stir(article: Article) -> datetime | None:
    """The latest instant that a live blog names: of an entry, of its last change; None where it names none."""
    named = (article.date_published, article.date_modified, *(entry.date for entry in article.entries))
    return max((each.value for each in named if each and isinstance(each.value, datetime)), default=None)
