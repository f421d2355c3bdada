"""Killed with -9 at any instant, started again: nothing is lost, nothing is fetched twice but what was in flight."""

import itertools
import random
import sqlite3
import time
from collections import Counter

import pytest

from archiver import outlets, settings
from archiver.derive.verify import verify
from archiver.store import Archive
from tests.crawling import crawl, start
from tests.press import published

IN_FLIGHT = 4  # CONCURRENT_REQUESTS_PER_DOMAIN of tests.crawling


def killed_and_restarted(folder, press, seed, kills, more=25):
    """Crawls a list that grows by `more` pages, killed `kills` times; what was asked for in each crawl."""
    chance, rounds = random.Random(seed), []
    for number in range(kills + 1):
        for page in range(more):
            press.article(f"/{number}-{page}", f"Titre {number} {page}", seconds=0.004)
        (folder / "list").write_text("\n".join(map(press.url, press.pages)))
        if number < kills:
            process = start(folder, "urls", "-a", "file=list")
            kill(process, press, after=chance.randint(0, more + 5), seconds=chance.uniform(0, 0.05))
        else:
            assert crawl(folder, "urls", "-a", "file=list").status == 0
        rounds.append([path for path in press.asked if path != "/robots.txt"])
        press.asked.clear()
    return rounds


def kill(process, press, after, seconds):
    """Kills a crawl some seconds after it has asked for some pages; one that has ended is let go."""
    while len(press.asked) < after and process.is_alive():
        time.sleep(0.002)
    time.sleep(seconds)
    process.kill()
    process.join()


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.long)])
def test_nothing_is_lost_or_fetched_twice(tmp_path, kills):
    with published() as press:
        rounds = killed_and_restarted(tmp_path, press, seed=kills, kills=kills)
    asked = Counter(path for each in rounds for path in each)
    assert set(asked) == set(press.pages)
    assert sum(asked.values()) - len(asked) <= IN_FLIGHT * kills
    for earlier, later in itertools.pairwise(rounds):
        assert len(set(earlier) & set(later)) <= IN_FLIGHT
    with sqlite3.connect(tmp_path / "archive/archive.db") as db:
        assert db.execute("select count(*) from articles").fetchone()[0] == len(press.pages)
    assert all(path.name.endswith(".warc.gz") for path in (tmp_path / "archive/warc").iterdir())
    with Archive.open(tmp_path / "archive") as archive:
        assert verify(archive, outlets.find(), settings.stages).faults == []


def test_a_disk_that_takes_no_more_ends_with_3_and_the_next_crawl_goes_on(tmp_path):
    noise = random.Random(1)
    with published() as press:
        for page in range(60):
            press.article(f"/{page}", f"Titre {page}")
            press.pages[f"/{page}"].body += b"<!--" + noise.randbytes(30_000).hex().encode() + b"-->"
        (tmp_path / "list").write_text("\n".join(map(press.url, press.pages)))
        full = crawl(tmp_path, "urls", "-a", "file=list", largest=1_000_000)
        assert (full.status, "the disk is full" in full.said, "Traceback" in full.said) == (3, True, False)
        assert crawl(tmp_path, "urls", "-a", "file=list").status == 0
    with Archive.open(tmp_path / "archive") as archive:
        assert verify(archive, outlets.find(), settings.stages).faults == []
        assert archive.db.execute("select count(*) from articles").fetchone()[0] == 60
