"""After `archiver withdraw --erase` the bytes are gone, and all that is left agrees with itself."""

import json
import shutil

import pytest

from archiver.errors import ArchiverError
from archiver.warc.rewrite import is_tombstone
from archiver.warc.walk import walk_records
from tests.crawling import crawl
from tests.derive.conftest import files, rows
from tests.derive.erasures import HEADLINE, SECRET, found, killed_at
from tests.press import Answer, published


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
