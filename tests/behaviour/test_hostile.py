"""Hostile servers and pages in whole crawls: each ends in an archived failure, and the crawl goes on.

What a single exchange can do is in tests/capture/test_hostile.py and answers.py.
"""

import gzip
import re

import pytest

from tests.crawling import crawl
from tests.press import Answer

XML = {"Content-Type": "application/xml"}
ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@pytest.fixture
def listed(press, tmp_path):
    """Crawls these addresses, and one that is fine, which must become an article."""

    def run(*urls, **settings):
        good = press.article("/good", "Un bon article")
        (tmp_path / "list").write_text("\n".join([*urls, good]), encoding="utf-8")
        return crawl(tmp_path, "urls", "-a", "file=list", settings=settings)

    return run


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/x", "/a%00b", "/" + "a" * 3000, "/CON:aux|<>\"'*?"]
)
def test_an_address_never_becomes_the_name_of_a_file(press, listed, tmp_path, path):
    assert listed(press.url(path)).status == 0
    names = [each.name for each in tmp_path.rglob("*") if each.is_file()]
    assert all(re.fullmatch(r"[\w.-]+", name) for name in names)
    assert not any("passwd" in name or "aaaa" in name for name in names)


def test_escapes_in_titles_and_addresses_never_reach_the_terminal(press, listed, archiver, rows):
    press.article("/a", "Titre \x1b]0;piraté\x07 \x1b[2J\x9b31m fin", "Texte \x1b[31m rouge.")
    press.article("/b?%1B%5B2J", "T", status=503)
    assert listed(press.url("/a"), press.url("/b?\x1b[2J")).status == 2
    [(number,)] = rows("select id from articles where headline like 'Titre%'")
    for words in (["search", "fin"], ["show", number], ["diff", number], ["status"], ["verify"], ["search", "\x1b[2J"]):
        said = str(archiver(*words))
        assert not ESCAPES.search(re.sub(r"\x1b\[\d*m", "", said) if words[0] == "search" else said), said


BILLION = b"<!DOCTYPE l [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)


@pytest.mark.parametrize(
    "spider, entry",
    [
        ("feed", b"<rss><channel><item><link>%s</link><title>&j;</title></item></channel></rss>"),
        ("sitemap", b"<urlset><url><loc>%s</loc>&j;</url></urlset>"),
    ],
)
def test_a_billion_laughs_cost_nothing_and_the_rest_of_the_list_is_read(press, tmp_path, rows, spider, entry):
    url = press.article("/a", "Titre").encode()
    press.pages["/list.xml"] = Answer(b"<?xml version='1.0'?>" + BILLION + b"]>" + entry % url, headers=XML)
    assert crawl(tmp_path, spider, "-a", f"url={press.url('/list.xml')}").status == 0
    assert rows("select headline from articles") == [("Titre",)]


def test_a_bomb_is_archived_as_a_failure(press, listed, rows):
    bomb = gzip.compress(b"<p>" + b"0" * 70 * 2**20, 9)
    press.pages["/bomb"] = Answer(bomb, headers={"Content-Encoding": "gzip"})
    assert listed(press.url("/bomb")).status == 2
    assert rows("select stage, capture_id is not null from failures") == [("decode", 1)]
    assert rows("select headline from articles") == [("Un bon article",)]


def test_a_bomb_as_feed_is_archived_as_a_failure(press, tmp_path, rows):
    bomb = gzip.compress(b"<rss>" + b" " * 70 * 2**20, 9)
    press.pages["/rss"] = Answer(bomb, headers={**XML, "Content-Encoding": "gzip"})
    assert crawl(tmp_path, "feed", "-a", f"url={press.url('/rss')}").status in (2, 4)
    assert rows("select stage, capture_id is not null from failures") == [("decode", 1)]


@pytest.mark.parametrize("cut", [0, 40])
def test_a_robots_txt_that_cannot_be_unpacked_closes_its_host_to_all_who_wait(press, listed, rows, cut):
    bomb = gzip.compress(b"#" * 70 * 2**20, 9)
    press.pages["/robots.txt"] = Answer(bomb[: len(bomb) - cut], headers={"Content-Encoding": "gzip"})
    told = listed(press.article("/a", "Titre"), press.article("/b", "Titre b"))
    assert (told.status, press.asked) == (4, ["/robots.txt"])
    assert rows("select stage, reason, count(*), count(capture_id) from failures group by 1, 2 order by 2") == [
        ("robots", "cut off", 1, 1), ("robots", "robots.txt unreachable", 3, 0)
    ]  # fmt: skip


def test_credentials_in_an_address_are_in_no_file_and_no_log(press, listed, tmp_path):
    told = listed(f"http://moi:motdepasse@127.0.0.1:{press.port}/a")
    assert told.status == 2
    held = b"".join(path.read_bytes() for path in (tmp_path / "archive").rglob("*") if path.is_file())
    unpacked = b"".join(gzip.decompress(path.read_bytes()) for path in (tmp_path / "archive/warc").iterdir())
    assert "motdepasse" not in told.said
    assert b"motdepasse" not in held + unpacked


@pytest.mark.parametrize("address", ["http://moi:motdepasse@127.0.0.1/", "http://moi@127.0.0.1/"])
def test_a_typed_address_with_credentials_is_refused_and_not_repeated(tmp_path, address):
    told = crawl(tmp_path, "urls", "-a", f"url={address}")
    assert (told.status, "motdepasse" in told.said) == (1, False)


def test_cookies_are_neither_kept_nor_sent_back(press, listed, tmp_path):
    press.article("/a", "Titre", headers={"Set-Cookie": "suivi=42"})
    listed(press.url("/a"), CONCURRENT_REQUESTS_PER_DOMAIN="1")
    assert "/good" in press.asked
    assert not any("cookie" in head for head in press.heads)


@pytest.mark.parametrize("location", [b"/good\rX-Evil: 1", b"/x%0d%0aHost:%20evil", b"/\x00\x0b", b"/good\r\n folded"])
def test_line_ends_in_a_location_split_nothing(press, listed, rows, location):
    sent = b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\nContent-Length: 0\r\n\r\n"
    press.pages["/a"] = Answer(raw=sent)
    assert listed(press.url("/a")).status in (0, 2)
    assert not any("x-evil" in head or head.get("host", "").endswith("evil") for head in press.heads)
    assert rows("select count(*) from articles where headline = 'Un bon article'") == [(1,)]
