"""One article or two, one version or two: situations that tools have got wrong."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from archiver.cli import group
from tests.crawling import crawl
from tests.press import Answer, html, published

OUTLET = """
from archiver.outlets import Outlet
OUTLET = Outlet(name="gazette", title="La Gazette", hosts=["127.0.0.1"], home="{home}", article_url=r"^/a",
                feeds=["/rss"], sitemaps=["/sitemap.xml"])
"""
XML = {"Content-Type": "application/xml"}


@pytest.fixture
def press():
    with published() as press:
        press.pages["/robots.txt"] = Answer(headers={"Content-Type": "text/plain"})
        yield press


def with_canonical(headline, address):
    return html(headline, "Le texte.").replace(b"<head>", f"<head><link rel=canonical href='{address}'>".encode())


def test_one_article_that_three_lists_name_with_three_addresses_is_one(press, tmp_path, rows):
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets/gazette.py").write_text(OUTLET.format(home=press.url("/")))
    page = Answer(with_canonical("Titre", press.url("/a")))
    press.pages |= {"/a": page, "/a?from=une": page}
    press.pages["/"] = Answer(b"<!doctype html><title>Une</title><body><a href='/a?from=une'>Titre</a></body>")
    item = f"<item><link>{press.url('/a?utm_source=rss#xtor=1')}</link></item>"
    press.pages["/rss"] = Answer(f"<rss version='2.0'><channel>{item}</channel></rss>".encode(), headers=XML)
    loc = f"<urlset><url><loc>{press.url('/a')}</loc></url></urlset>"
    press.pages["/sitemap.xml"] = Answer(loc.encode(), headers=XML)
    assert crawl(tmp_path, "gazette").status == 0
    assert press.asked.count("/a") == 1
    assert "utm_source" not in "".join(press.asked)
    assert rows("select count(*) from articles") == [(1,)]
    assert rows("select count(*), count(distinct article_id) from announcements") == [(3, 1)]


def test_one_text_at_two_hosts_each_its_own_canonical_is_two_articles_and_the_report_tells(press, tmp_path, rows):
    with published() as other:
        urls = [each.url("/a") for each in (press, other)]
        for each in (press, other):
            each.pages["/a"] = Answer(with_canonical("Titre", each.url("/a")))
        (tmp_path / "list").write_text("\n".join(urls))
        assert crawl(tmp_path, "urls", "-a", "file=list").status == 0
    assert rows("select count(*), count(distinct url) from articles") == [(2, 2)]
    assert rows("select count(distinct hash), count(*) from versions") == [(1, 2)]
    told = CliRunner(env={"ARCHIVE_DIR": str(tmp_path / "archive")}).invoke(group, ["status", "--json"])
    assert json.loads(told.output)["shared_texts"] == 1


def test_a_dateline_that_alone_changes_makes_no_version_and_moves_the_date(press, tmp_path, rows):
    url = press.url("/a")

    def publish(minutes):
        line = f"<p class=date>Publié le 12 mars 2026 à 8 h, mis à jour il y a {minutes} minutes</p>".encode()
        page = html("Titre", "Le texte.")
        start, end = page.index(b"<time"), page.index(b"</time>") + len(b"</time>")
        press.pages["/a"] = Answer(page[:start] + line + page[end:])

    for minutes in (2, 40):
        publish(minutes)
        assert crawl(tmp_path, "urls", "-a", f"url={url}", settings={"RECHECK": "0"}).status == 0
    [(modified,)] = rows("select date_modified from articles")
    assert rows("select count(*) from versions") == [(1,)]
    assert rows("select count(*) from captures where record_type = 'response' and url like '%/a'") == [(2,)]
    ago = datetime.now(UTC) - datetime.fromisoformat(modified)
    assert timedelta(minutes=39) <= ago <= timedelta(minutes=42)


def test_an_article_under_a_new_slug_is_the_same_article(press, tmp_path, rows):
    press.article("/a-un-titre", "Un titre")
    crawl(tmp_path, "urls", "-a", f"url={press.url('/a-un-titre')}")
    press.pages["/a-un-titre"] = Answer(b"", 301, {"Location": "/a-meilleur-titre"})
    press.article("/a-meilleur-titre", "Un meilleur titre")
    crawl(tmp_path, "urls", "-a", f"url={press.url('/a-un-titre')}", settings={"RECHECK": "0"})
    assert rows("select url, headline from articles") == [(press.url("/a-meilleur-titre"), "Un meilleur titre")]
    assert rows("select headline from versions order by seen_at") == [("Un titre",), ("Un meilleur titre",)]
    assert rows("select reason from article_urls order by url desc") == [("slug",), ("canonical",)]
