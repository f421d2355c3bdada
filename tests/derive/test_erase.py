"""After `archiver withdraw --erase` the bytes are gone, and all that is left agrees with itself."""

import gzip
import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from archiver.errors import ArchiverError
from archiver.warc.rewrite import is_tombstone
from archiver.warc.walk import walk_records
from tests.crawling import crawl
from tests.derive.conftest import files, rows
from tests.press import Answer, published

SECRET = "Un passage que Zénobie Quatremère ne veut plus voir"
HEADLINE = "Zénobie Quatremère accusée"
MARKS = [word.encode() for word in ("Zénobie", "Quatremère", "zénobie", "quatremère", "ne veut plus voir")]


def feed(press, *urls):
    items = "".join(
        f"<item><link>{url}</link><title>{HEADLINE if url.endswith('/s') else 'Autre'}</title></item>" for url in urls
    )
    body = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    press.pages["/rss"] = Answer(body, headers={"Content-Type": "application/rss+xml"})
    return press.url("/rss")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A folder whose `archive` holds the article /s (seen twice, as /x too) and the articles /o and /p."""
    folder = tmp_path_factory.mktemp("told")
    with published() as press:
        secret = press.article("/s", HEADLINE, SECRET)
        others = [press.article("/o", "Autre"), press.article("/p", "Encore un")]
        crawl(folder, "feed", "-a", f"url={feed(press, secret, *others)}")
        press.article("/s", HEADLINE, SECRET + " (mis à jour)")
        press.pages["/x"] = press.pages["/o"]  # the very payload of another address: a revisit
        crawl(folder, "feed", "-a", f"url={feed(press, secret, *others)}", settings={"RECHECK": "0"})
        crawl(folder, "urls", "-a", f"url={press.url('/x')}")
    return folder


@pytest.fixture
def copied(told, tmp_path):
    shutil.copytree(told / "archive", tmp_path / "archive")
    return tmp_path


def url_of(folder, path):
    return rows(folder, f"select url from captures where url like '%{path}'")[0][0]


def found(folder):
    """Files of the archive folder, decompressed, that hold any of MARKS."""
    contents = {path: path.read_bytes() for path in Path(folder / "archive").rglob("*") if path.is_file()}
    plain = {path: gzip.decompress(data) if path.suffix == ".gz" else data for path, data in contents.items()}
    return sorted({path.name for path, data in plain.items() for mark in MARKS if mark in data})


def records(folder):
    return [record for path in files(folder) for record in walk_records(path, lambda fault: None)]


def erase(archiver, url):
    return archiver("withdraw", url, "--erase", "--yes")


def test_the_text_is_there_before(told):
    assert "archive.db" in found(told)
    assert len(found(told)) == 3


def test_no_file_holds_the_text(copied, archiver):
    told = erase(archiver, url_of(copied, "/s"))
    assert "erased" in told
    assert found(copied) == []


def test_copies_of_the_database_left_by_a_migration_are_removed(copied, archiver):
    shutil.copy(copied / "archive/archive.db", copied / "archive/archive.db.before-m0002_x")
    erase(archiver, url_of(copied, "/s"))
    assert found(copied) == []


def test_verify_is_clean_seals_included(copied, archiver):
    erase(archiver, url_of(copied, "/s"))
    assert archiver("verify", "--seals").endswith(", 0 faults\n")


def test_other_records_stay_byte_for_byte(told, copied, archiver):
    erase(archiver, url_of(copied, "/s"))
    before = {record.record_id: record.block for record in records(told)}
    left = [record for record in records(copied) if not is_tombstone(record)]
    assert all(before[record.record_id] == record.block for record in left)
    assert {record.target.rpartition("/")[2] for record in left if record.type == "response"} >= {"o", "p"}


def test_a_tombstone_stands_for_each_record(told, copied, archiver):
    erase(archiver, url_of(copied, "/s"))
    assert [r.record_id for r in records(copied)] == [r.record_id for r in records(told)]
    assert url_of(told, "/s").encode() not in b"".join(r.block for r in records(copied) if is_tombstone(r))


def test_a_revisit_of_what_is_erased_becomes_whole(copied, archiver):
    before = rows(copied, "select record_type from captures where url like '%/x'")
    erase(archiver, url_of(copied, "/o"))
    assert (before, rows(copied, "select record_type, refers_to from captures where url like '%/x'")) == (
        [("revisit",)],
        [("response", None)],
    )
    assert archiver("verify", "--seals").endswith(", 0 faults\n")


def test_neither_repair_nor_reextraction_nor_undo_nor_import_brings_it_back(told, copied, archiver):
    url = url_of(copied, "/s")
    erase(archiver, url)
    archiver("verify", "--repair")
    archiver("reextract")
    assert isinstance(archiver("withdraw", url, "--undo", "--yes"), ArchiverError)
    for path in files(told):
        backup = shutil.copy(path, copied / f"backup-{path.name}")
        archiver("import", "--copy", backup)
    assert found(copied) == []
    assert archiver("verify", "--seals").endswith(", 0 faults\n")


def test_a_file_outside_the_archive_is_named_and_left_alone(told, tmp_path, archiver):
    for path in files(told):
        archiver("import", path)
    told_lines = erase(archiver, url_of(told, "/s"))
    assert "lies outside the archive" in told_lines
    assert (found(tmp_path), len(found(told))) == ([], 3)


def test_an_outlet_goes_whole(copied, archiver):
    with sqlite3.connect(copied / "archive/archive.db") as db:
        db.execute("update captures set outlet = 'lemonde'")
        db.execute("update articles set outlet = 'lemonde'")
    archiver("withdraw", "--outlet", "lemonde", "--yes")
    assert rows(copied, "select * from articles") == []


class Counting(sqlite3.Connection):
    """A connection whose transactions and clean-ups count as steps."""

    def execute(self, sql, *values):
        if sql.startswith(("commit", "vacuum", "pragma wal")):
            os.step()
        return super().execute(sql, *values)


def killed_at(step, work):
    """Runs `work` in a child that is killed when it syncs, renames, removes or commits for the `step`-th time."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = iter(range(step - 1))
    os.step = lambda: None if next(left, None) is not None else os._exit(9)
    connect = sqlite3.connect
    sqlite3.connect = lambda *given, **named: connect(*given, factory=Counting, **named)
    for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "rename"), (Path, "unlink")):
        call = getattr(owner, name)
        setattr(owner, name, lambda *given, call=call, **named: (os.step(), call(*given, **named))[1])
    work()
    os._exit(0)


STEPS = 27  # that this erasure takes


@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_killed_at_any_step_it_is_finished_by_the_same_command(copied, archiver, step):
    url = url_of(copied, "/s")
    assert killed_at(step, lambda: erase(archiver, url)) == 9
    erase(archiver, url)
    assert found(copied) == []
    assert archiver("verify", "--seals").endswith(", 0 faults\n")
    assert json.loads(archiver("withdraw", "--list", "--json"))[0]["state"] == "erased"


def test_it_takes_no_more_steps(copied, archiver):
    assert killed_at(STEPS + 1, lambda: erase(archiver, url_of(copied, "/s"))) == 0
