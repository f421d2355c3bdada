"""What `archiver withdraw` hides, and that nothing brings it back."""

import json
import sqlite3

import pytest
from click.testing import CliRunner

from archiver.addresses import identity
from archiver.cli import group
from archiver.errors import ArchiverError, UsageError
from archiver.web.replay.server import Replay
from tests.crawling import crawl
from tests.derive.conftest import files, rows
from tests.press import published


@pytest.fixture
def url(copied):
    """The address of the article that has changed."""
    return rows(copied, "select url from articles where url like '%/0'")[0][0]


@pytest.fixture
def withdrawn(archiver, url):
    """The same, withdrawn."""
    archiver("withdraw", url, "--yes")
    return url


def texts(folder):
    """All rows that pages gave, whatever their numbers."""
    said = "select a.url, a.headline, a.first_seen, a.last_seen, a.availability, v.hash, v.seen_at"
    return rows(folder, f"{said} from articles a left join versions v on v.article_id = a.id order by 1, 6")


@pytest.mark.parametrize("command", ["show", "diff"])
def test_what_is_withdrawn_is_no_article_any_more(archiver, withdrawn, command):
    told = archiver(command, withdrawn)
    assert isinstance(told, ArchiverError)
    assert str(told) == f"{withdrawn} was withdrawn: archiver withdraw --list tells when"


def test_what_is_withdrawn_is_not_found(archiver, withdrawn):
    assert withdrawn not in archiver("search", "conseil", "texte")


@pytest.mark.parametrize("table", ["articles", "versions", "entries", "date_claims", "articles_fts", "word_forms"])
def test_no_table_holds_its_text(copied, archiver, table):
    archiver("withdraw", "--query", "conseil OR autre", "--yes")
    assert rows(copied, f"select count(*) from {table}") == [(0,)]


def test_what_was_never_archived_is_withdrawn_in_advance_and_told_with_status_1(copied):
    run = CliRunner(env={"ARCHIVE_DIR": str(copied / "archive")})
    for _ in range(2):
        done = run.invoke(group, ["withdraw", "http://nope.example/", "--yes"])
        assert done.exit_code == 1
        assert "0 articles in 0 captures\nNothing of it is archived; it will not be fetched." in done.output
    assert rows(copied, "select request from withdrawals") == [("http://nope.example/",)]


FORMS = ["/memento/20260312000000/", "/memento/20260312000000id_/", "/timegate/", "/timemap/link/"]


@pytest.mark.parametrize("form", FORMS)
def test_replay_answers_451_for_every_address_of_the_article(copied, archiver, url, form):
    other = url.replace("/0", "/autre-adresse")
    with sqlite3.connect(copied / "archive/archive.db") as db:
        article = "select article_id, ?, ?, 'slug' from article_urls where url = ?"
        db.execute(
            f"insert into article_urls (article_id, url, identity, reason) {article}", (other, identity(other), url)
        )
    archiver("withdraw", url, "--yes")
    assert [replayed(copied, form + address) for address in (url, other)] == [451, 451]


def test_replay_answers_451_for_a_withdrawn_outlet_of_which_nothing_is_left(copied, archiver):
    archiver("withdraw", "--outlet", "lemonde", "--erase", "--yes")
    assert replayed(copied, "/timegate/https://www.lemonde.fr/a") == 451


def replayed(folder, target):
    archive = folder / "archive"
    replay = Replay(archive / "archive.db", archive / "warc", "http://127.0.0.1:8002", "http://127.0.0.1:8001")
    return replay.answer("GET", target, {"host": "127.0.0.1:8002"}).status


def test_lists_forget_its_title(copied, withdrawn):
    assert rows(copied, f"select title from announcements where url = '{withdrawn}'") == [(None,)]


def test_the_others_stay(copied, withdrawn, archiver):
    assert len(rows(copied, "select 1 from articles")) == 2
    assert archiver("verify").endswith(", 0 faults\n")


def test_without_yes_nobody_is_asked_where_there_is_no_terminal(copied, archiver, url):
    told = archiver("withdraw", url)
    assert isinstance(told, UsageError)
    assert "This hides 1 articles in 2 captures" in str(told)
    assert rows(copied, "select * from withdrawals") == []


@pytest.mark.parametrize("words", [[], ["x.fr"], ["http://a.fr/", "--outlet", "lemonde"], ["--query", " "]])
def test_what_is_to_be_withdrawn_must_be_told_once(copied, archiver, words):
    assert isinstance(archiver("withdraw", *words, "--yes"), UsageError)


def test_the_list_shows_when_what_and_its_state(archiver, withdrawn):
    (row,) = json.loads(archiver("withdraw", "--list", "--json"))
    assert (row["scope"], row["request"], row["state"]) == ("url", withdrawn, "hidden")
    assert withdrawn in archiver("withdraw", "--list")


def test_undo_derives_everything_again(crawled, copied, archiver, withdrawn):
    assert archiver("withdraw", withdrawn, "--undo", "--yes").startswith("lifted")
    assert texts(copied) == texts(crawled)
    assert rows(copied, "select url, title from announcements") == rows(crawled, "select url, title from announcements")
    assert archiver("verify").endswith(", 0 faults\n")


def test_a_query_can_be_undone_by_one_of_its_addresses(copied, archiver, url):
    archiver("withdraw", "--query", "Titre", "--yes")
    archiver("withdraw", url, "--undo", "--yes")
    assert rows(copied, "select url from articles") == [(url,)]
    archiver("withdraw", "--query", "Titre", "--undo", "--yes")
    assert len(texts(copied)) == 4


@pytest.mark.parametrize("words", [["reextract"], ["verify", "--repair"]])
def test_nothing_derives_it_again(copied, archiver, withdrawn, words):
    archiver(*words)
    assert rows(copied, f"select * from articles where url = '{withdrawn}'") == []


@pytest.mark.parametrize("copy", [[], ["--copy"]])
def test_import_does_not_bring_it_back(crawled, copied, archiver, withdrawn, copy, tmp_path):
    with sqlite3.connect(copied / "archive/archive.db") as db:
        db.execute("pragma foreign_keys = off")
        db.execute("delete from captures")
    archiver("import", *copy, *files(crawled))
    assert rows(copied, f"select * from articles where url = '{withdrawn}'") == []
    assert len(rows(copied, "select * from articles")) == 2


def test_it_is_not_fetched_by_list_or_feed_or_redirect(tmp_path, archiver):
    with published() as press:
        url = press.article("/a", "Titre")
        assert crawl(tmp_path, "urls", "-a", f"url={url}").status == 0
        archiver("withdraw", url, "--yes")
        press.pages["/b"] = press.pages["/a"].__class__(b"", 302, {"Location": "/a"})
        for path in ("/a", "/a?utm_source=x", "/b"):
            assert crawl(tmp_path, "urls", "-a", f"url={press.url(path)}", settings={"RECHECK": "0"}).status == 0
    assert [path for path in press.asked if path != "/robots.txt"] == ["/a", "/b"]


def test_its_page_under_another_address_is_no_article_and_withdrawn_as_well(tmp_path, archiver):
    with published() as press:
        url = press.article("/a", "Titre")
        crawl(tmp_path, "urls", "-a", f"url={url}")
        archiver("withdraw", url, "--yes")
        press.article("/amp/a", f'Titre</title><link rel="canonical" href="{url}"><title>Titre')
        crawl(tmp_path, "urls", "-a", f"url={press.url('/amp/a')}")
    assert rows(tmp_path, "select * from articles") == []
    assert len(rows(tmp_path, "select * from withdrawals")) == 2
    assert archiver("verify").endswith(", 0 faults\n")


def test_a_withdrawn_outlet_is_not_crawled(copied, archiver):
    archiver("withdraw", "--outlet", "lemonde", "--yes")
    done = crawl(copied, "lemonde")
    assert (done.status, "is withdrawn: nothing is asked of it" in done.said) == (0, True)
