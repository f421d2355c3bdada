"""Rendering: what a page's scripts ask for is archived by the recorder; the browser itself has no network."""

import shutil
import socket
import sqlite3
import subprocess
import sys
import threading

import pytest

from archiver.warc.walk import walk_records
from spiders.browser import Reply
from tests.crawling import FAST, crawl
from tests.press import Answer, html, published

JSON, JS = {"Content-Type": "application/json"}, {"Content-Type": "text/javascript"}
ON = ("-a", "render=1")
SCRIPTED = b"<script src=/app.js></script>"
SCRIPT = b"""fetch('/texte.json').then(answer => answer.json()).then(({texte}) => {
  const p = document.createElement('p'); p.textContent = texte; document.querySelector('article').append(p);
  const img = new Image(); img.src = '/' + document.querySelector('p:last-child').textContent + '.svg';
});"""


@pytest.fixture
def press():
    with published() as press:
        press.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /secret", headers={"Content-Type": "text/plain"})
        press.pages["/app.js"] = Answer(SCRIPT, headers=JS)
        press.pages["/texte.json"] = Answer(b'{"texte": "vu"}', headers=JSON)
        press.pages["/vu.svg"] = Answer(
            b"<svg xmlns='http://www.w3.org/2000/svg'/>", headers={"Content-Type": "image/svg+xml"}
        )
        yield press


@pytest.fixture
def chromium():
    if not (shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")):
        pytest.skip("no Chromium here: `make browser` as root installs it, or install `chromium` yourself")


@pytest.fixture
def listener():
    """A port of which the number of connections is known."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        came = []

        def accept():
            while True:
                try:
                    came.append(server.accept())
                except OSError:
                    return

        threading.Thread(target=accept, daemon=True).start()
        yield server.getsockname()[1], came


def publish(press, path, more, headline="Titre"):
    page = html(headline, "Le conseil a voté le texte.")
    press.pages[path] = Answer(page.replace(b"</body>", more + b"</body>"))
    return press.url(path)


def archived(tmp_path):
    """Paths of the request records, in their order."""
    files = sorted((tmp_path / "archive/warc").rglob("*.warc.gz"))
    records = [record for path in files for record in walk_records(path, pytest.fail) if record.type == "request"]
    return [record.block.split(b" ")[1].decode() for record in records]


def rows(tmp_path, sql):
    with sqlite3.connect(tmp_path / "archive/archive.db") as db:
        return db.execute(sql).fetchall()


def test_what_scripts_ask_for_is_archived_and_equals_the_servers_log(press, tmp_path, chromium):
    url = publish(press, "/a", SCRIPTED)
    done = crawl(tmp_path, "urls", "-a", f"url={url}", *ON)
    assert done.last.endswith("1 of 1 pages with 3 requisites, 1 rendered, archived in archive, 0 failures"), done.said
    assert press.asked == ["/robots.txt", "/a", "/app.js", "/texte.json", "/vu.svg"]
    assert archived(tmp_path) == press.asked


def test_without_the_argument_no_script_runs(press, tmp_path):
    crawl(tmp_path, "urls", "-a", f"url={publish(press, '/a', SCRIPTED)}")
    assert press.asked == ["/robots.txt", "/a"]


def test_nothing_goes_past_the_recorder(press, tmp_path, chromium, listener):
    port, came = listener
    ways = (
        "<link rel=preconnect href=http://127.0.0.1:{0}/><iframe src=http://127.0.0.1:{0}/f></iframe><script>"
        "new WebSocket('ws://127.0.0.1:{0}/w'); navigator.sendBeacon('http://127.0.0.1:{0}/b', 'x');"
        "fetch('http://127.0.0.1:{0}/p', {{method: 'POST', body: 'x'}}); new EventSource('http://127.0.0.1:{0}/e');"
        "open('http://127.0.0.1:{0}/o'); new RTCPeerConnection({{iceServers: [{{urls:"
        " 'turn:127.0.0.1:{0}?transport=tcp', username: 'u', credential: 'c'}}]}}).createDataChannel('d'); location = 'http://127.0.0.1:{0}/l';"
        "</script><script src=/app.js></script>"
    )
    url = publish(press, "/a", ways.format(port).encode())
    assert crawl(tmp_path, "urls", "-a", f"url={url}", *ON).status == 0
    assert came == []
    assert archived(tmp_path) == press.asked


def test_robots_txt_holds_for_scripts_too(press, tmp_path, chromium):
    url = publish(press, "/a", b"<script>fetch('/secret/x.json')</script>")
    assert crawl(tmp_path, "urls", "-a", f"url={url}", *ON).status == 0
    assert press.asked == ["/robots.txt", "/a"]
    assert rows(tmp_path, "select stage, reason from failures") == [("requisite", "forbidden")]


def test_pages_share_what_their_scripts_ask_for(press, tmp_path, chromium):
    urls = [publish(press, f"/{n}", SCRIPTED, f"Titre {n}") for n in range(2)]
    press.pages["/app.js"] = Answer(SCRIPT.replace(b"'.svg'", b"location.pathname.slice(1) + '.svg'"), headers=JS)
    (tmp_path / "list").write_text("\n".join(urls))
    crawl(tmp_path, "urls", "-a", "file=list", *ON)
    assert sorted(press.asked) == ["/0", "/1", "/app.js", "/robots.txt", "/texte.json", "/vu0.svg", "/vu1.svg"]


def test_a_page_whose_script_never_ends_ends_all_the_same(press, tmp_path, chromium):
    urls = [publish(press, "/a", b"<script>fetch('/texte.json'); for (;;);</script>"),
            publish(press, "/b", SCRIPTED, "Autre")]  # fmt: skip
    (tmp_path / "list").write_text("\n".join(urls))
    assert crawl(tmp_path, "urls", "-a", "file=list", *ON).status == 0
    assert "/vu.svg" in press.asked


def test_what_a_stopped_crawl_did_not_render_the_next_one_does(press, tmp_path, chromium):
    arguments = ("urls", "-a", f"url={publish(press, '/a', SCRIPTED)}", *ON)
    crawl(tmp_path, *arguments, settings={"CLOSESPIDER_PAGECOUNT": "1"})
    assert "/vu.svg" not in press.asked
    crawl(tmp_path, *arguments)
    assert press.asked.count("/a") == press.asked.count("/vu.svg") == 1


def test_an_outlet_can_ask_for_rendering_by_itself(press, tmp_path, chromium):
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets/gazette.py").write_text(
        "from archiver.outlets import Outlet\nOUTLET = Outlet(name='gazette', title='La Gazette', hosts=['127.0.0.1'],"
        f" home='{press.url('/')}', article_url='^/a/', render=True)\n"
    )
    publish(press, "/", SCRIPTED)
    crawl(tmp_path, "gazette")
    assert "/texte.json" in press.asked


def test_without_chromium_the_crawl_says_so_once_and_goes_on(press, tmp_path):
    (tmp_path / "list").write_text("\n".join(publish(press, f"/{n}", SCRIPTED, f"Titre {n}") for n in (1, 2)))
    options = [word for option in FAST for word in ("-s", option)]
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "urls", "-a", "file=list", *ON, *options],
        env={"PATH": str(tmp_path), "SCRAPY_SETTINGS_MODULE": "archiver.settings", "ARCHIVE_DIR": "archive"},
        cwd=tmp_path, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("Chromium is not installed") == 1
    assert press.asked == ["/robots.txt", "/1", "/2"]


def test_fields_of_transport_are_not_passed_to_the_browser():
    fields = (
        ("Content-Type", "text/html"),
        ("Content-Encoding", "gzip"),
        ("Set-Cookie", "a=1"),
        ("Vary", "a"),
        ("vary", "b"),
    )
    assert Reply(200, fields, b"").headers() == {"content-type": "text/html", "vary": "a, b"}
