import gzip
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from archiver.article import Page
from archiver.demo.newspaper import HOST, SITE, edition
from archiver.demo.pages import FORMS, render
from archiver.demo.server import Newspaper, serving
from archiver.extract import extract
from archiver.outlets import find


def test_the_newspaper_has_about_thirty_articles_and_every_form_of_page_is_used():
    pieces = edition(1)
    assert len(pieces) >= 30
    assert {piece.form for piece in pieces} == set(FORMS)


def test_the_second_edition_changes_removes_and_moves_articles():
    first, second = ({piece.slug: piece for piece in edition(number)} for number in (1, 2))
    assert first["seuil-de-crue"].headline != second["seuil-de-crue"].headline
    assert second["accident-route-cols"].gone
    assert second["train-de-nuit"].moved


@pytest.mark.parametrize("piece", edition(1), ids=lambda piece: piece.slug)
def test_every_article_is_in_the_sitemap_and_answers_200(piece):
    newspaper = Newspaper(1)
    assert SITE + piece.path in newspaper.answer("/sitemap-news.xml").body.decode()
    assert newspaper.answer(piece.path).status == 200


def test_the_old_page_is_latin_1_and_its_quotes_survive_as_references():
    piece = next(piece for piece in edition(1) if piece.form == "latin1")
    page = render(piece)
    assert "L&#8217;œuvre".replace("œ", "&#339;").encode() in page
    assert "Théâtre".encode("latin-1") in page


def test_a_removed_article_answers_410_in_the_second_edition_only():
    path = next(piece.path for piece in edition(2) if piece.gone)
    assert [Newspaper(number).answer(path).status for number in (1, 2)] == [200, 410]


def test_it_is_asked_as_a_proxy_under_its_own_name_and_honours_validators():
    with serving() as server:
        opener = build_opener(ProxyHandler({"http": server.address}))
        first = opener.open(Request(f"http://{HOST}/rss.xml", headers={"Accept-Encoding": "gzip"}))
        assert b"<rss" in gzip.decompress(first.read())
        again = Request(f"http://{HOST}/rss.xml", headers={"If-None-Match": first.headers["ETag"]})
        with pytest.raises(Exception, match="304"):
            opener.open(again)


@pytest.mark.parametrize("piece", edition(1), ids=lambda piece: piece.slug)
def test_every_page_says_its_headline_section_and_nobody_elses_name(piece):
    page = Page(SITE + piece.path, render(piece), "text/html", 200)
    fields = extract(page, find().named("courrierdulac")).fields
    assert (fields.headline, fields.section) == (piece.headline, piece.section)
    assert all(name.split()[-1].casefold() in f"{piece.byline} {piece.signature}".casefold() for name in fields.authors)
