"""Replay in a real Chromium: hostile pages reach nothing, and the same pages unprotected reach everything."""

import asyncio
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from archiver.store import Archive
from archiver.web.replay.server import Replay
from archiver.web.serve import serve
from tests.serving import free_ports, wait_for
from tests.web.conftest import CHROMIUM
from tests.web.replay.conftest import keeping
from tests.web.replay.ears import Ear
from tests.web.replay.hostile import EVERYTHING, LEADING_AWAY, REACHES_INTERFACE, REACHES_WEB, WORKER

QUIET = 1.0  # seconds after the page has loaded in which nothing may arrive
PATIENCE = 60.0  # seconds for what must arrive, on a loaded machine
TEXT = "Texte du reportage."
BARE = "bare"  # in every address that an unprotected page asks for: one that arrives late is not taken for the replay's


@dataclass
class Scene:
    """A browser whose every request is heard: the web's by a proxy, the interface's on its port."""

    browser: Browser
    web: Ear
    interface: Ear
    unprotected: Ear
    replay: int

    def heard(self) -> list[str]:
        return [*self.web.heard, *self.interface.heard]

    def heard_of_the_replay(self) -> list[str]:
        return [target for target in self.heard() if BARE not in target]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here: install `chromium`")
    [replay] = free_ports(1)
    with Ear() as web, Ear() as interface, Ear() as unprotected:
        _publish(unprotected, tmp_path_factory.mktemp("hostile"), interface.port, replay)
        direct = ";".join(f"127.0.0.1:{port}" for port in (interface.port, unprotected.port, replay))
        options = [
            "--no-sandbox",
            f"--proxy-server=http://127.0.0.1:{web.port}",
            f"--proxy-bypass-list=<-loopback>;{direct}",
            "--host-resolver-rules=MAP *.example 127.0.0.1",
        ]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
            yield Scene(browser, web, interface, unprotected, replay)
            browser.close()


def _publish(unprotected: Ear, folder: Path, interface: int, replay: int) -> None:
    """The hostile pages on a plain server, and archived and replayed."""
    own = f"http://127.0.0.1:{interface}"
    archive = Archive.open(folder, create=True)
    with keeping(archive) as keep:
        for path, (headers, content) in _pages("http://web.example", own, "turn.example").items():
            lines = "".join(f"\r\n{name}: {value}" for name, value in headers.items())
            keep(f"https://page.example{path}", f"HTTP/1.1 200 OK{lines}", content)
    unprotected.pages |= _pages(f"http://web.example/{BARE}", f"{own}/{BARE}", f"{BARE}.example")
    app = Replay(archive.database, archive.warc, f"http://127.0.0.1:{replay}", own)
    threading.Thread(target=lambda: asyncio.run(serve([(app, "127.0.0.1", replay)])), daemon=True).start()
    wait_for(replay)


def _pages(web: str, own: str, turn: str) -> dict[str, tuple[dict[str, str], bytes]]:
    """Headers and content of the hostile pages, by path; those that lead away go to addresses with their own names."""
    found = {}
    staying = {"everything": ("", EVERYTHING, "text/html"), "worker.js": ("", WORKER, "text/javascript")}
    leading = {name: (*parts, "text/html") for name, parts in LEADING_AWAY.items()}
    for name, (refresh, body, mime) in (staying | leading).items():
        there = f"{own}/{name}" if name in leading else own
        names = {"web": web, "own": there, "socket": own.replace("http", "ws"), "turn": turn}
        headers = {"Content-Type": mime} | ({"Refresh": refresh.format(**names)} if refresh else {})
        found[f"/{name}"] = (headers, body.format(**names).encode())
    return found


def _replayed(scene: Scene, name: str) -> Page:
    page = _page(scene)
    page.goto(f"http://127.0.0.1:{scene.replay}/memento/20240312120000/https://page.example/{name}")
    page.frame_locator("iframe").get_by_text(TEXT).wait_for()
    time.sleep(QUIET)
    return page


def _page(scene: Scene) -> Page:
    """A page of a browser of its own."""
    page = scene.browser.new_context().new_page()
    page.set_default_timeout(PATIENCE * 1000)
    return page


def _until(is_so) -> bool:
    end = time.monotonic() + PATIENCE
    while not (so := is_so()) and time.monotonic() < end:
        time.sleep(0.1)
    return so


def test_a_page_that_tries_everything_reaches_nothing(scene):
    page = _replayed(scene, "everything")
    assert scene.heard_of_the_replay() == []
    assert len(page.context.pages) == 1
    assert page.context.service_workers == []
    page.context.close()


def test_the_same_page_unprotected_reaches_web_and_interface_by_every_way(scene):
    page = _page(scene)
    page.goto(f"http://127.0.0.1:{scene.unprotected.port}/everything", wait_until="commit")
    wanted = {f"http://web.example/{BARE}/{path}" for path in REACHES_WEB}
    wanted |= {f"/{BARE}/{path}" for path in REACHES_INTERFACE} | {f"{BARE}.example:3478"}  # WebRTC, by CONNECT
    _until(lambda: wanted <= set(scene.heard()))
    assert wanted - set(scene.heard()) == set()
    page.context.close()


@pytest.mark.parametrize("name", LEADING_AWAY)
def test_a_page_that_leads_away_stays_where_it_is_and_unprotected_does_not(scene, name):
    page = _replayed(scene, name)
    assert scene.heard_of_the_replay() == []
    page.goto(f"http://127.0.0.1:{scene.unprotected.port}/{name}", wait_until="commit")
    assert _until(lambda: f"/{BARE}/{name}/away" in scene.interface.heard)
    page.context.close()


def test_a_link_followed_by_a_click_stays_in_the_archive(scene):
    page = _replayed(scene, "clicked-link")
    page.frame_locator("iframe").get_by_text("x", exact=True).click()
    page.wait_for_url(lambda url: "/away" in url)
    assert page.url.startswith(f"http://127.0.0.1:{scene.replay}/memento/20240312120000/http://127.0.0.1:")
    assert scene.heard_of_the_replay() == []
    page.context.close()
