"""Rendering: what a page's scripts ask for is archived by the recorder; the browser itself has no network."""

import json
import sqlite3
import subprocess
import sys
import time

import pytest

from archiver.derive.verify import verify
from archiver.outlets import find
from archiver.settings import ITEM_PIPELINES
from archiver.store import Archive
from archiver.warc.walk import walk_records
from pipelines import stages
from spiders.requisites import MAX_OF_PAGE
from tests.crawling import FAST, crawl, start
from tests.press import Answer, html, published
from tests.processes import descendants, left_of
from tests.web.conftest import CHROMIUM

JSON, JS = {"Content-Type": "application/json"}, {"Content-Type": "text/javascript"}
TEXT = [
    "Le conseil municipal a voté mardi soir la rénovation du vieux pont, fermé depuis la crue de janvier.",
    "« Nous avons attendu trop longtemps », a dit la maire devant une salle pleine de commerçants.",
]
APP = """fetch('/pont.json').then(answer => answer.json()).then(({texte}) => {
  const text = texte.map(t => `<p>${t}</p>`).join('');
  document.querySelector('main').innerHTML = `<article><h1>Le pont</h1>${text}</article>`;
});"""
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
    if CHROMIUM is None:
        pytest.skip("no Chromium here: `make browser` as root installs it, or install `chromium` yourself")


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


def publish_app(press, path="/pont", text=TEXT):
    """Publishes a page whose article a script fetches and builds; its address."""
    head = "<title>Le pont</title><meta property=og:type content=article>"
    page = (
        f"<html lang=fr><head><meta charset=utf-8>{head}</head><body><main></main><script>{APP}</script></body></html>"
    )
    press.pages[path] = Answer(page.encode(), headers={"Content-Type": "text/html"})
    press.pages["/pont.json"] = Answer(json.dumps({"texte": text}).encode(), headers=JSON)
    return press.url(path)


def wait_for(path, press):
    end = time.monotonic() + 60
    while path not in press.asked and time.monotonic() < end:
        time.sleep(0.05)


def verified(tmp_path):
    with Archive.open(tmp_path / "archive") as archive:
        return verify(archive, find(), lambda desk: stages(ITEM_PIPELINES, desk)).faults


def test_text_that_scripts_built_is_the_articles_and_its_only_version(press, tmp_path, chromium):
    done = crawl(tmp_path, "urls", "-a", f"url={publish_app(press)}", *ON)
    assert done.last.endswith("1 requisites, 1 rendered, archived in archive, 0 failures"), done.said
    assert rows(tmp_path, "select headline, body from articles") == [("Le pont", "\n\n".join(TEXT))]
    assert rows(tmp_path, "select body from versions") == [("\n\n".join(TEXT),)]
    assert rows(tmp_path, "select page_type from captures where record_type = 'conversion'") == [("article",)]
    assert verified(tmp_path) == []


def test_asked_again_what_scripts_fetch_anew_is_another_version(press, tmp_path, chromium):
    url = publish_app(press)
    crawl(tmp_path, "urls", "-a", f"url={url}", *ON)
    publish_app(press, text=[*TEXT, TEXT[0]])
    crawl(tmp_path, "urls", "-a", f"url={url}", *ON, settings={"RECHECK": "0"})
    assert [body.count("conseil") for (body,) in rows(tmp_path, "select body from versions order by seen_at")] == [1, 2]
    assert rows(tmp_path, "select record_type from captures where url like '%/pont' order by captured_at") == [
        ("response",), ("conversion",), ("revisit",), ("conversion",)
    ]  # fmt: skip
    assert verified(tmp_path) == []


def test_a_page_that_holds_its_article_keeps_the_text_it_was_sent_with(press, tmp_path, chromium):
    crawl(tmp_path, "urls", "-a", f"url={publish(press, '/a', SCRIPTED)}", *ON)
    assert "vu" not in rows(tmp_path, "select body from articles")[0][0].split()
    assert rows(tmp_path, "select page_type from captures where record_type = 'conversion'") == [("other",)]
    assert verified(tmp_path) == []


def test_killed_while_it_renders_it_leaves_no_browser_and_loses_nothing(press, tmp_path, chromium):
    arguments = ("urls", "-a", f"url={publish_app(press)}", *ON)
    press.pages["/pont.json"].seconds = 5.0
    process = start(tmp_path, *arguments)
    wait_for("/pont.json", press)
    started = descendants(process.pid)
    process.kill()
    process.join()
    assert started
    assert left_of(started) == set()
    publish_app(press)
    crawl(tmp_path, *arguments)
    assert (press.asked.count("/pont"), verified(tmp_path)) == (1, [])
    assert rows(tmp_path, "select body from versions") == [("\n\n".join(TEXT),)]


def test_without_the_argument_no_script_runs(press, tmp_path):
    crawl(tmp_path, "urls", "-a", f"url={publish(press, '/a', SCRIPTED)}")
    assert press.asked == ["/robots.txt", "/a"]


def test_robots_txt_holds_for_scripts_too(press, tmp_path, chromium):
    url = publish(press, "/a", b"<script>fetch('/secret/x.json')</script>")
    assert crawl(tmp_path, "urls", "-a", f"url={url}", *ON).status == 0
    assert press.asked == ["/robots.txt", "/a"]
    assert rows(tmp_path, "select stage, reason from failures") == [("requisite", "forbidden")]


def test_a_page_gets_no_more_than_the_bounds_of_requisites_allow(press, tmp_path, chromium):
    many = f"<script>for (let n = 0; n < {MAX_OF_PAGE + 10}; n++) fetch('/vu.svg?' + n)</script>".encode()
    assert crawl(tmp_path, "urls", "-a", f"url={publish(press, '/a', many)}", *ON).status == 0
    assert len([path for path in press.asked if path.startswith("/vu.svg?")]) == MAX_OF_PAGE


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
    assert sorted(press.asked) == ["/1", "/2", "/robots.txt"]
