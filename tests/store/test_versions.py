from itertools import permutations

import pytest

from tests.store.conftest import article, capture

A, B = "https://journal.example/a", "https://journal.example/b"
VERSIONS = "select headline, seen_at from versions order by seen_at"


def test_a_changed_headline_is_a_new_version_and_the_old_one_stays(writer, rows):
    writer.article(article(A, 0, headline="Avant"))
    writer.article(article(A, 5, headline="Après"))
    assert rows(VERSIONS) == [("Avant", "2026-03-01T08:00:00Z"), ("Après", "2026-03-01T13:00:00Z")]
    assert rows("select headline from articles") == [("Après",)]


@pytest.mark.parametrize("again", [{}, {"access": "partial"}, {"section": "Monde"}, {"body": "Le\u00a0texte."}])
def test_what_leaves_the_text_as_it_was_makes_no_version(writer, rows, again):
    writer.article(article(A, 0))
    writer.article(article(A, 1, **again))
    assert rows("select count(*) from versions") == [(1,)]


@pytest.mark.parametrize("order", list(permutations([0, 1, 2])))
def test_captures_in_any_order_give_the_same_history(writer, rows, order):
    pages = [article(A, 0, headline="Un"), article(A, 1, headline="Deux"), article(A, 2, headline="Un")]
    for number in order:
        writer.article(pages[number])
    assert rows(VERSIONS) == [("Un", "2026-03-01T08:00:00Z"), ("Deux", "2026-03-01T09:00:00Z")]
    assert rows("select headline, first_seen, last_seen from articles") == [
        ("Un", "2026-03-01T08:00:00Z", "2026-03-01T10:00:00Z")
    ]


def test_the_same_page_twice_makes_no_second_row_anywhere(writer, rows):
    for _ in range(2):
        writer.article(article(A, 0, authors=("Ana Roy",), keywords=("port",), links=(B,)))
    tables = ["captures", "articles", "versions", "article_urls", "article_authors", "article_keywords", "links"]
    assert [rows(f"select count(*) from {table}")[0][0] for table in tables] == [1] * len(tables)


def test_a_page_of_which_nothing_is_read_is_no_edit(writer, rows):
    writer.article(article(A, 0, headline="Avant"))
    writer.article(article(A, 1, headline=None, body=None))
    assert rows("select headline from articles") == rows("select headline from versions") == [("Avant",)]
    assert rows("select count(*) from captures where page_type = 'article'") == [(2,)]


def test_a_consent_wall_is_flagged_and_becomes_no_article(writer, rows):
    assert writer.article(article(A, 0, page_type="consent", headline=None, body=None)) is None
    assert rows("select page_type, (select count(*) from articles) from captures") == [("consent", 0)]


def test_a_revisit_shows_the_version_of_its_original_whichever_is_filed_first(writer, rows):
    page = article(A, 0)
    writer.capture(capture(A, 1, record_type="revisit", refers_to=page.page.capture.record_id))
    writer.article(page)
    writer.capture(capture(A, 2, record_type="revisit", refers_to=page.page.capture.record_id))
    assert rows("select count(*), count(distinct version_id) from captures where version_id is not null") == [(3, 1)]


def test_rebuilding_with_a_better_extractor_leaves_no_trace_of_the_worse(writer, rows):
    writer.article(article(A, 0, headline="Titr", extractor_version="1"))
    writer.article(article(A, 1, headline="Titre", extractor_version="2"))
    writer.rebuild([article(A, h, headline="Titre", extractor_version="2") for h in (1, 0)])
    assert rows("select headline, seen_at, extractor_version from versions") == [("Titre", "2026-03-01T08:00:00Z", "2")]
    assert rows("select form, count from word_forms where form like 'tit%'") == [("titre", 1)]


def test_a_rebuild_that_fails_changes_nothing(writer, rows):
    writer.article(article(A, 0))
    broken = article(A, 0, headline="Autre", access_declared=object())
    with pytest.raises(Exception, match="not supported"):
        writer.rebuild([broken])
    assert rows("select headline from articles") == [("Le titre",)]
