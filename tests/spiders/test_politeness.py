"""Crawls go at the pace that hosts ask for, each host at its own."""

from datetime import UTC, datetime

import pytest
from scrapy.core.downloader import Slot
from scrapy.utils.test import get_crawler

from archiver.store import Archive
from archiver.store.gaps import gaps
from spiders.downloader import MAX_CRAWL_DELAY, PoliteDownloader
from tests.crawling import crawl
from tests.press import Answer, html

ONE_BY_ONE = {"RETRY_TIMES": "1", "CONCURRENT_REQUESTS_PER_DOMAIN": "1"}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def listed(folder, *urls):
    (folder / "list").write_text("\n".join(urls))
    return ("urls", "-a", "file=list")


def busy(retry_after, status=429, then=None):
    return Answer(b"Plus tard", status, {"Retry-After": retry_after, "Content-Type": "text/plain"}, then=then)


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_to_wait_is_asked_again_later_and_others_meanwhile(press, tmp_path, rows, status):
    press.pages["/a"] = busy("2", status, then=Answer(html("Titre", "Le conseil a voté.")))
    other = [press.article(f"/{n}", f"Titre {n}").replace("127.0.0.1", "localhost") for n in range(3)]
    settings = {**ONE_BY_ONE, "CONCURRENT_REQUESTS": "2"}
    ended = crawl(tmp_path, *listed(tmp_path, press.url("/a"), press.url("/b"), *other), settings=settings)
    first, again = (number for number, path in enumerate(press.asked) if path == "/a")
    assert (ended.status, len(press.asked)) == (0, 8)
    assert {"/0", "/1", "/2"} & set(press.asked[first:again])
    assert rows("select * from failures") == []
    (waited,) = rows("select (julianday(max(captured_at)) - julianday(min(captured_at))) * 86400 from captures"
                     " where url like '%/a'")  # fmt: skip
    assert waited[0] > 1


def test_what_would_have_to_wait_too_long_is_left_to_the_next_crawl(press, tmp_path):
    urls = [press.article(f"/{n}", f"Titre {n}") for n in range(3)]
    press.pages["/2"] = busy("86400", 503)  # asked for first
    items = "".join(f"<item><link>{url}</link></item>" for url in urls)
    press.pages["/rss"] = Answer(f"<rss><channel>{items}</channel></rss>".encode())
    ended = crawl(tmp_path, "feed", "-a", f"url={press.url('/rss')}", settings=ONE_BY_ONE)
    assert (ended.status, len(press.asked)) == (2, 3), press.asked
    assert "1 of 3 pages archived" in ended.last
    assert "127.0.0.1 asks to be left alone for longer than a crawl waits" in ended.said
    with Archive.open(tmp_path / "archive") as archive:
        (day,) = gaps(archive.db, None, EPOCH)
    assert day.missing == {"failed": 1, "not fetched": 2}


def test_a_robots_txt_that_asks_to_wait_too_long_closes_its_host_alone(press, tmp_path, rows):
    press.pages["/robots.txt"] = busy("Fri, 31 Dec 2199 23:59:59 GMT", then=Answer(status=404))
    urls = (press.article("/a", "Titre a"), press.article("/b", "Titre b").replace("127.0.0.1", "localhost"))
    crawl(tmp_path, *listed(tmp_path, *urls), settings={**ONE_BY_ONE, "CONCURRENT_REQUESTS": "1"})
    assert len(press.asked) == 3
    assert rows("select count(*) from articles") == [(1,)]
    assert rows("select * from failures") == []


def test_crawl_delay_slows_a_host_down(press, tmp_path, rows):
    rules = b"User-agent: archiver\nCrawl-delay: 1\n"
    press.pages["/robots.txt"] = Answer(rules, headers={"Content-Type": "text/plain"})
    crawl(tmp_path, *listed(tmp_path, press.article("/a", "Titre a"), press.article("/b", "Titre b")))
    (seconds,) = rows("select (julianday(max(captured_at)) - julianday(min(captured_at))) * 86400 from captures")
    assert seconds[0] > 1  # robots.txt, 1 s, a page, 1 s, a page


@pytest.mark.parametrize(
    "ours, theirs, delay", [(2, 10, 10), (2, 0.5, 2), (0, 0.5, 0.5), (2, 86400, MAX_CRAWL_DELAY), (90, 86400, 90)]
)
def test_the_slower_of_our_delay_and_theirs_holds_up_to_a_maximum(ours, theirs, delay):
    downloader = PoliteDownloader(get_crawler(settings_dict={"DOWNLOAD_DELAY": ours, "DOWNLOAD_HANDLERS_BASE": {}}))
    downloader.slots["a.example"] = slot = Slot(1, ours, 0.5)
    downloader.slow_down("a.example", theirs)
    assert (slot.download_delay(), downloader.per_slot_settings["a.example"]["delay"]) == (delay, delay)
