"""What a browser made of a page is read again from its WARC record, by whatever way the record comes."""

import gzip
import itertools
import json
import shutil
import sqlite3
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from archiver.warc.exchange import Exchange
from archiver.warc.rendering import Rendering
from archiver.warc.writer import Info, WarcWriter
from tests.derive.conftest import files, rows

URL = "https://www.courrierdulac.example/2026/03/10/le-pont.html"
API, LOGO = "https://api.example/le-pont.json", "https://cdn.example/logo.svg"
SHELL = "<html><head><title>Le pont</title><meta property=og:type content=article></head><body></body></html>"
TEXT = "Zénobie Quatremère a présenté mardi soir la rénovation du vieux pont de pierre."
BODY = "".join(f"<p>{TEXT} Paragraphe {n}.</p>" for n in range(4))
DOCUMENT = SHELL.replace("<body>", f"<body><h1>Le pont</h1>{BODY}<img src={LOGO}>")
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ROW = "select coalesce(body, '') like '%Zénobie%' from articles"


@pytest.fixture
def written(tmp_path):
    """Writes a page whose text came by a script: (file of the page, file of what a browser made of it)."""
    seconds = itertools.count()
    folder = tmp_path / "written"

    def exchange(url, mime, body):
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {mime}\r\n\r\n".encode()
        at, message = NOON + timedelta(seconds=next(seconds)), head + body.encode()
        return Exchange(url, "GET", at, at, b"GET / HTTP/1.1\r\n\r\n", message, 0, len(head), len(message), 200)

    def write(*, apart=False):
        writer = WarcWriter(folder, Info("Archiver/test", "test"))
        page = writer.append(exchange(URL, "text/html; charset=utf-8", SHELL))
        writer.append(exchange(API, "application/json", json.dumps({"texte": BODY})))
        writer.append(exchange(LOGO, "image/svg+xml", "<svg/>"))
        if apart:
            writer.close()
        writer.append_rendering(page, Rendering(NOON + timedelta(minutes=1), DOCUMENT.encode(), "C/1", (API, LOGO)))
        writer.close()
        return sorted(folder.iterdir())

    return write


@pytest.fixture
def imported(written, archiver, tmp_path):
    """The archive into which such a page was imported."""
    shutil.rmtree(tmp_path / "archive", ignore_errors=True)
    archiver("init", tmp_path)
    archiver("import", "--copy", *written())
    return tmp_path


def test_import_reads_the_text_that_scripts_built(imported, archiver):
    assert rows(imported, ROW) == [(1,)]
    assert rows(imported, "select count(*), min(seen_at) from versions") == [(1, "2026-03-10T12:00:00Z")]
    assert archiver("verify").endswith(", 0 faults\n")


@pytest.mark.parametrize("order", [1, -1], ids=["page first", "rendering first"])
def test_page_and_rendering_may_come_in_files_of_their_own_in_any_order(written, archiver, tmp_path, order):
    archiver("init", tmp_path)
    for path in written(apart=True)[::order]:
        archiver("import", "--copy", path)
    assert rows(tmp_path, ROW) == [(1,)]
    assert archiver("verify").endswith(", 0 faults\n")


def test_reextraction_comes_to_the_same(imported, archiver):
    before = rows(imported, "select hash, capture_id from versions")
    archiver("reextract")
    assert rows(imported, "select hash, capture_id from versions") == before
    assert rows(imported, "select page_type from captures where record_type = 'conversion'") == [("article",)]


def test_repair_makes_the_same_database_of_the_records_alone(imported, archiver):
    (imported / "archive/archive.db").unlink()
    archiver("verify", "--repair")
    assert rows(imported, ROW) == [(1,)]
    assert "0 faults" in archiver("verify", "--repair")


def test_a_rendering_that_is_lost_leaves_the_page_as_it_was_sent(imported, archiver):
    (file,) = files(imported)
    [(offset,)] = rows(imported, "select warc_offset from captures where record_type = 'conversion'")
    with file.open("r+b") as cut:
        cut.truncate(offset)
    archiver("verify", "--repair")
    assert rows(imported, ROW) == [(0,)]


def test_verify_tells_of_a_text_that_the_rendering_does_not_have(imported, archiver, tmp_path):

    with sqlite3.connect(tmp_path / "archive/archive.db") as db:
        db.execute("update versions set hash = 'x'")
    assert "is another when its record is read again" in archiver("verify")


def test_show_says_where_the_text_was_read(imported, archiver):
    [(record,)] = rows(imported, "select record_id from captures where record_type = 'conversion'")
    assert f"text read from the page as its scripts built it in a browser: {record}" in archiver("show", URL)


def test_a_package_of_the_article_holds_the_rendering_and_what_its_scripts_fetched(imported, archiver):
    archiver("wacz", imported / "out.wacz", "--query", "pont")
    package = zipfile.ZipFile(imported / "out.wacz")
    index = gzip.decompress(package.read("indexes/index.cdx.gz")).splitlines()
    assert {line.split(b" ")[0].rpartition(b")/")[2] for line in index} == {
        b"2026/03/10/le-pont.html", b"le-pont.json", b"logo.svg"
    }  # fmt: skip
    [name] = [name for name in package.namelist() if name.startswith("archive/")]
    assert b"WARC-Type: conversion" in gzip.decompress(package.read(name))


def test_hidden_and_shown_again_the_text_is_still_that_of_the_rendering(imported, archiver):
    archiver("withdraw", URL, "--yes")
    assert rows(imported, ROW) == []
    archiver("withdraw", URL, "--undo", "--yes")
    assert rows(imported, ROW) == [(1,)]
    assert archiver("verify").endswith(", 0 faults\n")


@pytest.mark.parametrize("what", [(URL,), ("--outlet", "courrierdulac")], ids=["page", "outlet"])
def test_erased_it_is_gone_with_the_answers_that_held_its_text(written, archiver, tmp_path, monkeypatch, what):
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets/courrierdulac.py").write_text(
        "from archiver.outlets import Outlet\nOUTLET = Outlet(name='courrierdulac', title='Le Courrier du lac',"
        " hosts=['www.courrierdulac.example'], home='https://www.courrierdulac.example/', feeds=['/rss'])\n"
    )
    monkeypatch.chdir(tmp_path)
    archiver("init", tmp_path)
    archiver("import", "--copy", *written())
    assert "records erased" in archiver("withdraw", *what, "--erase", "--yes")
    contents = [path.read_bytes() for path in (tmp_path / "archive").rglob("*") if path.is_file()]
    plain = b"".join(gzip.decompress(each) if each.startswith(b"\x1f\x8b") else each for each in contents)
    assert not any(word in plain for word in ("Zénobie".encode(), rb"Z\u00e9nobie", b"Quatrem"))
    assert rows(tmp_path, "select url from captures") == [(LOGO,)]
    assert archiver("verify", "--seals").endswith(", 0 faults\n")
