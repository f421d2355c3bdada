"""One spider per registered outlet: its front page, feeds and sitemaps, then what is new, then what is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from scrapy import Request

from archiver.outlets import Outlet, find
from archiver.store import memory
from spiders.agenda import Visit
from spiders.base import LISTS
from spiders.lists import ListSpider


class OutletSpider(ListSpider):
    """Base of the outlets' spiders; it has no name, so Scrapy does not list it."""

    takes = ("since", "until", "limit")
    outlet: ClassVar[Outlet]

    def first(self) -> Iterator[Request]:
        if not self.run.agenda.claim(self.outlet.home):
            self.logger.warning("%s is withdrawn: nothing is asked of it", self.outlet.title)
            return
        self.run.outcome.asked += 1
        yield self.request(Visit(self.outlet.home), self.parse_front, LISTS, page=True)
        for url in self.outlet.feeds:
            yield from self.ask_list(url, self.parse_feed)
        past = self.outlet.history if self.arguments.since else ()
        for url in (*self.outlet.sitemaps, *past):
            yield from self.ask_list(url, self.parse_sitemap)

    def later(self) -> Iterator[Request]:
        yield from super().later()
        now = datetime.now(UTC)
        db, name, recheck = self.run.archive.db, self.outlet.name, self.run.agenda.recheck
        for url in (*memory.pending(db, name, now), *memory.ageing(db, name, recheck, now)):
            yield from self.ask(url)


# Scrapy finds spiders by looking at a module's classes, so there is one for each outlet.
globals().update(
    {
        f"{outlet.name}_spider": type(
            f"{outlet.name}_spider", (OutletSpider,), {"name": outlet.name, "outlet": outlet, "__module__": __name__}
        )
        for outlet in find(Path())
    }
)
