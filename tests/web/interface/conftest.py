"""The sample newspaper, archived at two hours of one day without a crawl, and served as `archiver serve` does."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from archiver import settings
from archiver.demo.newspaper import SITE
from archiver.demo.server import Newspaper
from archiver.derive.intake import Intake
from archiver.outlets import find
from archiver.store import Archive
from archiver.warc.exchange import Exchange
from archiver.warc.writer import Info, WarcWriter
from archiver.web.serve import Origins, applications, serve
from tests.serving import free_ports, wait_for

MORNING, EVENING = datetime(2026, 5, 4, 6, 0, tzinfo=UTC), datetime(2026, 5, 4, 16, 30, tzinfo=UTC)
FLOOD = f"{SITE}/regions/seuil-de-crue.html"  # its headline and text change between the two
HEADLINE, FORMER = "Le Rhône en crue à Bellerive\u00a0: 180 familles évacuées", "franchit le seuil d’alerte"
LISTS = ("/robots.txt", "/", "/rss.xml", "/sitemap-news.xml", "/courrier.css")

PAGES = {
    "accueil": "/",
    "recherche": "/recherche?q=lac",
    "introuvable": "/article?url=https://nulle.part.example/",
    "article": f"/article?url={FLOOD}",
    "version": f"/article?url={FLOOD}&at=2026-05-04T07:00:00Z",
    "disparu": f"/article?url={SITE}/faits-divers/accident-route-cols.html",
    "direct": f"/article?url={SITE}/regions/direct-tempete-nora.html",
    "comparer": f"/comparer?url={FLOOD}",
    "media": "/media/courrierdulac",
    "modifications": "/modifications",
    "une": "/une/courrierdulac",
    "recherches": "/recherches",
}


@dataclass(frozen=True, slots=True)
class Site:
    """A running `archiver serve`."""

    origin: str
    replay: str
    folder: Path


@pytest.fixture(scope="session")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive folder of the sample newspaper."""
    folder = tmp_path_factory.mktemp("interface") / "archive"
    with Archive.open(folder, create=True) as archive:
        warc = WarcWriter(archive.warc, Info("Archiver/test", "test"), lambda digest: None)
        for edition, at in ((1, MORNING), (2, EVENING)):
            newspaper = Newspaper(edition)
            for path in (*LISTS, *newspaper.by_path):
                warc.append(_exchange(newspaper, path, at))
        warc.close()
        intake = Intake(archive, find(), settings.stages)
        intake.writer.outlets(outlet for outlet in find() if outlet.name == "courrierdulac")
        for file in sorted(archive.warc.iterdir()):
            intake.take(file)
        intake.writer.commit()
    return folder


def _exchange(newspaper: Newspaper, path: str, at: datetime) -> Exchange:
    answer = newspaper.answer(path)
    head = f"HTTP/1.1 {answer.status} -\r\nContent-Type: {answer.content_type}\r\n"
    head += f"Location: {answer.location}\r\n" if answer.location else ""
    received = f"{head}Content-Length: {len(answer.body)}\r\n\r\n".encode() + answer.body
    start = len(received) - len(answer.body)
    request = f"GET {path} HTTP/1.1\r\n\r\n".encode()
    return Exchange(f"{SITE}{path}", "GET", at, at, request, received, 0, start, len(received), answer.status)


@pytest.fixture(scope="session")
def site(pressed: Path) -> Iterator[Site]:
    """Interface and replay of the sample newspaper, each on a loopback port of its own."""
    ports = free_ports(2)
    origins = Origins(*(f"http://127.0.0.1:{port}" for port in ports))
    with Archive.open(pressed) as archive:
        apps = applications(archive, origins)
        run = serve([(app, "127.0.0.1", port) for app, port in zip(apps, ports, strict=True)])
        threading.Thread(target=lambda: asyncio.run(run), daemon=True).start()
        for port in ports:
            wait_for(port)
        yield Site(origins.interface, origins.replay, pressed)


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens a page of the interface in a browser of its own: visit(path, **options of the browser's context)."""
    opened = []

    def visit(path: str, **options: object) -> Page:
        context = browser.new_context(**{"locale": "fr-FR", **options})  # type: ignore[arg-type]
        context.set_default_timeout(60_000)  # milliseconds
        opened.append(context)
        page = context.new_page()
        page.goto(site.origin + quote(path, safe="/?=&:%"))
        return page

    yield visit
    for context in opened:
        context.close()
