"""Chromium without a network: it shows a page whose every request is answered by the house, or refused.

Playwright and Chromium are optional (docs/whole-pages.md); nothing of them is imported before a page is shown.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from archiver.errors import ArchiverError

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Playwright, Route, WebSocketRoute
    from playwright.async_api import Page as Tab
    from playwright.async_api import Request as Asked

QUIET = 1.0  # seconds without an open request after which a page is taken for ready
LONGEST = 15.0  # seconds of a page's own time: while it waits for answers, which come politely, the clock stands
IN_ALL = 300.0  # seconds, waiting included: of a page that asks for one thing after another
READING = 10.0  # seconds for the document; a script that never ends lets nobody read
MAX_DOCUMENT = 8 * 2**20  # characters; more is not kept
CLOSING = 10.0  # seconds; a browser whose page does not close in them is given up
STEP = 0.1  # seconds between two looks
UNSHOWN = frozenset({"media", "texttrack", "eventsource", "websocket", "ping", "cspviolationreport"})  # types left out
# Fields of an answer that are of its transport, or that would make the browser remember something.
NOT_PASSED = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie", "strict-transport-security"}
)
# What the browser says of a request and its answer may depend on; all else we say ourselves.
SAID = ("accept", "origin", "referer", "x-requested-with")
# Requests are answered before they would be sent; these are the second wall: a proxy that does not exist, for
# loopback too, no name that resolves, and no WebRTC beside it.
NO_NETWORK = ("--host-resolver-rules=MAP * ~NOTFOUND", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp")
NO_WEBRTC = "delete self.RTCPeerConnection; delete self.webkitRTCPeerConnection; delete self.WebTransport"
NO_PROXY = "http://127.0.0.1:9"
# The document as it is; in a world of its own, where the page's scripts cannot change what `outerHTML` means.
DOCUMENT = f"(h => h.length > {MAX_DOCUMENT} ? null : h)('<!DOCTYPE html>' + document.documentElement.outerHTML)"
REMEDY = "run `uv sync --extra render` (or pip install 'archiver[render]') and, as root, `apt install chromium`"


class NoBrowserError(ArchiverError):
    """Nothing to show pages with, or it does not start."""


class NotShownError(ArchiverError):
    """The browser did not take the page."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a request of the browser is answered: an entity, its codings undone."""

    status: int
    fields: tuple[tuple[str, str], ...]
    content: bytes

    def headers(self) -> dict[str, str]:
        """The fields that the browser is told; those of one name are one."""
        told: dict[str, str] = {}
        for name, value in self.fields:
            if (key := name.lower()) not in NOT_PASSED:
                told[key] = f"{told[key]}, {value}" if key in told else value
        return told


@dataclass(frozen=True, slots=True)
class Shown:
    """What the browser made of a page: the document as it then was, and the browser."""

    content: bytes  # HTML in UTF-8
    by: str  # "Chromium/142.0.7444.59"


Answer = Callable[[str, dict[str, str]], Awaitable[Reply | None]]  # of an address and what the browser says with it


def chromium() -> str:
    """The path of Chromium; raises NoBrowserError, naming the remedy, without it or without Playwright."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None or find_spec("playwright") is None:
        raise NoBrowserError(f"{'Chromium' if path is None else 'Playwright'} is not installed: {REMEDY}")
    return path


class Browser:
    """One Chromium, started when the first page is shown; one page at a time."""

    def __init__(self, user_agent: str) -> None:
        self._user_agent = user_agent
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None

    async def show(self, url: str, page: Reply, zone: str, answer: Answer) -> Shown:
        """Shows `page` as that of `url`, to a reader in `zone`, until it is quiet or its time is up.

        Every GET that it makes is put to `answer`; all others, frames and what `answer` has nothing for, fail.
        Raises NoBrowserError, NotShownError.
        """
        from playwright.async_api import Error

        browser = await self._started()
        desk = _Desk(page, answer)
        try:
            context = await browser.new_context(
                user_agent=self._user_agent,
                service_workers="block",
                accept_downloads=False,
                locale="fr-FR",
                timezone_id=zone,
            )
            content = await self._load(context, url, desk)
            return Shown(content.encode("utf-8", "replace"), f"Chromium/{browser.version}")
        except (Error, TimeoutError) as fault:
            raise NotShownError(_first_line(fault) or "its scripts never end") from None
        finally:
            desk.close()

    async def close(self) -> None:
        """Ends Chromium."""
        if self._playwright is not None:
            with suppress(Exception):  # it may have died on its own; whatever is left ends with its driver
                await asyncio.wait_for(self._playwright.stop(), CLOSING)
        self._playwright = self._chromium = None

    async def _started(self) -> Chromium:
        from playwright.async_api import Error, async_playwright

        if self._chromium is not None and self._chromium.is_connected():
            return self._chromium
        await self.close()
        path = chromium()
        self._playwright = await async_playwright().start()
        try:
            self._chromium = await self._playwright.chromium.launch(
                executable_path=path,
                args=list(NO_NETWORK),
                proxy={"server": NO_PROXY, "bypass": "<-loopback>"},
                chromium_sandbox=os.geteuid() != 0,  # Chromium refuses its sandbox to root
                handle_sigint=False,  # the crawl ends in its own order, and closes it
                handle_sigterm=False,
                handle_sighup=False,
            )
        except Error as fault:
            await self.close()
            raise NoBrowserError(f"{path} does not start: {_first_line(fault)}") from None
        return self._chromium

    async def _load(self, context: BrowserContext, url: str, desk: _Desk) -> str:
        try:
            await context.add_init_script(NO_WEBRTC)
            await context.route("**/*", desk.route)
            await context.route_web_socket("**/*", _close)
            tab = await context.new_page()
            await tab.goto(url, wait_until="commit", timeout=LONGEST * 1000)
            await desk.quiet()
            return await asyncio.wait_for(_document(context, tab), READING)
        finally:
            try:
                await asyncio.wait_for(context.close(), CLOSING)
            except Exception:  # a page that hangs, a browser that died: the next page gets a new one
                await self.close()


class _Desk:
    """Answers the requests of one page, and knows when it has none open."""

    def __init__(self, page: Reply, answer: Answer) -> None:
        self._page: Reply | None = page
        self._answer = answer
        self._open: set[asyncio.Task[Reply | None]] = set()
        self._closed = False

    async def route(self, route: Route, request: Asked) -> None:
        """The browser asks for something."""
        from playwright.async_api import Error

        reply = await self._reply(request)
        with suppress(Error):  # the page is gone
            if reply is None:
                # Any other reason would put an error page in the place of the document that was to be left.
                await route.abort("aborted")
            else:
                await route.fulfill(status=reply.status, headers=reply.headers(), body=reply.content)

    async def quiet(self) -> None:
        """Returns when no request was open for a while, or the page's time is up."""
        still = spent = 0.0
        end = time.monotonic() + IN_ALL
        while still < QUIET and spent < LONGEST and time.monotonic() < end:
            await asyncio.sleep(STEP)
            still, spent = (0.0, spent) if self._open else (still + STEP, spent + STEP)

    def close(self) -> None:
        """Answers nothing any more."""
        self._closed = True
        for task in self._open:
            task.cancel()

    async def _reply(self, request: Asked) -> Reply | None:
        if request.is_navigation_request():
            page, self._page = self._page, None  # the first is the page; a frame or a page that it leads to is not
            return page
        web = request.url.startswith(("http:", "https:"))
        if self._closed or not web or request.method != "GET" or request.resource_type in UNSHOWN:
            return None
        said = {name: value for name, value in request.headers.items() if name.lower() in SAID}
        task = asyncio.ensure_future(self._answer(request.url, said))
        self._open.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            return None  # the page was closed meanwhile
        finally:
            self._open.discard(task)


async def _document(context: BrowserContext, tab: Tab) -> str:
    """The document as HTML; raises NotShownError when it is too large."""
    devtools = await context.new_cdp_session(tab)
    frame = (await devtools.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
    world = await devtools.send("Page.createIsolatedWorld", {"frameId": frame})
    asked = {"expression": DOCUMENT, "contextId": world["executionContextId"], "returnByValue": True}
    document = (await devtools.send("Runtime.evaluate", asked))["result"].get("value")
    if not isinstance(document, str):
        raise NotShownError(f"its document has more than {MAX_DOCUMENT} characters")
    return document


async def _close(socket: WebSocketRoute) -> None:
    await socket.close()


def _first_line(fault: Exception) -> str:
    return str(fault).partition("\n")[0]
