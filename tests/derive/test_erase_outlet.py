"""`archiver withdraw --outlet NAME --erase` of an outlet that was crawled: all of it goes, and nothing else."""

import json
import shutil

import pytest

from tests.crawling import crawl
from tests.derive.conftest import files, rows
from tests.derive.erasures import HEADLINE, SECRET, found, killed_at
from tests.press import Answer, html, published

OUTLET = """
from archiver.outlets import Outlet
OUTLET = Outlet(name="gazette", title="La Gazette", hosts=["127.0.0.1"], home="{home}", article_url=r"^/article/",
                feeds=["/rss"])
"""
STEPS = 35  # that this erasure takes
WORDS = ("withdraw", "--outlet", "gazette", "--erase", "--yes")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A folder with the outlet gazette, crawled twice, and the page of another host that has the payload of its own."""
    folder = tmp_path_factory.mktemp("told")
    (folder / "outlets").mkdir()
    with published() as press:
        (folder / "outlets/gazette.py").write_text(OUTLET.format(home=press.url("/")))
        urls = [press.article("/article/s", HEADLINE, SECRET), press.article("/article/t", "Autre", SECRET)]
        items = "".join(f"<item><link>{url}</link><title>{HEADLINE}</title></item>" for url in urls)
        press.pages["/rss"] = Answer(f"<rss><channel>{items}</channel></rss>".encode())
        press.pages["/"] = Answer(f"<!doctype html><a href=/article/s>{HEADLINE}</a>".encode())
        press.pages["/shared.css"] = Answer(html("Partout", "Le même texte chez tous."))
        crawl(folder, "gazette")
        crawl(folder, "urls", "-a", f"url={press.url('/shared.css')}")
        crawl(folder, "urls", "-a", f"url={press.url('/shared.css').replace('127.0.0.1', 'localhost')}")
        press.article("/article/s", HEADLINE, SECRET + " (mis à jour)")
        crawl(folder, "gazette", settings={"RECHECK": "0"})
    return folder


@pytest.fixture
def copied(told, tmp_path, monkeypatch):
    shutil.copytree(told, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)  # where the outlet's file is
    return tmp_path


def test_its_text_and_headlines_are_there_before(copied):
    assert len(found(copied)) >= 3
    assert rows(copied, "select count(*) from articles where outlet = 'gazette'") == [(3,)]


def test_no_file_holds_anything_of_it(copied, archiver):
    archiver(*WORDS)
    assert found(copied) == []
    assert rows(copied, "select count(*) from articles where outlet = 'gazette'") == [(0,)]


def test_what_others_published_stays_even_where_it_leaned_on_it(copied, archiver):
    before = rows(copied, "select record_type from captures where url like 'http://localhost%/shared.css'")
    archiver(*WORDS)
    assert before == [("revisit",)]
    assert rows(copied, "select record_type, url like '%localhost%' from captures where status = 200"
                " and url like '%/shared.css'") == [("response", 1)]  # fmt: skip
    assert "1 article" in archiver("search", "Partout")
    assert archiver("verify", "--seals").endswith(", 0 faults\n")


def test_it_is_never_fetched_or_imported_again(told, copied, archiver):
    archiver(*WORDS)
    assert crawl(copied, "gazette", settings={"RECHECK": "0"}).status == 0
    for path in files(told):
        archiver("import", "--copy", shutil.copy(path, copied / f"backup-{path.name}"))
        (copied / f"backup-{path.name}").unlink()
    assert found(copied) == []


@pytest.mark.parametrize("step", range(1, STEPS + 1, 3))  # test_erase.py tries each of an address
def test_killed_on_the_way_it_is_finished_by_the_same_command(copied, archiver, step):
    assert killed_at(step, lambda: archiver(*WORDS)) == 9
    archiver(*WORDS)
    assert found(copied) == []
    assert archiver("verify", "--seals").endswith(", 0 faults\n")
    assert {each["state"] for each in json.loads(archiver("withdraw", "--list", "--json"))} == {"erased"}


def test_it_takes_no_more_steps(copied, archiver):
    assert killed_at(STEPS + 1, lambda: archiver(*WORDS)) == 0
