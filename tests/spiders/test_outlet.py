"""A crawl of an outlet: front page, feeds, sitemaps, articles, rechecks."""

import sqlite3

import pytest

from archiver import outlets
from archiver.addresses import identity
from spiders.redirects import leads_away
from tests.crawling import crawl
from tests.press import Answer, html, published

OUTLET = """
from archiver.outlets import Outlet
OUTLET = Outlet(name="gazette", title="La Gazette", hosts=["127.0.0.1"], home="{home}", article_url=r"^/article/",
                feeds=["/rss"], sitemaps=["/sitemap.xml"])
"""
RULES = ("/robots.txt", "/.well-known/tdmrep.json", "/ai.txt")  # asked for once a crawl
XML = {"Content-Type": "application/xml", "ETag": '"1"'}


@pytest.fixture
def press():
    with published() as press:
        press.pages["/robots.txt"] = Answer(headers={"Content-Type": "text/plain"})
        yield press


@pytest.fixture
def gazette(press, tmp_path):
    """Announces what is published in each list, and crawls the outlet."""
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets/gazette.py").write_text(OUTLET.format(home=press.url("/")))

    def run(*arguments, front=(), feed=(), sitemap=(), **settings):
        links = "".join(f"<a href='{path}'>Titre de {path}</a>" for path in front)
        press.pages["/"] = Answer(f"<!doctype html><title>Une</title><body>{links}</body>".encode())
        items = "".join(f"<item><link>{press.url(path)}</link></item>" for path in feed)
        press.pages["/rss"] = Answer(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), headers=XML)
        urls = "".join(f"<url><loc>{press.url(path)}</loc>{more}</url>" for path, more in sitemap)
        press.pages["/sitemap.xml"] = Answer(f"<urlset>{urls}</urlset>".encode(), headers=XML)
        press.asked.clear()
        press.heads.clear()
        return crawl(tmp_path, "gazette", *arguments, settings=settings)

    return run


def test_front_page_and_lists_come_first_then_what_they_announce(press, gazette, rows):
    for name in "abc":
        press.article(f"/article/{name}", f"Titre {name}")
    lists = {"front": ["/article/a"], "feed": ["/article/b"], "sitemap": [("/article/c", "")]}
    assert gazette(**lists, CONCURRENT_REQUESTS_PER_DOMAIN=1).status == 0
    asked = [path for path in press.asked if path not in RULES]
    assert set(asked[:3]) == {"/", "/rss", "/sitemap.xml"}
    assert sorted(asked[3:]) == ["/article/a", "/article/b", "/article/c"]
    assert rows("select source, count(*) from announcements group by 1 order by 1") == [
        ("feed", 1), ("front", 1), ("sitemap", 1)
    ]  # fmt: skip
    assert rows("select position, headline from front_pages") == [(1, "Titre de /article/a")]
    assert rows("select name, count(*) from policies group by 1") == [("robots.txt", 1)]


def test_one_article_under_three_campaigns_is_fetched_once(press, gazette, rows):
    press.article("/article/a", "Titre")
    gazette(front=["/article/a?at_medium=une"], feed=["/article/a?utm_source=rss#xtor=1"], sitemap=[("/article/a", "")])
    assert [path for path in press.asked if "article" in path] == ["/article/a"]
    assert rows("select count(*), count(distinct article_id) from announcements") == [(3, 1)]


def test_a_second_crawl_asks_lists_conditionally_and_articles_not_at_all(press, gazette):
    press.article("/article/a", "Titre")
    gazette(feed=["/article/a"])
    assert gazette(feed=["/article/a"]).status == 0
    assert sorted(press.asked) == sorted([*RULES, "/", "/rss", "/sitemap.xml"])
    assert [head.get("if-none-match") for head, path in zip(press.heads, press.asked, strict=True) if path == "/rss"]


def test_what_an_unchanged_list_announced_is_fetched_after_a_failure(press, gazette):
    press.article("/article/a", "Titre", status=503)
    assert gazette(feed=["/article/a"]).status == 2
    press.pages["/article/a"].status = 200
    assert gazette(feed=["/article/a"]).status == 0
    assert "/article/a" in press.asked


def test_recheck_0_asks_again_conditionally_and_tells_change_removal_and_same(press, gazette, rows):
    for name in "abc":
        press.article(f"/article/{name}", f"Titre {name}", headers={"ETag": f'"{name}"'})
    gazette(feed=[f"/article/{name}" for name in "abc"])
    press.article("/article/b", "Titre b", "Un autre texte.", headers={"ETag": '"b2"'})
    press.pages["/article/c"] = Answer(b"<h1>Disparu</h1>", 410)
    assert gazette(feed=[f"/article/{name}" for name in "abc"], RECHECK="0").status == 0
    assert rows("select headline, availability, (select count(*) from versions where article_id = articles.id)"
                " from articles order by 1") == [
        ("Titre a", "online", 1), ("Titre b", "online", 2), ("Titre c", "gone", 1)
    ]  # fmt: skip
    assert rows("select record_type from captures where status = 304 and url like '%/a'") == [("revisit",)]


@pytest.mark.parametrize(
    "arguments, asked",
    [
        ((), ["/article/new", "/article/old", "/article/undated"]),
        (("-a", "since=2026-03-01"), ["/article/new", "/article/undated"]),
        (("-a", "until=2026-02-01"), ["/article/old", "/article/undated"]),
    ],
)
def test_the_period_asked_for_bounds_what_is_announced_with_a_date(press, gazette, arguments, asked):
    dates = {"new": "<lastmod>2026-03-12</lastmod>", "old": "<lastmod>2026-01-12</lastmod>", "undated": ""}
    for name in dates:
        press.article(f"/article/{name}", name)
    gazette(*arguments, sitemap=[(f"/article/{name}", more) for name, more in dates.items()])
    assert sorted(path for path in press.asked if "article" in path) == asked


def test_a_missing_feed_is_a_finding(press, gazette, tmp_path):
    gazette()
    del press.pages["/rss"]
    assert crawl(tmp_path, "gazette").status == 0


def test_a_sitemap_index_is_read_to_its_pages(press, tmp_path):
    press.article("/article/a", "Titre")
    child = f"<sitemapindex><sitemap><loc>{press.url('/s.xml')}</loc></sitemap></sitemapindex>"
    press.pages["/index.xml"] = Answer(child.encode(), headers=XML)
    page = f"<urlset><url><loc>{press.url('/article/a')}</loc></url></urlset>"
    press.pages["/s.xml"] = Answer(page.encode(), headers=XML)
    assert crawl(tmp_path, "sitemap", "-a", f"url={press.url('/index.xml')}").status == 0
    assert press.asked == ["/robots.txt", "/index.xml", "/s.xml", "/article/a"]


def test_an_article_that_redirects_joins_its_target(press, tmp_path, rows):
    press.article("/new", "Titre")
    press.pages["/old"] = Answer(b"", 301, {"Location": "/new"})
    assert crawl(tmp_path, "urls", "-a", f"url={press.url('/old')}").status == 0
    assert rows("select count(*) from articles") == [(1,)]
    assert (press.url("/old"), "redirect") in rows("select url, reason from article_urls")


@pytest.mark.parametrize("target", ["http://localhost:{port}/", "http://www.lemonde.fr/"])
def test_a_redirect_to_another_sites_home_is_archived_and_not_followed(press, tmp_path, rows, target):
    press.pages["/a"] = Answer(b"", 302, {"Location": target.format(port=press.port)})
    assert crawl(tmp_path, "urls", "-a", f"url={press.url('/a')}").status == 4
    assert press.asked == ["/robots.txt", "/a"]
    assert rows("select reason, capture_id is not null from failures") == [("redirect not followed", 1)]


def test_the_target_of_a_redirect_is_not_asked_with_the_validator_of_another_address(press, tmp_path):
    url = press.article("/a", "Titre", headers={"ETag": '"1"'})
    crawl(tmp_path, "urls", "-a", f"url={url}")
    press.pages["/new"] = press.pages["/a"]
    press.pages["/a"] = Answer(b"", 301, {"Location": "/new"})
    crawl(tmp_path, "urls", "-a", f"url={url}", settings={"RECHECK": "0"})
    assert press.asked[-2:] == ["/a", "/new"]
    assert ["if-none-match" in head for head in press.heads[-2:]] == [True, False]


@pytest.mark.parametrize(
    "url, target, away",
    [
        ("https://www.lemonde.fr/a", "https://www.lemonde.fr/", False),
        ("https://www.lemonde.fr/a", "https://www.lefigaro.fr/", True),
        ("https://www.lemonde.fr/a", "https://www.lefigaro.fr/b", False),
        ("https://journal.example/a", "https://www.other.example/", True),
        ("https://feeds.journal.example/a", "https://www.journal.example/", False),
        ("https://journal.example/", "https://www.other.example/", False),
    ],
)
def test_another_sites_home_in_place_of_a_page_leads_away(url, target, away):
    assert leads_away(url, target, outlets.find()) is away


def test_a_loop_of_redirects_ends_in_a_failure(press, tmp_path, rows):
    press.pages["/a"] = Answer(b"", 302, {"Location": "/a"})
    assert crawl(tmp_path, "urls", "-a", f"url={press.url('/a')}", settings={"REDIRECT_MAX_TIMES": "3"}).status == 4
    assert rows("select reason from failures") == [("redirect loop",)]


def test_a_gzip_body_that_is_cut_off_is_no_article_and_is_asked_for_again(press, tmp_path, rows):
    import gzip

    whole = gzip.compress(html("Titre", "Le conseil a voté."))
    press.pages["/a"] = Answer(whole[: len(whole) // 2], headers={"Content-Encoding": "gzip"})
    assert crawl(tmp_path, "urls", "-a", f"url={press.url('/a')}").status == 2
    assert rows("select count(*) from articles") == [(0,)]
    press.pages["/a"].body = whole
    assert crawl(tmp_path, "urls", "-a", f"url={press.url('/a')}").status == 0
    assert rows("select headline from articles") == [("Titre",)]


def test_private_networks_are_refused_by_default(press, tmp_path, rows):
    url = press.article("/a", "Titre")
    assert crawl(tmp_path, "urls", "-a", f"url={url}", settings={"ALLOW_PRIVATE_NETWORK": "0"}).status == 4
    assert press.asked == []
    assert ("robots", "private address") in rows("select stage, reason from failures")


def test_what_a_page_says_of_its_use_is_a_dated_policy(press, tmp_path, rows):
    url = press.article("/a", "Titre")
    press.pages["/a"].body = press.pages["/a"].body.replace(b"</head>", b"<meta name=robots content=noarchive></head>")
    crawl(tmp_path, "urls", "-a", f"url={url}")
    assert (url, "robots", "noarchive") in rows("select url, name, value from policies")


def test_what_is_withdrawn_is_never_asked_for(press, tmp_path, rows):
    url = press.article("/a", "Titre")
    crawl(tmp_path, "urls", "-a", f"url={press.article('/b', 'Autre')}")
    with sqlite3.connect(tmp_path / "archive/archive.db") as db:
        db.execute("insert into withdrawals (scope, target, withdrawn_at) values ('url', ?, '2026-01-01T00:00:00Z')",
                   (identity(url),))  # fmt: skip
    press.asked.clear()
    assert crawl(tmp_path, "urls", "-a", f"url={url}").status == 0
    assert press.asked == []
