"""Whole pages: what a page is shown with is archived beside it, within bounds."""

import pytest

from spiders.requisites import Allowance
from tests.crawling import crawl
from tests.press import Answer, html, published

CSS, SVG = {"Content-Type": "text/css"}, {"Content-Type": "image/svg+xml"}
OUTLET = """
from archiver.outlets import Outlet
OUTLET = Outlet(name="gazette", title="La Gazette", hosts=["127.0.0.1"], home="{home}", article_url="^/a/",
                requisites=True)
"""
ON = ("-a", "requisites=1")


@pytest.fixture
def press():
    with published() as press:
        press.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /secret", headers={"Content-Type": "text/plain"})
        yield press


def publish(press, path, more, headline="Titre"):
    press.pages[path] = Answer(
        html(headline, "Le conseil a voté le texte.").replace(b"</article>", more + b"</article>")
    )
    return press.url(path)


def listed(tmp_path, *urls):
    (tmp_path / "list").write_text("\n".join(urls))
    return "urls", "-a", "file=list"


def test_a_page_is_archived_with_its_sheets_their_pictures_and_fonts(press, tmp_path, rows):
    url = publish(
        press, "/a", b"<link rel=stylesheet href=/s.css><img src=/p.svg srcset='/p2.svg 2x'><script src=/j></script>"
    )
    press.pages["/s.css"] = Answer(b"@import '/t.css'; a{background:url(/b.svg)}", headers=CSS)
    press.pages["/t.css"] = Answer(b"@font-face{src:url(/f.woff2)}", headers=CSS)
    for name in ("/p.svg", "/p2.svg", "/b.svg", "/f.woff2", "/j"):
        press.pages[name] = Answer(name.encode(), headers=SVG)
    done = crawl(tmp_path, "urls", "-a", f"url={url}", *ON)
    assert done.status == 0
    assert done.last == "scrapy crawl: 1 of 1 pages with 7 requisites archived in archive, 0 failures"
    assert sorted(press.asked[2:]) == ["/b.svg", "/f.woff2", "/j", "/p.svg", "/p2.svg", "/s.css", "/t.css"]
    assert rows("select count(*) from articles") == [(1,)]


def test_without_the_argument_a_page_is_asked_for_alone(press, tmp_path):
    url = publish(press, "/a", b"<img src=/p.svg>")
    crawl(tmp_path, "urls", "-a", f"url={url}")
    assert press.asked == ["/robots.txt", "/a"]


def test_an_outlet_can_ask_for_whole_pages_by_itself(press, tmp_path):
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets/gazette.py").write_text(OUTLET.format(home=press.url("/")))
    publish(press, "/", b"<img src=/p.svg>")
    crawl(tmp_path, "gazette")
    assert "/p.svg" in press.asked
    press.asked.clear()
    crawl(tmp_path, "gazette", "-a", "requisites=0", settings={"RECHECK": "0"})
    assert "/p.svg" not in press.asked


def test_pages_share_a_requisite_and_the_next_crawl_does_not_ask_again(press, tmp_path):
    urls = [publish(press, f"/{n}", b"<img src=/p.svg>", f"Titre {n}") for n in range(3)]
    press.pages["/p.svg"] = Answer(b"<svg/>", headers=SVG)
    crawl(tmp_path, *listed(tmp_path, *urls), *ON)
    assert press.asked.count("/p.svg") == 1
    more = publish(press, "/3", b"<img src=/p.svg>")
    crawl(tmp_path, "urls", "-a", f"url={more}", *ON)
    assert press.asked.count("/p.svg") == 1


def test_what_a_stopped_crawl_did_not_get_the_next_one_asks_for(press, tmp_path):
    url = publish(press, "/a", b"<img src=/p.svg>")
    arguments = ("urls", "-a", f"url={url}", *ON)
    assert crawl(tmp_path, *arguments, settings={"CLOSESPIDER_PAGECOUNT": "1"}).status == 3
    assert "/p.svg" not in press.asked
    for _ in range(2):
        crawl(tmp_path, *arguments)
    assert press.asked.count("/p.svg") == 1
    assert press.asked.count("/a") == 1


def test_two_requisites_with_one_content_are_stored_once(press, tmp_path, rows):
    url = publish(press, "/a", b"<img src=/p.svg><img src=/q.svg>")
    press.pages["/p.svg"] = press.pages["/q.svg"] = Answer(b"<svg/>" * 50, headers=SVG)
    crawl(tmp_path, "urls", "-a", f"url={url}", *ON)
    assert rows("select record_type from captures where mime = 'image/svg+xml' order by id") == [
        ("response",), ("revisit",)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "picture, reason",
    [
        ("/secret/p.svg", "forbidden"),
        ("/broken.svg", "http 500"),
        ("/wall.svg", "http 403"),
        ("http://127.0.0.1:9/p", ""),
    ],
)
def test_a_missing_requisite_is_told_and_leaves_the_status_as_it_is(press, tmp_path, rows, picture, reason):
    url = publish(press, "/a", f"<img src='{picture}'>".encode())
    press.pages["/broken.svg"], press.pages["/wall.svg"] = Answer(status=500), Answer(status=403)
    assert crawl(tmp_path, "urls", "-a", f"url={url}", *ON).status == 0
    assert "/secret/p.svg" not in press.asked
    [told] = rows("select reason from failures where stage = 'requisite'")
    assert reason in told[0]


def test_a_requisite_that_is_missing_at_its_server_is_a_finding(press, tmp_path, rows):
    url = publish(press, "/a", b"<img src=/p.svg>")
    assert crawl(tmp_path, "urls", "-a", f"url={url}", *ON).status == 0
    assert rows("select count(*) from failures") == [(0,)]
    assert rows("select status from captures where url like '%p.svg'") == [(404,)]


def test_a_page_in_a_requisites_place_counts_as_no_page_of_the_crawl(press, tmp_path, rows):
    wall = b"<!doctype html><title>Captcha</title><h1>Captcha</h1><div class=g-recaptcha></div>"
    url = publish(press, "/a", b"<img src=/1.svg><img src=/2.svg><img src=/3.svg>")
    press.pages |= {f"/{n}.svg": Answer(wall + b"%d" % n) for n in (1, 2, 3)}
    assert crawl(tmp_path, "urls", "-a", f"url={url}", *ON).status == 0
    assert rows("select count(*) from articles") == [(1,)]
    assert rows("select count(*) from captures where page_type is null and mime = 'text/html' and status = 200") == [
        (0,)
    ]


def test_a_limit_counts_pages_alone(press, tmp_path):
    urls = [publish(press, f"/{n}", b"<img src=/p.svg>", f"Titre {n}") for n in range(3)]
    crawl(tmp_path, *listed(tmp_path, *urls), "-a", "limit=2", *ON)
    assert sorted(press.asked) == ["/0", "/1", "/p.svg", "/robots.txt"]


def test_one_page_cannot_take_in_more_than_its_allowance():
    run = Allowance(3, 100)
    page = Allowance(2, 50, run)
    assert [page.take(), page.take(), page.take()] == [True, True, False]
    page.spend(60)
    assert page.is_spent()
    assert not run.is_spent()


def test_all_pages_together_cannot_take_in_more_than_the_runs_allowance():
    run = Allowance(1, 100)
    assert Allowance(5, 500, run).take()
    assert not Allowance(5, 500, run).take()
    run.spend(100)
    assert Allowance(5, 500, run).is_spent()


def test_an_argument_that_is_neither_on_nor_off_is_refused(press, tmp_path):
    done = crawl(tmp_path, "urls", "-a", f"url={press.url('/a')}", "-a", "requisites=oui")
    assert (done.status, done.last) == (
        1, "scrapy crawl: -a requisites=oui is neither on nor off: write -a requisites=1 or -a requisites=0"
    )  # fmt: skip
