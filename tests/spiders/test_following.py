"""An article in several pages is one article with one body, however it came into the archive."""

import shutil

import pytest
from click.testing import CliRunner

from archiver.cli import group
from tests.crawling import crawl
from tests.press import Answer, published

TEXTS = {n: f"Le conseil a longuement débattu de la page {n} du dossier, et chacun a pu s'exprimer." for n in (1, 2, 3)}


def page(number, last=3, more=""):
    following = f"<p class=pagination><a rel=next href='/a?page={number + 1}'>Suite</a></p>" if number < last else ""
    html = (
        f"<!doctype html><html lang=fr><head><meta charset=utf-8><title>Titre</title><link rel=canonical href=/a>"
        f"<meta property='og:type' content=article></head><body><article><h1>Titre</h1>"
        f"<time datetime='2026-03-12T08:00:00+01:00'>12 mars 2026</time><p>{TEXTS[number]}</p>"
        f"<p>Un second paragraphe de la page {number}, assez long pour être du texte.{more}</p>{following}</article>"
    )
    return Answer(html.encode())


@pytest.fixture
def press():
    with published() as press:
        press.pages["/robots.txt"] = Answer(headers={"Content-Type": "text/plain"})
        press.pages |= {"/a": page(1), "/a?page=2": page(2), "/a?page=3": page(3)}
        yield press


@pytest.fixture
def archiver(tmp_path):
    return lambda *words: CliRunner(env={"ARCHIVE_DIR": str(tmp_path / "archive")}).invoke(group, words)


def ask(tmp_path, *urls, **settings):
    (tmp_path / "list").write_text("\n".join(urls))
    return crawl(tmp_path, "urls", "-a", "file=list", settings=settings)


def holds(rows, *numbers):
    [(body,)] = rows("select body from articles")
    return [n for n in TEXTS if TEXTS[n] in body] == list(numbers)


def test_all_pages_are_fetched_and_make_one_body_and_one_version(press, tmp_path, rows):
    done = ask(tmp_path, press.url("/a"))
    assert (done.status, done.last) == (0, "scrapy crawl: 1 of 1 pages archived in archive, 0 failures")
    assert press.asked == ["/robots.txt", "/a", "/a?page=2", "/a?page=3"]
    assert holds(rows, 1, 2, 3)
    assert rows("select count(*) from versions") == [(1,)]
    assert rows("select distinct page_type, article_id from captures where mime = 'text/html'") == [("article", 1)]


def test_seen_again_unchanged_there_is_no_new_version(press, tmp_path, rows):
    ask(tmp_path, press.url("/a"))
    ask(tmp_path, press.url("/a"), RECHECK="0")
    assert press.asked.count("/a?page=2") == 2
    assert rows("select count(*) from versions") == [(1,)]


def test_a_change_on_the_second_page_is_a_new_version(press, tmp_path, rows):
    ask(tmp_path, press.url("/a"))
    press.pages["/a?page=2"] = page(2, more=" Corrigé.")
    ask(tmp_path, press.url("/a"), RECHECK="0")
    assert rows("select count(*), sum(body like '%Corrigé.%') from versions") == [(2, 1)]


def test_a_change_on_the_second_page_alone_is_seen_though_the_first_has_a_validator(press, tmp_path, rows, archiver):
    press.pages["/a"].headers["ETag"] = '"1"'
    for more in ("", " Corrigé.", " Corrigé."):
        press.pages["/a?page=2"] = page(2, more=more)
        ask(tmp_path, press.url("/a"), RECHECK="0")
    assert rows("select count(*), sum(body like '%Corrigé.%') from versions") == [(2, 1)]
    assert rows("select record_type, count(*) from captures where url like '%/a' group by 1 order by 1") == [
        ("response", 1), ("revisit", 2)
    ]  # fmt: skip
    before = rows("select seen_at, body from versions order by id")
    assert [archiver(command).exit_code for command in ("reextract", "verify")] == [0, 0]
    assert rows("select seen_at, body from versions order by id") == before


def test_an_article_of_one_page_is_still_asked_for_conditionally(press, tmp_path, rows):
    press.pages["/a"] = Answer(page(1, last=1).body, headers={"ETag": '"1"'})
    ask(tmp_path, press.url("/a"))
    ask(tmp_path, press.url("/a"), RECHECK="0")
    assert rows("select status from captures where url like '%/a' order by id") == [(200,), (304,)]


def test_read_again_from_the_warc_the_article_is_the_same(press, tmp_path, rows, archiver):
    ask(tmp_path, press.url("/a"))
    said = "select headline, body, url, (select count(*) from versions) from articles"
    before = rows(said)
    assert archiver("reextract").exit_code == 0
    assert rows(said) == before
    assert archiver("verify").exit_code == 0


def test_imported_from_the_warc_alone_the_article_is_the_same(press, tmp_path, rows, archiver):
    ask(tmp_path, press.url("/a"))
    before = rows("select headline, body, url from articles")
    (warc,) = (tmp_path / "archive/warc").iterdir()
    shutil.move(warc, tmp_path / warc.name)
    shutil.rmtree(tmp_path / "archive")
    assert archiver("import", str(tmp_path / warc.name)).exit_code == 0
    assert rows("select headline, body, url from articles") == before
    assert rows("select count(*) from versions") == [(1,)]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_a_list_that_names_both_pages_makes_one_article(press, tmp_path, rows, order):
    addresses = {1: press.url("/a"), 2: press.url("/a?page=2")}
    ask(tmp_path, *(addresses[n] for n in order), CONCURRENT_REQUESTS="1")
    assert holds(rows, 1, 2, 3)
    assert rows("select count(*) from versions") == [(1,)]


def test_a_second_page_archived_before_the_first_joins_it(press, tmp_path, rows):
    ask(tmp_path, press.url("/a?page=3"))
    assert holds(rows, 3)
    ask(tmp_path, press.url("/a"))
    assert holds(rows, 1, 2, 3)
    assert rows("select count(*) from versions") == [(1,)]


@pytest.mark.parametrize(
    "answer, status", [(Answer(status=500), 2), (Answer(status=302, headers={"Location": "/"}), 0)]
)
def test_what_came_is_kept_when_the_next_page_does_not_come(press, tmp_path, rows, answer, status):
    press.pages["/a?page=3"], press.pages["/"] = answer, Answer(b"<h1>Accueil</h1>")
    assert ask(tmp_path, press.url("/a")).status == status
    assert holds(rows, 1, 2)
