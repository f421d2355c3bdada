"""A live blog that runs is asked for every few minutes; one that is over is a page like any other."""

import json
import sqlite3
import time
from datetime import UTC, datetime, timedelta

import pytest

from spiders.recheck import an_age
from tests.crawling import crawl
from tests.press import Answer, published


def live(since_last):
    """A live blog whose last entry is so old."""
    at = (datetime.now(UTC) - since_last).isoformat()
    entry = {"@type": "BlogPosting", "headline": "L'eau monte", "datePublished": at, "articleBody": "Le lac a débordé."}
    told = {
        "@type": "LiveBlogPosting",
        "headline": "En direct, la crue",
        "datePublished": at,
        "liveBlogUpdate": [entry],
    }
    html = (
        f"<!doctype html><html lang=fr><head><title>En direct, la crue</title><script type=application/ld+json>"
        f"{json.dumps(told)}</script></head><body><article><h1>En direct, la crue</h1><p>Le lac déborde depuis l'aube."
        f"</p><div class=live><time datetime='{at}'>8 h</time><h2>L'eau monte</h2><p>Le lac a débordé.</p></div>"
    )
    return Answer(html.encode(), headers={"ETag": '"1"'})


@pytest.fixture
def press():
    with published() as press:
        press.pages["/robots.txt"] = Answer(headers={"Content-Type": "text/plain"})
        yield press


def ask(press, tmp_path, *arguments, **settings):
    press.asked.clear()
    done = crawl(tmp_path, "urls", "-a", f"url={press.url('/direct')}", *arguments, settings=settings)
    assert done.status == 0
    return press.asked.count("/direct")


def test_a_crawl_told_to_stay_asks_again_and_again_though_nothing_changes(press, tmp_path):
    press.pages["/direct"] = live(timedelta(minutes=2))
    assert ask(press, tmp_path, "-a", "live=5s", LIVE_EVERY="1s") >= 3
    with sqlite3.connect(tmp_path / "archive/archive.db") as db:
        assert db.execute("select kind, (select count(*) from versions) from articles").fetchall() == [("live", 1)]


def test_a_live_blog_that_is_over_does_not_keep_a_crawl_open(press, tmp_path):
    press.pages["/direct"] = live(timedelta(hours=4))
    assert ask(press, tmp_path, "-a", "live=1h", LIVE_EVERY="1s") == 1


def test_without_the_argument_no_crawl_is_kept_open(press, tmp_path):
    press.pages["/direct"] = live(timedelta(minutes=2))
    assert ask(press, tmp_path) == 1


@pytest.mark.parametrize(
    "age, settings, asked",
    [
        (timedelta(minutes=2), {"LIVE_EVERY": "1s"}, 1),
        (timedelta(minutes=2), {"LIVE_EVERY": "5m"}, 0),
        (timedelta(minutes=2), {"LIVE_EVERY": "0"}, 0),
        (timedelta(minutes=2), {"LIVE_EVERY": "1s", "RECHECK": ""}, 0),
        (timedelta(hours=4), {"LIVE_EVERY": "1s"}, 0),
    ],
)
def test_the_next_crawl_asks_for_a_live_blog_that_runs_when_its_minutes_are_over(press, tmp_path, age, settings, asked):
    press.pages["/direct"] = live(age)
    ask(press, tmp_path)
    time.sleep(1)
    assert ask(press, tmp_path, **settings) == asked


def test_a_length_of_time_is_judged_before_the_crawl_starts(press, tmp_path):
    done = crawl(tmp_path, "urls", "-a", f"url={press.url('/direct')}", "-a", "live=toujours")
    assert (done.status, done.last) == (
        1,
        "scrapy crawl: -a live='toujours' is not a length of time: write 5m, 3h or 0",
    )


def test_one_length_of_time_is_read():
    assert an_age("LIVE_EVERY", "5m") == timedelta(minutes=5)
