"""Opt-outs are recorded with the day and the capture that shows them; that they forbid fetching is a setting."""

import json
import sqlite3

import pytest
from click.testing import CliRunner

from archiver.cli import group
from tests.crawling import crawl
from tests.press import Answer, published

TDM, AI = "/.well-known/tdmrep.json", "/ai.txt"
RESERVED = json.dumps([{"location": "/", "tdm-reservation": 1}])
OUTLET = """
from archiver.outlets import Outlet
OUTLET = Outlet(name="gazette", title="La Gazette", hosts=["127.0.0.1"], home="{home}", feeds=["/rss"])
"""


@pytest.fixture
def press():
    with published() as press:
        press.pages["/"] = Answer(b"<!doctype html><title>Une</title><p>Une")
        yield press


@pytest.fixture
def gazette(press, tmp_path):
    """Crawls the outlet, whose feed announces the article /a."""
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets/gazette.py").write_text(OUTLET.format(home=press.url("/")))
    item = f"<rss version='2.0'><channel><item><link>{press.url('/a')}</link></item></channel></rss>"
    press.pages["/rss"] = Answer(item.encode(), headers={"Content-Type": "application/rss+xml"})
    press.article("/a", "Titre")

    def run(**settings):
        press.asked.clear()
        return crawl(tmp_path, "gazette", settings={"RECHECK": "0", **settings})

    return run


def told(folder, names=("tdmrep", "ai.txt")):
    """Name, value and status of the capture of each policy, in order."""
    with sqlite3.connect(folder / "archive/archive.db") as db:
        sql = "select name, value, status from policies join captures c on c.id = capture_id order by seen_at, name"
        return [row for row in db.execute(sql).fetchall() if row[0] in names]


def text(body):
    return Answer(body.encode(), headers={"Content-Type": "text/plain", "ETag": f'"{len(body)}"'})


def test_each_file_is_asked_for_once_a_crawl_and_recorded(press, gazette, tmp_path):
    press.pages[TDM], press.pages[AI] = text(RESERVED), text("User-Agent: *\nDisallow: /")
    assert gazette().status == 0
    assert sorted(path for path in press.asked if path in (TDM, AI)) == [TDM, AI]
    assert sorted(told(tmp_path)) == [("ai.txt", "User-Agent: *\nDisallow: /", 200), ("tdmrep", RESERVED, 200)]


def test_the_same_text_is_asked_for_conditionally_and_stays_one_row(press, gazette, tmp_path):
    press.pages[TDM] = text(RESERVED)
    gazette()
    press.heads.clear()
    gazette()
    asked = dict(zip(press.asked, press.heads, strict=True))
    assert asked[TDM]["if-none-match"] == press.pages[TDM].headers["ETag"]
    assert told(tmp_path) == [("tdmrep", RESERVED, 200)]


def test_that_there_is_none_is_nothing_and_that_it_went_is_told(press, gazette, tmp_path):
    assert gazette().status == 0
    assert told(tmp_path) == []
    press.pages[TDM] = text(RESERVED)
    gazette()
    del press.pages[TDM]
    gazette()
    assert told(tmp_path) == [("tdmrep", RESERVED, 200), ("tdmrep", "", 404)]


@pytest.mark.parametrize("answer", [
    Answer(b"<!doctype html><p>Accueil"), Answer(b"x", 500), Answer(b"x" * 500, cut=True),
    Answer(b"", 302, {"Location": "/"}),
])  # fmt: skip
def test_whatever_else_stands_there_is_no_failure(press, gazette, tmp_path, answer, monkeypatch):
    press.pages[TDM] = press.pages[AI] = answer
    assert gazette().status == 0
    assert told(tmp_path) == []
    monkeypatch.setenv("ARCHIVE_DIR", str(tmp_path / "archive"))
    assert CliRunner().invoke(group, ["verify"]).output.endswith(", 0 faults\n")


def test_header_fields_of_a_page_are_policies(press, gazette, tmp_path):
    press.article("/a", "Titre", headers={"X-Robots-Tag": "noarchive, noai", "TDM-Reservation": "1"})
    gazette()
    assert sorted(told(tmp_path, ("x-robots-tag", "tdm-reservation"))) == [
        ("tdm-reservation", "1", 200), ("x-robots-tag", "noarchive, noai", 200),
    ]  # fmt: skip


def test_all_words_of_one_meta_are_kept(press, gazette, tmp_path):
    press.pages["/a"].body = press.pages["/a"].body.replace(b"</head>", b"<meta name=robots content='noai,noarchive'>")
    gazette()
    assert told(tmp_path, ("robots",)) == [("robots", "noai, noarchive", 200)]


def test_by_default_only_robots_txt_forbids(press, gazette):
    press.pages[TDM], press.pages[AI] = text(RESERVED), text("User-Agent: *\nDisallow: /")
    gazette()
    assert "/a" in press.asked


@pytest.mark.parametrize("name, path, body", [("tdmrep", TDM, RESERVED), ("ai.txt", AI, "User-Agent: *\nDisallow: /")])
def test_a_file_that_is_obeyed_forbids(press, gazette, name, path, body):
    press.pages[path] = text(body)
    gazette(OBEY_OPT_OUTS=name)
    assert not {"/a", "/"} & set(press.asked)


@pytest.mark.parametrize("name, headers", [
    ("noarchive", {"X-Robots-Tag": "noarchive"}), ("noai", {"X-Robots-Tag": "noai"}),
    ("tdmrep", {"TDM-Reservation": "1"}),
])  # fmt: skip
def test_a_page_that_opted_out_is_not_asked_for_again_where_that_is_obeyed(press, gazette, name, headers):
    press.article("/a", "Titre", headers=headers)
    gazette()
    gazette()
    assert "/a" in press.asked
    gazette(OBEY_OPT_OUTS=name)
    assert "/a" not in press.asked


def test_an_opt_out_of_another_name_is_refused(gazette):
    done = gazette(OBEY_OPT_OUTS="tdmrep,ai")
    assert (done.status, "'ai' is not known" in done.last) == (1, True)


def test_status_shows_them(press, gazette, tmp_path, monkeypatch):
    press.pages[TDM] = text(RESERVED)
    press.article("/a", "Titre", headers={"X-Robots-Tag": "noai"})
    gazette()
    monkeypatch.setenv("ARCHIVE_DIR", str(tmp_path / "archive"))
    said = CliRunner().invoke(group, ["status"]).output
    assert "rules: tdmrep since 20" in said
    assert "x-robots-tag noai on 1 pages" in said


def test_import_records_the_same(press, gazette, tmp_path, monkeypatch):
    press.pages[TDM] = text(RESERVED)
    press.article("/a", "Titre", headers={"X-Robots-Tag": "noai"})
    gazette()
    monkeypatch.setenv("ARCHIVE_DIR", str(tmp_path / "other/archive"))
    files = [str(path) for path in (tmp_path / "archive/warc").iterdir()]
    CliRunner().invoke(group, ["import", *files], catch_exceptions=False)
    names = ("tdmrep", "x-robots-tag")
    assert told(tmp_path / "other", names) == told(tmp_path, names)
