"""Killed with -9 at any instant, started again: nothing is lost, nothing is fetched twice but what was in flight."""

import itertools
import random
import time
from collections import Counter

import pytest

from archiver import outlets, settings
from archiver.derive.catch_up import catch_up
from archiver.derive.intake import Intake
from archiver.derive.verify import verify
from archiver.store import Archive
from tests.crawling import crawl, start
from tests.press import published

IN_FLIGHT = 4  # CONCURRENT_REQUESTS_PER_DOMAIN of tests.crawling
KILLS = 20
FOUND = outlets.find()


def killed_and_restarted(folder, press, seed, more=25):
    """Crawls a list that grows by `more` pages, killed again and again; what was asked for in each crawl.

    After every other kill the archive is started by hand and verified: else the next crawl's start, which may be
    killed as well, has to mend it.
    """
    chance, rounds = random.Random(seed), []
    for number in range(KILLS + 1):
        for page in range(more):
            press.article(f"/{number}-{page}", f"Titre {number} {page}", seconds=0.004)
        (folder / "list").write_text("\n".join(map(press.url, press.pages)))
        if number < KILLS:
            process = start(folder, "urls", "-a", "file=list")
            kill(process, press, after=chance.randint(0, more + 5), seconds=chance.uniform(0, 0.05))
        else:
            assert crawl(folder, "urls", "-a", "file=list").status == 0
        if number % 2 or number == KILLS:
            assert faults_after_start(folder) == []
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


def faults_after_start(folder):
    """What `archiver verify` finds once a crawl has started, before it asks for anything."""
    with Archive.open(folder / "archive", create=True) as archive:
        catch_up(Intake(archive, FOUND, settings.stages), "none")
        return verify(archive, FOUND, settings.stages).faults


# Each seed is another archive, killed 20 times: 200 more kills in `make test-long`.
@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 12))])
def test_nothing_is_lost_or_fetched_twice(tmp_path, rows, seed):
    with published() as press:
        rounds = killed_and_restarted(tmp_path, press, seed)
    asked = Counter(path for each in rounds for path in each)
    assert set(asked) == set(press.pages)
    assert sum(asked.values()) - len(asked) <= IN_FLIGHT * KILLS
    for earlier, later in itertools.pairwise(rounds):
        assert len(set(earlier) & set(later)) <= IN_FLIGHT
    assert rows("select count(*) from articles") == [(len(press.pages),)]
    assert all(path.name.endswith(".warc.gz") for path in (tmp_path / "archive/warc").iterdir())


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
