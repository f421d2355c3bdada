"""Rendering: pages are shown in a browser; what it makes of them, and what their scripts ask for, is archived too.

What scripts ask for is fetched by the crawl, as a requisite is: robots.txt, delays, bounds and exact bytes hold.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import UTC, datetime

from scrapy import Request
from scrapy.http import Response

from archiver.article import Capture
from archiver.derive.originals import answer_in
from archiver.derive.pages import CutOffError
from archiver.errors import ArchiveError
from archiver.store import lookups
from archiver.store.choosing import nearest_shown
from archiver.store.memory import stopped_pages
from archiver.warc.rendering import Rendering as Made
from spiders.answers import entity_of, fields_of
from spiders.browser import Browser, NoBrowserError, NotShownError, Reply, chromium
from spiders.requisites import Allowance, Requisites
from spiders.run import Run

log = logging.getLogger(__name__)

FRESH = 10_000  # captures of this crawl that are remembered until their rows can be read
MAX_HOPS = 5  # archived redirects followed
MAX_ASKED = 1000  # addresses that one page may ask for, archived ones included
ZONE = "Europe/Paris"  # of the clock of pages without outlet


class Rendering:
    """Shows pages in Chromium, one at a time, once a crawl has nothing else to do.

    `wanted`: the argument of the crawl; None leaves it to each page's outlet. `crawl` takes requests in.
    """

    def __init__(
        self, run: Run, requisites: Requisites, wanted: bool | None, browser: Browser, crawl: Callable[[Request], None]
    ) -> None:
        self._run, self._requisites, self._wanted = run, requisites, wanted
        self._browser, self._crawl = browser, crawl
        self._pages: deque[Capture] = deque()
        self._fresh: OrderedDict[str, Capture] = OrderedDict()  # by the address asked for
        self._task: asyncio.Task[None] | None = None
        self._able: bool | None = None  # whether there is a Chromium; None: not looked for yet

    def note(self, capture: Capture) -> None:
        """A page was archived: it will be shown where that is wanted and there is a Chromium."""
        outlet = self._run.outlets.of(capture.url)
        by_outlet = outlet is not None and outlet.render
        if capture.status == 200 and (by_outlet if self._wanted is None else self._wanted) and self._is_able():
            self._pages.append(capture)

    def left(self) -> None:
        """Notes the pages of earlier crawls by the same command that were stopped or killed before they were shown."""
        for capture in stopped_pages(self._run.archive.db, self._run.number):
            if lookups.rendering_of(self._run.archive.db, capture.record_id) is None:
                self.note(capture)

    def remember(self, capture: Capture, request: Request) -> None:
        """Something was archived: the browser may ask for it before its row can be read."""
        held = request.meta.get("original") if capture.status == 304 else capture
        if self._able and "requisite" in request.meta and held is not None and not capture.error:
            self._fresh[capture.url] = held
            if len(self._fresh) > FRESH:
                self._fresh.popitem(last=False)

    def goes_on(self) -> bool:
        """Whether pages are being shown; called when the crawl has nothing else to do, it begins with them."""
        if self._pages and self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._all())
        return self._task is not None

    async def close(self) -> None:
        """Ends it, whatever is being shown; the next crawl by the same command takes it up."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
        await self._browser.close()

    def _is_able(self) -> bool:
        if self._able is None:
            try:
                self._able = bool(chromium())
            except NoBrowserError as fault:
                self._unable(fault)
        return bool(self._able)

    def _unable(self, fault: NoBrowserError) -> None:
        log.warning("Pages are archived as they were sent, without what their scripts make of them: %s", fault)
        self._able = False
        self._pages.clear()

    async def _all(self) -> None:
        try:
            while self._pages:
                await self._show(self._pages.popleft())
        finally:
            self._task = None

    async def _show(self, capture: Capture) -> None:
        page = self._archived(capture)
        if page is None:
            return
        asked: dict[str, asyncio.Task[Reply | None]] = {}
        allowance = self._requisites.allowance()

        async def answer(url: str, said: dict[str, str]) -> Reply | None:
            if url not in asked and len(asked) >= MAX_ASKED:
                return None
            if url not in asked:
                asked[url] = asyncio.ensure_future(self._reply(url, said, allowance))
            return await asyncio.shield(asked[url])

        try:
            started, outlet = datetime.now(UTC), self._run.outlets.of(capture.url)
            shown = await self._browser.show(capture.url, page, outlet.zone if outlet else ZONE, answer)
            self._run.keep_rendering(capture, Made(started, shown.content, shown.by, tuple(asked)))
            self._run.outcome.rendered += 1
        except NoBrowserError as fault:
            self._unable(fault)
        except NotShownError as fault:
            self._run.notes.fail(capture.url, "render", "not shown", str(fault), capture, counts=False)
        except ArchiveError:  # told by the run, which stops
            self._pages.clear()
        finally:
            for task in asked.values():
                task.cancel()

    async def _reply(self, url: str, said: dict[str, str], allowance: Allowance) -> Reply | None:
        """The server's answer, or what is archived of it; None where it is not to be asked and nothing is archived."""
        heard: asyncio.Future[Response | None] = asyncio.get_running_loop().create_future()

        def hear(response: Response | None) -> None:
            if not heard.done():  # the page may have been closed meanwhile
                heard.set_result(response)

        request = self._requisites.one(url, said, allowance, hear)
        if request is not None:
            self._crawl(request)
            response = await heard
            if response is not None and response.status != 304:
                return _reply_of(response)
        return self._latest(url)

    def _latest(self, url: str, hops: int = MAX_HOPS) -> Reply | None:
        """What the archive has of `url`, of this crawl or an earlier one."""
        found = self._fresh.get(url) or nearest_shown(self._run.archive.db, url, datetime.now(UTC))
        if found is not None and found.status == 304:
            known = self._run.archive.known(url)
            found = known.original if known else None
        if found is None:
            return None
        if found.location:
            return self._latest(found.location, hops - 1) if hops else None
        return self._archived(found)

    def _archived(self, capture: Capture) -> Reply | None:
        given = answer_in(self._run.archive, capture)
        return Reply(capture.status or 200, given.fields, given.content) if given else None


def _reply_of(response: Response) -> Reply | None:
    try:
        return Reply(response.status, tuple(fields_of(response)), entity_of(response))
    except CutOffError:
        return None  # told by the requisites
