"""Every row of the table of exit statuses (docs/exit-statuses.md), by a crawl that ends so."""

import json
import os
import signal
import sqlite3
import time
from datetime import UTC, datetime

import pytest

from archiver.derive.catch_up import lock_name
from archiver.derive.locks import Lock
from archiver.settings import ITEM_PIPELINES
from archiver.store import Archive
from archiver.store.gaps import gaps
from tests.crawling import crawl, ended, start
from tests.press import Answer


@pytest.fixture
def listed(press, tmp_path):
    """Publishes answers and writes their addresses to the list; gives the arguments that crawl it."""

    def publish(*answers, robots=b""):
        press.pages["/robots.txt"] = Answer(robots, headers={"Content-Type": "text/plain"})
        for number, answer in enumerate(answers):
            press.article(f"/{number}", f"Titre {number}", **answer)
        (tmp_path / "list").write_text("\n".join(press.url(f"/{n}") for n in range(len(answers))))
        return ("urls", "-a", "file=list")

    return publish


def failures(folder):
    with sqlite3.connect(folder / "archive/archive.db") as db:
        return db.execute("select stage, reason, capture_id is not null from failures order by id").fetchall()


OK, GONE, FORBIDDEN = {}, {"status": 404}, {"status": 403}


@pytest.mark.parametrize(
    "status, answers, told",
    [
        (0, [OK, OK], []),
        (0, [OK, GONE, {"status": 410}], []),
        (2, [OK, {"status": 503}], [("fetch", "http 503", 1)]),
        (2, [OK, {"cut": True}], [("fetch", "cut off", 1)]),
        (2, [OK, OK, FORBIDDEN], [("fetch", "http 403", 1)]),
        (4, [{"cut": True}], [("fetch", "cut off", 1)]),
        (5, [OK, FORBIDDEN, {"status": 429}], [("fetch", "http 403", 1), ("fetch", "http 429", 1)]),
    ],
)
def test_what_the_outlet_answers_decides_the_status(listed, tmp_path, status, answers, told):
    ended = crawl(tmp_path, *listed(*answers), settings={"CONCURRENT_REQUESTS_PER_DOMAIN": "1"})
    assert (ended.status, sorted(failures(tmp_path))) == (status, told)


def test_robots_txt_that_forbids_everything_is_4_and_nothing_else_is_asked_for(listed, press, tmp_path):
    ended = crawl(tmp_path, *listed(OK, OK, robots=b"User-agent: *\nDisallow: /\n"))
    assert (ended.status, press.asked) == (4, ["/robots.txt"])
    assert failures(tmp_path) == [("robots", "forbidden", 0)] * 2


def test_robots_txt_that_is_unreachable_closes_its_host(listed, press, tmp_path):
    arguments = listed(OK)
    press.pages["/robots.txt"].status = 503
    assert crawl(tmp_path, *arguments).status == 4
    assert press.asked == ["/robots.txt"]
    assert ("robots", "http 503", 1) in failures(tmp_path)


def test_pages_that_make_the_extractor_fail_are_kept_and_told(press, tmp_path):
    urls = [press.article(path, f"Titre {path}") for path in ("/a", "/fails", "/b", "/fails/too", "/c")]
    (tmp_path / "list").write_text("\n".join(urls))
    stages = json.dumps({"tests.stages.Failing": 50, **ITEM_PIPELINES})
    ended = crawl(tmp_path, "urls", "-a", "file=list", settings={"ITEM_PIPELINES": stages})
    assert (ended.status, failures(tmp_path)) == (2, [("extract", "ValueError", 1)] * 2)
    assert "\x1b" not in ended.said
    assert "Le conseil" not in ended.said  # the page is named, not dumped
    with sqlite3.connect(tmp_path / "archive/archive.db") as db:
        assert db.execute("select count(*) from articles").fetchone() == (3,)


@pytest.mark.parametrize("setting", [{"MIN_FREE": "999999T"}, {"CLOSESPIDER_TIMEOUT": "0.01"}])
def test_a_limit_of_the_settings_stops_early_with_3(listed, tmp_path, setting):
    assert crawl(tmp_path, *listed(*[{"seconds": 0.3}] * 8), settings=setting).status == 3


def test_reaching_the_limit_argument_is_0(listed, press, tmp_path):
    assert crawl(tmp_path, *listed(OK, OK, OK), "-a", "limit=2").status == 0
    assert sorted(press.asked) == ["/0", "/1", "/robots.txt"]


def test_another_crawl_of_the_same_list_is_75(listed, tmp_path):
    arguments = listed(OK)
    with Lock(tmp_path / "archive", lock_name("urls", {"file": "list"})):
        ended = crawl(tmp_path, *arguments)
    assert ended.status == 75
    assert ended.last.startswith("scrapy crawl: another crawl of urls is running")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_ends_the_crawl_with_130_after_what_is_in_flight(listed, press, tmp_path, name):
    process = start(tmp_path, *listed(*[{"seconds": 0.2}] * 12))
    while len(press.asked) < 3:
        time.sleep(0.01)
    os.kill(process.pid, getattr(signal, name))
    process.join(30)
    assert ended(tmp_path, process).status == 130
    with sqlite3.connect(tmp_path / "archive/archive.db") as db:
        assert db.execute("select count(*) from captures").fetchone()[0] == len(press.asked)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_what_only_waits_for_its_turn_is_not_sent_after_a_signal(listed, press, tmp_path, name):
    arguments = listed(OK, OK)
    other = press.url("/0").replace("127.0.0.1", "localhost")
    (tmp_path / "list").write_text(f"{press.url('/0')}\n{press.url('/1')}\n{other}")
    process = start(tmp_path, *arguments, settings={"DOWNLOAD_DELAY": "100", "CONCURRENT_REQUESTS_PER_DOMAIN": "1"})
    while len(press.asked) < 2:
        time.sleep(0.01)
    os.kill(process.pid, getattr(signal, name))
    process.join(30)
    assert ended(tmp_path, process).status == 130
    assert (press.asked, failures(tmp_path)) == (["/robots.txt"] * 2, [])


def test_what_was_not_sent_when_a_crawl_was_stopped_is_announced_and_not_fetched(listed, press, tmp_path, rows):
    listed(OK, {"seconds": 2}, OK)
    items = "".join(f"<item><link>{press.url(f'/{n}')}</link></item>" for n in range(3))
    press.pages["/rss"] = Answer(f"<rss><channel>{items}</channel></rss>".encode())
    process = start(
        tmp_path, "feed", "-a", f"url={press.url('/rss')}", settings={"CONCURRENT_REQUESTS_PER_DOMAIN": "1"}
    )
    while "/1" not in press.asked:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGTERM)
    process.join(30)
    assert "/0" not in press.asked
    assert rows("select count(*) from articles") == [(2,)]
    with Archive.open(tmp_path / "archive") as archive:
        (day,) = gaps(archive.db, None, datetime(1970, 1, 1, tzinfo=UTC))
    assert (day.archived, day.missing) == (2, {"not fetched": 1})


def newer_database(folder):
    with sqlite3.connect(folder / "archive/archive.db") as db:
        db.execute("create table _sqlite_migrations (id integer, migration_set text, name text, applied_at text)")
        db.execute("insert into _sqlite_migrations values (1, 'archiver', 'm9999_future', '2036-01-01')")


def no_database(folder):
    (folder / "archive/archive.db").write_bytes(b"<!DOCTYPE html>" * 100)


@pytest.mark.parametrize(
    "arguments, setting, words",
    [
        ((), {}, "name one spider"),
        (("lemond",), {}, "no outlet or spider is named 'lemond'"),
        (("lemonde", "-a", "since=demain"), {}, "-a since=demain is not a day: write -a since=2026-03-12"),
        (("lemonde", "-a", "limit=0"), {}, "-a limit=0 is not a number of pages"),
        (("lemonde", "-a", "nonsense"), {}, "-a NAME=VALUE"),
        (("lemonde", "-a"), {}, "expected one argument"),
        (("urls",), {}, "-a file=FILE or -a url=URL"),
        (("urls", "-a", "file=missing"), {}, "-a file=missing cannot be read (No such file or directory)"),
        (("urls", "-a", "file=."), {}, "-a file=. cannot be read (Is a directory)"),
        (("urls", "-a", "file=/bin/ls"), {}, "-a file=/bin/ls is no list of addresses"),
        (("urls", "-a", "file=in\x1bvain"), {}, "-a file=invain cannot be read"),
        (("feed", "-a", "url=rss"), {}, "-a url=rss is not a web address"),
        (("lemonde",), {"RECHECK": "often"}, "RECHECK='often': 'often' is not an age"),
        (("lemonde",), {"ALLOW_PRIVATE_NETWORK": "maybe"}, "ALLOW_PRIVATE_NETWORK='maybe' is neither yes nor no"),
        (("lemonde", "-a", "limit=" + "9" * 5000), {}, "is not a number of pages"),
        (("lemonde", "-a", "live=99999999999d"), {}, "is not a length of time"),
        (("lemonde",), {"RECHECK": "999999d"}, "'999999d' is not an age"),
        (
            ("lemonde",),
            {"CONCURRENT_REQUESTS_PER_DOMAIN": "0"},
            "PER_DOMAIN='0' is no number from 1 up",
        ),
        (("lemonde",), {"DOWNLOAD_DELAY": "slow"}, "DOWNLOAD_DELAY='slow' is no number from 0 up"),
        (("lemonde",), {"COOKIES_FILE": "/bin/ls"}, "COOKIES_FILE=/bin/ls is no Netscape cookie file"),
        (("lemonde",), {"MIN_FREE": "much"}, "MIN_FREE='much' is not a size"),
        (("lemonde",), {"ARCHIVE_DIR": "file/below"}, "set ARCHIVE_DIR to another"),
    ],
)
def test_what_hinders_a_start_is_1_and_one_line(tmp_path, arguments, setting, words):
    (tmp_path / "file").touch()
    ended = crawl(tmp_path, *arguments, settings=setting)
    assert (ended.status, words in ended.last) == (1, True), ended.last
    assert "Traceback" not in ended.said
    assert list(tmp_path.glob("archive/warc/*")) == []


@pytest.mark.parametrize("harm", [no_database, newer_database])
def test_a_database_that_cannot_be_used_is_1_and_is_left_as_it_was(tmp_path, harm):
    (tmp_path / "archive").mkdir()
    harm(tmp_path)
    before = (tmp_path / "archive/archive.db").read_bytes()
    ended = crawl(tmp_path, "lemonde")
    assert (ended.status, "archive.db" in ended.last, "Traceback" in ended.said) == (1, True, False)
    assert (tmp_path / "archive/archive.db").read_bytes() == before
