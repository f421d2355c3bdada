"""Front pages: which articles, in which order, under which headlines."""

import pytest

from archiver.discover import front_page
from archiver.outlets import Outlet

URL = "https://www.lequotidien.example/"
OUTLET = Outlet(
    name="q", title="Q", hosts=("lequotidien.example",), home=URL, article_url=r"^/[a-z]+/\d{4}/\d\d/\d\d/[^/]+$"
)


def shown(body: str, outlet: Outlet | None = OUTLET) -> list[tuple[int | None, str, str | None]]:
    page = f"<!doctype html><html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()
    found = front_page(page, URL, "text/html", outlet)
    return [(a.position, a.url.removeprefix("https://www.lequotidien.example"), a.title) for a in found]


def test_articles_stand_in_the_pages_order_and_sections_are_none():
    body = """<nav><a href="/sport/">Sport</a></nav><h2><a href="/sport/2024/03/12/b">B</a></h2>
    <h2><a href="/monde/2024/03/12/a">A</a></h2><a href="/abonnement/2024/offre">Abonnez-vous</a>"""
    assert shown(body) == [(1, "/sport/2024/03/12/b", "B"), (2, "/monde/2024/03/12/a", "A")]


@pytest.mark.parametrize(
    "links",
    [
        '<a href="/x/2024/03/12/a"><img src="i.jpg"></a><h3><a href="/x/2024/03/12/a">Le titre</a></h3>',
        '<a href="/x/2024/03/12/a#commentaires">12</a><h3><a href="/x/2024/03/12/a?utm_source=une">Le titre</a></h3>',
        '<a href="/x/2024/03/12/a"><span>Sport</span><h3>Le <b>titre</b></h3><p>Un chapô</p></a>',
        '<a href="/x/2024/03/12/a" title="Le titre"><img src="i.jpg"></a>',
        '<a href="/x/2024/03/12/a" title="Lire"><i></i></a><a href="/x/2024/03/12/a">Le titre</a>',
    ],
)
def test_an_article_linked_several_times_stands_once_under_its_headline(links):
    assert shown(links) == [(1, "/x/2024/03/12/a", "Le titre")]


def test_links_of_other_sites_are_no_headlines():
    assert shown('<a href="https://autre.example/x/2024/03/12/a">A</a><a href="javascript:x">B</a>') == []


def test_links_are_relative_to_the_base_element():
    assert shown('<base href="/monde/"><a href="2024/03/12/a">A</a>') == [(1, "/monde/2024/03/12/a", "A")]


def test_without_a_pattern_long_slugs_and_long_numbers_are_articles():
    body = "".join(
        f'<a href="{path}">T</a>' for path in ("/monde/", "/tags/a-la-une", "/le-maire-a-dit-non", "/a-12345.html")
    )
    assert [path for _, path, _ in shown(body, None)] == ["/le-maire-a-dit-non", "/a-12345.html"]


def test_a_page_that_is_no_page_shows_nothing():
    assert front_page(b"\x00\xff", URL, None, OUTLET) == []
