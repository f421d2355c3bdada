"""Every date that lists give for a page counts when it is crawled, as when it is read again."""

import re

import pytest

from tests.crawling import crawl
from tests.press import Answer, html

OUTLET = """
from archiver.outlets import Outlet
OUTLET = Outlet(name="gazette", title="La Gazette", hosts=["127.0.0.1"], home="{home}", article_url=r"^/article/",
                feeds=["/rss"], sitemaps=["/sitemap.xml"])
"""
XML = {"Content-Type": "application/xml"}
UNDATED = re.sub(rb"<time.*?</time>", b"", html("Perche du lac", "Le poisson cuit."))


@pytest.fixture
def gazette(press, tmp_path, monkeypatch):
    """An outlet whose front page, feed and sitemap name `path`, a page that has no date of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets/gazette.py").write_text(OUTLET.format(home=press.url("/")))
    press.pages["/robots.txt"] = Answer(headers={"Content-Type": "text/plain"})

    def publish(path):
        item = f"<item><link>{press.url(path)}</link><pubDate>Sat, 07 Mar 2026 08:00:00 GMT</pubDate></item>"
        url = f"<url><loc>{press.url(path)}</loc><lastmod>2026-03-09</lastmod></url>"
        press.pages["/"] = Answer(f"<!doctype html><title>Une</title><a href='{path}'>Perche du lac</a>".encode())
        press.pages["/rss"] = Answer(f"<rss version='2.0'><channel>{item}</channel></rss>".encode(), headers=XML)
        press.pages["/sitemap.xml"] = Answer(f"<urlset>{url}</urlset>".encode(), headers=XML)
        return lambda: crawl(tmp_path, "gazette", settings={"CONCURRENT_REQUESTS_PER_DOMAIN": "1", "RECHECK": "0"})

    return publish


DATES = "select source, what, value from date_claims where source in ('feed', 'sitemap') order by 1"
TOLD = [("feed", "published", "2026-03-07T08:00:00+00:00"), ("sitemap", "modified", "2026-03-09")]


def test_a_page_that_all_lists_name_has_the_dates_of_all(press, gazette, rows, archiver):
    press.pages["/article/2026/03/07/perche"] = Answer(UNDATED)
    assert gazette("/article/2026/03/07/perche")().status == 0
    assert rows(DATES) == TOLD
    assert archiver("reextract").splitlines() == ["1 articles read again"]


def test_a_page_has_the_dates_told_for_the_address_that_leads_to_it(press, gazette, rows, archiver):
    press.pages["/article/1"] = Answer(b"", 301, {"Location": "/article/2026/03/07/perche"})
    press.pages["/article/2026/03/07/perche"] = Answer(UNDATED)
    assert gazette("/article/1")().status == 0
    assert rows(DATES) == TOLD
    assert archiver("reextract").splitlines() == ["1 articles read again"]


def test_a_page_asked_for_again_keeps_the_dates_that_lists_gave_before(press, gazette, rows, archiver):
    press.pages["/article/2026/03/07/perche"] = Answer(UNDATED)
    visit = gazette("/article/2026/03/07/perche")
    visit()
    del press.pages["/rss"], press.pages["/sitemap.xml"]
    press.pages["/article/2026/03/07/perche"] = Answer(UNDATED.replace(b"cuit", b"attend"))
    visit()
    assert rows("select count(distinct capture_id) from date_claims where source = 'feed'") == [(2,)]
    assert archiver("reextract").splitlines() == ["1 articles read again"]
