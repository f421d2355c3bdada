"""The browser that shows pages has no network: its requests are answered by the house, or come to nothing."""

import asyncio
import os
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import async_playwright

from spiders import browser
from spiders.browser import Browser, NoBrowserError, NotShownError, Reply
from tests.processes import descendants, left_of
from tests.web.conftest import CHROMIUM
from tests.web.replay.ears import Ear
from tests.web.replay.hostile import EVERYTHING, LEADING_AWAY, REACHES_INTERFACE, REACHES_WEB

FURTHER = """<!doctype html><link rel=icon href={own}/icon><link rel=modulepreload href={own}/preload>
<script type=speculationrules>{{"prefetch": [{{"source": "list", "urls": ["{own}/speculated"]}}],
"prerender": [{{"source": "list", "urls": ["{own}/prerendered"]}}]}}</script>
<a download href="{own}/download">x</a><a ping="{own}/ping" href="#x">x</a><script>
new EventSource('{own}/events'); new Worker('/worker'); import('{own}/module').catch(() => 0);
fetch('{own}/post', {{method: 'POST', mode: 'no-cors', body: 'x'}});
const asked = new XMLHttpRequest(); asked.open('GET', '/xhr'); asked.send('x');
for (const link of document.links) link.click();
</script><p>Texte du reportage.</p>"""
REACHES_FURTHER = "preload download ping events worker module post xhr speculated prerendered".split()
PATIENCE = 60.0  # seconds for what must arrive, on a loaded machine

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install `chromium`")


@pytest.fixture
def ears():
    """A proxy for the web and a server on loopback; both note whatever arrives."""
    with Ear() as web, Ear() as own:
        yield web, own


def filled(page, own):
    at = f"http://127.0.0.1:{own.port}"
    return page.format(web="http://web.example", own=at, socket=at.replace("http", "ws"), turn="turn.example").encode()


async def shown(content, own=None, headers=(), answers=None):
    """What our browser makes of a page, and what it asked for."""
    asked = []

    async def answer(url, said):
        asked.append(url)
        return (answers or {}).get(url)

    at = f"http://127.0.0.1:{own.port}/page" if own else "https://page.example/"
    ours = Browser("Archiver/test")
    try:
        page = Reply(200, (("Content-Type", "text/html; charset=utf-8"), *headers), content)
        return await ours.show(at, page, "Europe/Zurich", answer), asked
    finally:
        await ours.close()


@asynccontextmanager
async def unprotected(web, own):
    async with async_playwright() as playwright:
        options = [
            "--no-sandbox",
            f"--proxy-server=http://127.0.0.1:{web.port}",
            f"--proxy-bypass-list=<-loopback>;127.0.0.1:{own.port}",
        ]
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield await chromium.new_page()
        await chromium.close()


async def heard_all(wanted, *ears):
    """What of `wanted` never arrives."""
    for _ in range(int(PATIENCE * 10)):
        missing = wanted - {path for ear in ears for path in ear.heard}
        if not missing:
            break
        await asyncio.sleep(0.1)
    return missing


@pytest.mark.parametrize("page", [EVERYTHING, FURTHER], ids=["everything", "further"])
async def test_a_page_that_tries_everything_reaches_nothing(ears, monkeypatch, page):
    web, own = ears
    # An ear in the place of the proxy that does not exist: it hears what is not stopped before.
    monkeypatch.setattr(browser, "NO_PROXY", f"http://127.0.0.1:{web.port}")
    made, asked = await shown(filled(page, own), own)
    assert (web.heard, own.heard) == ([], [])
    assert "Texte du reportage." in made.content.decode()
    assert asked


@pytest.mark.parametrize(
    ("page", "reached"),
    [
        (EVERYTHING, {f"http://web.example/{name}" for name in REACHES_WEB if name != "worker"}
         | {f"/{name}" for name in REACHES_INTERFACE} | {"turn.example:3478"}),
        (FURTHER, {f"/{name}" for name in REACHES_FURTHER}),
    ],
    ids=["everything", "further"],
)  # fmt: skip
async def test_the_same_page_in_an_unprotected_browser_reaches_out_by_every_way(ears, page, reached):
    web, own = ears
    own.pages["/page"] = ({"Content-Type": "text/html"}, filled(page, own))
    async with unprotected(web, own) as tab:
        await tab.goto(f"http://127.0.0.1:{own.port}/page", wait_until="commit")
        assert await heard_all(reached, web, own) == set()


@pytest.mark.parametrize("name", LEADING_AWAY)
async def test_a_page_that_leads_away_stays_as_it_is(ears, monkeypatch, name):
    web, own = ears
    monkeypatch.setattr(browser, "NO_PROXY", f"http://127.0.0.1:{web.port}")
    refresh, body = LEADING_AWAY[name]
    made, _ = await shown(filled(body, own), own, [("Refresh", filled(refresh, own).decode())] if refresh else ())
    assert "Texte du reportage." in made.content.decode()
    assert (web.heard, own.heard) == ([], [])


async def test_the_document_is_what_the_scripts_made_of_it():
    page = b"<!doctype html><p>a</p><script>fetch('/x').then(x => x.text()).then(x => document.body.append(x))</script>"
    made, asked = await shown(page, answers={"https://page.example/x": Reply(200, (), "bâti".encode())})
    assert asked == ["https://page.example/x"]
    assert made.content.decode().endswith("</script>bâti</body></html>")
    assert made.by.startswith("Chromium/")


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("setTimeout(() => {{ for (;;); }}, 0)", "its scripts never end"),
        ("document.body.append('x'.repeat({0}))", "its document has more than 1000 characters"),
    ],
)
async def test_what_cannot_be_kept_is_told(monkeypatch, script, why):
    monkeypatch.setattr(browser, "READING", 3.0)
    monkeypatch.setattr(browser, "DOCUMENT", browser.DOCUMENT.replace(str(browser.MAX_DOCUMENT), "1000"))
    monkeypatch.setattr(browser, "MAX_DOCUMENT", 1000)
    with pytest.raises(NotShownError, match=why):
        await shown(f"<body><script>{script.format(2000)}</script>".encode())


async def test_a_page_cannot_change_how_its_document_is_read():
    page = b"<p>vrai</p><script>Object.defineProperty(Element.prototype, 'outerHTML', {get: () => 'faux'})</script>"
    made, _ = await shown(page)
    assert b"<p>vrai</p>" in made.content


async def test_closed_it_leaves_no_process_behind():
    before = descendants(os.getpid())
    await shown(b"<p>a</p>")
    assert left_of(descendants(os.getpid()) - before) == set()


def test_fields_of_transport_are_not_passed_to_the_browser():
    given = [
        ("Content-Type", "text/html"),
        ("Content-Encoding", "gzip"),
        ("Set-Cookie", "a=1"),
        ("Vary", "a"),
        ("vary", "b"),
    ]
    assert Reply(200, tuple(given), b"").headers() == {"content-type": "text/html", "vary": "a, b"}


@pytest.mark.parametrize(
    ("missing", "word"), [("shutil.which", "Chromium"), ("spiders.browser.find_spec", "Playwright")]
)
def test_what_is_missing_is_named_with_the_remedy(monkeypatch, missing, word):
    monkeypatch.setattr(missing, lambda _: None)
    with pytest.raises(NoBrowserError, match=f"{word} is not installed: run `uv sync --extra render`"):
        browser.chromium()
