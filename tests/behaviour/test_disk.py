"""A disk that is full, a database that is locked, gone or old: told in a line, nothing lost, going on afterwards."""

import os
import shutil
import sqlite3
import subprocess
import threading
import time

import pytest

from tests.crawling import crawl, ended, start

SMALL = 3 * 2**20  # bytes of the full disk; an empty archive takes 0.5 MB, with what SQLite wants beside it


@pytest.fixture
def listed(press, tmp_path):
    """Publishes articles that compress badly, and gives the arguments that crawl the list of them."""

    def publish(number, size=200_000, **given):
        for page in range(number):
            noise = os.urandom(size // 2).hex()
            press.article(f"/{page}", f"Titre {page}", f"Le conseil a voté.</p><!--{noise}--><p>", **given)
        (tmp_path / "list").write_text("\n".join(map(press.url, press.pages)))
        return ("urls", "-a", "file=list")

    return publish


@pytest.fixture
def full_disk(tmp_path):
    """A small file system as archive folder; taken away again in the end."""
    folder = tmp_path / "archive"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a tmpfs can be mounted by root only")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_3_and_one_line_and_after_more_room_the_crawl_goes_on(
    listed, press, tmp_path, full_disk, archiver, rows
):
    spider = listed(12, size=600_000)
    first = crawl(tmp_path, *spider)
    assert (first.status, "free space" in first.said, "Traceback" in first.said) == (3, True, False), first.said
    subprocess.run(["mount", "-o", "remount,size=100M", str(full_disk)], check=True)
    kept = rows("select count(*) from articles")[0][0]
    assert crawl(tmp_path, *spider).status == 0
    assert 0 < kept < 12
    assert rows("select count(*) from articles") == [(12,)]
    assert ", 0 faults\n" in archiver("verify", "--seals")


def test_the_disk_guard_stops_before_the_disk_is_full(listed, press, tmp_path, rows, archiver):
    spider = listed(40, size=1000, seconds=0.05)
    told = crawl(tmp_path, *spider, settings={"MIN_FREE": "999999T"})
    assert (told.status, "below MIN_FREE" in told.said) == (3, True)
    assert len(press.asked) < 40
    assert rows("select count(*) from captures") == [(len(press.asked),)]
    assert ", 0 faults\n" in archiver("verify")


def test_a_reader_that_holds_the_database_holds_up_nothing(listed, tmp_path, rows):
    crawl(tmp_path, *listed(2, size=1000))
    with sqlite3.connect(tmp_path / "archive/archive.db") as reader:
        reader.execute("begin")
        reader.execute("select count(*) from captures").fetchall()
        assert crawl(tmp_path, *listed(6, size=1000)).status == 0
    assert rows("select count(*) from articles") == [(6,)]


def test_another_writer_is_waited_for(listed, tmp_path, rows):
    crawl(tmp_path, *listed(2, size=1000))
    other = sqlite3.connect(tmp_path / "archive/archive.db", check_same_thread=False)
    other.execute("begin immediate")
    threading.Timer(2.0, other.rollback).start()
    assert crawl(tmp_path, *listed(6, size=1000)).status == 0
    assert rows("select count(*) from articles") == [(6,)]


@pytest.mark.parametrize("by", ["verify --repair", "the next crawl"])
def test_a_deleted_database_is_made_anew_from_the_warc_files(listed, press, tmp_path, rows, archiver, by):
    crawl(tmp_path, *listed(5, size=1000))
    before = rows("select url, headline, body from articles order by url")
    for path in (tmp_path / "archive").glob("archive.db*"):
        path.unlink()
    press.asked.clear()
    if by == "verify --repair":
        archiver("verify", "--repair")
    assert crawl(tmp_path, *listed(5, size=1000)).status == 0
    assert press.asked in ([], ["/robots.txt"])
    assert rows("select url, headline, body from articles order by url") == before
    assert ", 0 faults\n" in archiver("verify", "--seals")


def test_an_older_copy_of_the_database_is_brought_up_to_date_by_the_next_crawl(listed, press, tmp_path, rows, archiver):
    database = tmp_path / "archive/archive.db"
    crawl(tmp_path, *listed(3, size=1000))
    shutil.copy(database, tmp_path / "copy")
    crawl(tmp_path, *listed(6, size=1000))
    shutil.copy(tmp_path / "copy", database)
    press.asked.clear()
    assert crawl(tmp_path, *listed(6, size=1000)).status == 0
    assert press.asked in ([], ["/robots.txt"])
    assert rows("select count(*) from articles") == [(6,)]
    assert ", 0 faults\n" in archiver("verify", "--seals")


def test_a_second_signal_leaves_an_open_file_that_the_next_crawl_takes_in(listed, press, tmp_path, rows, archiver):
    process = start(tmp_path, *listed(6, size=1000, seconds=0.5))
    while len(press.asked) < 4:
        time.sleep(0.01)
    for _ in range(2):
        os.kill(process.pid, 2)
        time.sleep(0.2)
    process.join(30)
    assert ended(tmp_path, process).status == 130
    assert crawl(tmp_path, *listed(6, size=1000)).status == 0
    assert rows("select count(*) from articles") == [(6,)]
    assert ", 0 faults\n" in archiver("verify", "--seals")
