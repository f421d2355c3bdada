"""WARC files of anybody, and an archive made anew from its own."""

import gzip
import sqlite3
import zipfile

import pytest
from click.testing import CliRunner

from archiver.cli import group
from archiver.warc.walk import walk_records
from tests.crawling import crawl
from tests.derive.conftest import files, rows
from tests.press import published

SHOWN = "select url, headline, body, date_published, availability from articles order by url"
VERSIONS = "select v.hash, v.seen_at, a.url from versions v join articles a on a.id = v.article_id order by 1, 2"
PROMISED = "select url, source, found_in, date_text from announcements order by 1, 2"


@pytest.mark.parametrize("sql", [SHOWN, VERSIONS, PROMISED])
def test_an_archive_made_anew_from_its_warc_files_says_the_same(crawled, tmp_path, archiver, sql):
    archiver("import", *files(crawled))
    assert rows(tmp_path, sql) == rows(crawled, sql) != []


def test_imported_again_nothing_is_added(crawled, tmp_path, archiver):
    archiver("import", "--copy", *files(crawled))
    again = archiver("import", "--copy", *files(crawled))
    assert " 0 captures new, 0 pages read" in again
    assert rows(tmp_path, "select count(*) from captures") == rows(crawled, "select count(*) from captures")


def test_without_copy_rows_name_the_file_where_it_lies(crawled, tmp_path, archiver):
    archiver("import", files(crawled)[0])
    assert rows(tmp_path, "select distinct warc_file from captures") == [(str(files(crawled)[0].resolve()),)]
    assert files(tmp_path) == []


def test_one_gzip_member_for_all_records_is_repacked(crawled, tmp_path, archiver):
    lone = tmp_path / "lone.warc.gz"
    lone.write_bytes(gzip.compress(gzip.decompress(files(crawled)[0].read_bytes())))
    archiver("import", lone)
    assert rows(tmp_path, "select count(*) from articles") == [(3,)]
    [repacked] = files(tmp_path)
    assert all(record.length for record in walk_records(repacked, pytest.fail))


def test_an_uncompressed_file_is_compressed_when_copied(crawled, tmp_path, archiver):
    plain = tmp_path / "plain.warc"
    plain.write_bytes(gzip.decompress(files(crawled)[0].read_bytes()))
    archiver("import", "--copy", plain)
    assert rows(tmp_path, "select count(*) from articles") == [(3,)]
    assert [path.name for path in files(tmp_path)] == ["plain.warc.gz"]


def test_a_wacz_gives_its_warc_files(crawled, tmp_path, archiver):
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as package:
        package.writestr("archive/../../data.warc.gz", files(crawled)[0].read_bytes())
    archiver("import", tmp_path / "a.wacz")
    assert [path.name for path in files(tmp_path)] == ["a-data.warc.gz"]
    assert rows(tmp_path, "select count(*) from articles") == [(3,)]


def test_a_torn_file_gives_its_whole_records_and_a_warning(crawled, tmp_path, archiver):
    torn = tmp_path / "torn.warc.gz"
    torn.write_bytes(files(crawled)[0].read_bytes()[:-20])
    assert "1 faults of the file tolerated" in archiver("import", torn)
    assert rows(tmp_path, "select count(*) from articles") == [(3,)]


@pytest.mark.parametrize("content", [b"<!DOCTYPE html>", b"PK\x03\x04no zip", b"filedesc://a.arc"])
def test_what_is_no_warc_is_told_in_a_line(tmp_path, archiver, content):
    (tmp_path / "a.warc").write_bytes(content)
    told = archiver("import", tmp_path / "a.warc")
    assert "archiver import: " in told
    assert "Traceback" not in told


def test_the_archives_of_two_folders_are_merged(copied, tmp_path, archiver):
    with published() as press:
        other = tmp_path / "other"
        other.mkdir()
        crawl(other, "urls", "-a", f"url={press.article('/x', 'Un autre')}")
    archiver("import", "--copy", *files(other))
    assert rows(tmp_path, "select count(*) from articles") == [(4,)]


def test_read_again_by_the_same_extractor_nothing_changes(crawled, copied, archiver):
    assert archiver("reextract", "--jobs", "1") == "3 articles read again\n"
    assert rows(copied, SHOWN) == rows(crawled, SHOWN)
    assert rows(copied, VERSIONS) == rows(crawled, VERSIONS)


def test_a_better_reading_corrects_every_version_and_makes_none(crawled, copied, archiver):
    with sqlite3.connect(copied / "archive/archive.db") as db:
        db.execute("update versions set headline = null, hash = id")
        db.execute("update articles set headline = null")
    assert "headline: gained 3, lost 0, changed 0" in archiver("reextract", "--jobs", "1")
    assert rows(copied, VERSIONS) == rows(crawled, VERSIONS)


def test_merging_joins_the_histories_of_an_article(tmp_path, archiver):
    """Two archives saw one article at different times, one of them twice: one article, its texts in their order."""
    texts = ["Premier texte.", "Deuxième texte.", "Troisième texte."]
    folders = [tmp_path / name for name in ("ours", "theirs", "ours")]
    with published() as press:
        for folder, text in zip(folders, texts, strict=True):
            folder.mkdir(exist_ok=True)
            url = press.article("/a", "Titre", text)
            crawl(folder, "urls", "-a", f"url={url}", settings={"RECHECK": "0"})
    (tmp_path / "ours/archive").rename(tmp_path / "archive")
    archiver("import", "--copy", *files(tmp_path / "theirs"))
    shown = rows(tmp_path, "select body from versions order by seen_at")
    assert [text in body for (body,), text in zip(shown, texts, strict=True)] == [True] * 3
    assert rows(tmp_path, "select count(*), body like '%Troisième%' from articles") == [(1, 1)]
    assert ", 0 faults\n" in archiver("verify")
    assert "Deuxième texte" in archiver("show", url, "--at", rows(tmp_path, "select seen_at from versions")[1][0])


@pytest.mark.parametrize("tool", ["--copy", "in place"])
def test_the_faults_of_anothers_file_are_listed_at_import_and_only_warned_of_by_verify(
    crawled, tmp_path, archiver, tool
):
    theirs = tmp_path / "theirs.warc.gz"
    content = gzip.decompress(files(crawled)[0].read_bytes())
    theirs.write_bytes(
        gzip.compress(content.replace(b"WARC-Date: ", b"WARC-Date:  ").replace(b"WARC/1.1", b"WARC/1.0"))
    )
    assert "faults of the file tolerated" in archiver("import", *(["--copy"] if tool == "--copy" else []), theirs)
    assert rows(tmp_path, "select count(*) from articles") == [(3,)]
    assert ", 0 faults\n" in archiver("verify")


def test_a_package_that_holds_no_warc_leaves_nothing_in_the_archive(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as package:
        package.writestr("archive/x.warc.gz", b"no WARC")
    done = CliRunner(env={"ARCHIVE_DIR": str(tmp_path / "archive")}).invoke(group, ["import", str(tmp_path / "a.wacz")])
    assert (done.exit_code, "archive/x.warc.gz in" in done.stderr, files(tmp_path)) == (1, True, [])


@pytest.mark.parametrize(
    "content, why",
    [
        (b"", "is empty: it is no WARC file"),
        (gzip.compress(b""), "does not begin with a WARC record"),
        (b"<!doctype html><p>Une page", "does not begin with a WARC record"),
        (gzip.compress(b"<!doctype html><p>Une page"), "does not begin with a WARC record"),
        (bytes(range(256)) * 100, "does not begin with a WARC record"),
    ],
    ids=["nothing", "gzip of nothing", "page", "gzip of a page", "every byte"],
)
@pytest.mark.parametrize("copy", [[], ["--copy"]])
def test_what_is_no_warc_is_refused_in_one_line_with_status_1(tmp_path, content, why, copy):
    (tmp_path / "some.warc.gz").write_bytes(content)
    run = CliRunner(env={"ARCHIVE_DIR": str(tmp_path / "archive")})
    done = run.invoke(group, ["import", *copy, str(tmp_path / "some.warc.gz")])
    assert (done.exit_code, done.stderr.count("\n"), why in done.stderr) == (1, 1, True), done.output
    assert files(tmp_path) == []
