"""Many discovered addresses with one text are bounded; what a list names is asked for all the same."""

import sqlite3

import pytest

from spiders.lists import MAX_NESTING
from spiders.traps import MANY, Traps
from tests.crawling import crawl
from tests.press import Answer, published

XML = {"Content-Type": "application/xml"}
LATE = 10  # addresses that may be under way when the trap is recognised


@pytest.fixture
def press():
    with published() as press:
        press.pages["/robots.txt"] = Answer(headers={"Content-Type": "text/plain"})
        yield press


def publish(press, paths, text="Le conseil a voté le texte."):
    return [press.article(path, "Le calendrier", text) for path in paths]


def test_a_sitemap_of_one_text_under_many_addresses_is_not_followed_to_its_end(press, tmp_path):
    trap = publish(press, [f"/jour?d={n}" for n in range(80)])
    others = publish(press, [f"/article/{n}" for n in range(3)], "Un autre texte.")
    urls = "".join(f"<url><loc>{url}</loc></url>" for url in (*trap, *others))
    press.pages["/s.xml"] = Answer(f"<urlset>{urls}</urlset>".encode(), headers=XML)
    arguments = ("sitemap", "-a", f"url={press.url('/s.xml')}")
    assert crawl(tmp_path, *arguments, settings={"CONCURRENT_REQUESTS": "2"}).status == 0
    asked = [path for path in press.asked if "/jour" in path]
    assert MANY <= len(asked) <= MANY + LATE
    assert sum("/article/" in path for path in press.asked) == 3
    with sqlite3.connect(tmp_path / "archive/archive.db") as db:
        assert db.execute("select reason, count(*) from failures").fetchall() == [("url trap", 80 - len(asked))]


def test_sitemap_indexes_that_name_one_more_for_ever_are_left(press, tmp_path):
    for n in range(20):
        child = f"<sitemapindex><sitemap><loc>{press.url(f'/{n + 1}.xml')}</loc></sitemap></sitemapindex>"
        press.pages[f"/{n}.xml"] = Answer(child.encode(), headers=XML)
    assert crawl(tmp_path, "sitemap", "-a", f"url={press.url('/0.xml')}").status == 0
    assert press.asked == ["/robots.txt", *(f"/{n}.xml" for n in range(MAX_NESTING + 1))]


def test_what_a_list_names_is_always_asked_for(press, tmp_path):
    (tmp_path / "list").write_text("\n".join(publish(press, [f"/jour?d={n}" for n in range(40)])))
    assert crawl(tmp_path, "urls", "-a", "file=list").status == 0
    assert sum("/jour" in path for path in press.asked) == 40


@pytest.mark.parametrize(
    "addresses, texts, url, caught",
    [
        ("https://p.example/jour?d={}", "one", "https://p.example/jour?d=99", True),
        ("https://p.example/jour/{}", "one", "https://p.example/jour/99", True),
        ("https://p.example/jour/{}", "one", "https://p.example/article/99", False),
        ("https://p.example/jour/{}", "one", "https://q.example/jour/99", False),
        ("https://p.example/jour/{}", "many", "https://p.example/jour/99", False),
    ],
)
def test_a_trap_is_a_place_where_most_addresses_show_one_text(addresses, texts, url, caught):
    traps = Traps()
    for n in range(MANY):
        traps.note(addresses.format(n), "text" if texts == "one" else f"text {n}")
    assert traps.catches(url) is caught


def test_a_text_repeated_among_many_others_is_no_trap():
    traps = Traps()
    for n in range(3 * MANY):
        traps.note(f"https://p.example/a/{n}", "notice" if n < MANY else f"text {n}")
    assert not traps.catches("https://p.example/a/99")


def test_one_address_read_many_times_is_no_trap():
    traps = Traps()
    for _ in range(2 * MANY):
        traps.note("https://p.example/direct", "text")
    assert not traps.catches("https://p.example/autre")
