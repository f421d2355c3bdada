import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from archiver.store import Writer
from archiver.store.search import MARK, UNMARK, Filters, find, matches
from archiver.store.search.facets import facets
from tests.search.test_query import SIGNS
from tests.store.conftest import article


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.one_of(st.text(), SIGNS))
def test_nothing_typed_is_ever_a_syntax_error(archive, typed):
    assert find(archive.db, typed, limit=1).total >= 0


def test_the_headline_counts_more_than_the_chapo_and_that_more_than_the_text(file, found):
    file("Le séisme a eu lieu, dit-on, et puis rien.")
    file("Rien.", start=1, description="Après le séisme")
    file("Rien.", start=2, headline="Séisme")
    assert found("séisme") == [2, 1, 0]


def test_by_date_the_latest_comes_first(file, found):
    file("La crue.", "Crue, crue, crue.", "Une crue.")
    assert found("crue", sort="date") == [2, 1, 0]
    assert found("crue", sort="date", limit=1, offset=1) == [1]


def test_the_words_found_are_marked_in_any_form(file, archive):
    file("Avant. " * 50 + "Deux chevaux ont fui.", headline="Le cheval & <l'ânesse>")
    hit = find(archive.db, "cheval").hits[0]
    assert f"Deux {MARK}chevaux{UNMARK} ont fui" in hit.snippet
    assert hit.marked == f"Le {MARK}cheval{UNMARK} & <l'ânesse>"


@pytest.mark.parametrize(
    ("said", "snippet"),
    [
        ({"body": "Le pont."}, "Le pont."),
        ({"body": "Le pont.", "description": "Le port."}, "Le port."),
        ({"body": "Une crue.", "description": "Le port."}, f"Une {MARK}crue{UNMARK}."),
        ({"body": None}, None),
    ],
)
def test_a_snippet_never_repeats_the_headline(archive, said, snippet):
    with Writer(archive) as writer:
        writer.article(article("https://journal.example/1", **{"headline": "La crue", **said}))
    [hit] = find(archive.db, "crue").hits
    assert (hit.marked, hit.snippet) == (f"La {MARK}crue{UNMARK}", snippet)


@pytest.mark.parametrize(
    "typed, numbers",
    [
        ('auteur:"Ana Roy"', [0]), ("auteur:roy", [0]), ("author:ROY crue", [0]), ("auteur:Ro", []),
        ("agence:afp", [0]), ("rubrique:economie", [0]), ("média:lac", [0]), ("-crue", []), ("crue -titre:page", []),
        ("depuis:2026-03-01", [0]), ("avant:2026-03-01", []), ("depuis:2026-03-02", []), ("avant:2027", [0]),
    ],
)  # fmt: skip
def test_field_words_narrow_the_search(file, found, typed, numbers):
    fields = {"authors": ("Ana Roy",), "agencies": ("AFP",), "section": "Économie", "outlet": "lac"}
    file("La crue monte.", **fields)
    assert found(typed) == numbers


def test_filters_of_the_caller_and_typed_ones_both_hold(file, found):
    file("La crue.", outlet="lac")
    assert found("crue", Filters(outlets=("lac",))) == [0]
    assert found("crue avant:2026-02", Filters(outlets=("lac",))) == []


@pytest.mark.parametrize(
    ("outlets", "numbers"), [(("other",), [1]), (("lac",), [0]), (("lac", "other"), [1, 0]), (("mer",), [])]
)
@pytest.mark.parametrize("typed", ["crue", ""])
def test_articles_of_no_known_outlet_are_asked_for_as_other(file, found, typed, outlets, numbers):
    file("La crue.", outlet="lac")
    file("Une crue.", start=1)
    assert found(typed, Filters(outlets=outlets), sort="date") == numbers


def test_a_language_is_one_whatever_the_region(file, found, archive):
    for number, tag in enumerate(("fr", "fr-BE", "FR-ca", "nl-BE")):
        file("La crue.", start=number, language=tag)
    assert facets(archive.db, find(archive.db, "crue").latest).languages == (("fr", 3), ("nl", 1))
    assert found("crue", Filters(languages=("fr-FR",)), sort="date") == [2, 1, 0]


def test_facets_count_articles_of_no_known_outlet_as_other(file, archive):
    file("La crue.", outlet="lac")
    file("Une crue.", "Le pont.", start=1)
    assert dict(facets(archive.db, find(archive.db, "crue").latest).outlets) == {"lac": 1, "other": 1}


@pytest.mark.parametrize("typed, better", [("inondtion", "inondation"), ("Innondation grave", "inondation grave")])
def test_a_word_that_no_article_has_is_corrected(file, archive, typed, better):
    file("Une inondation grave.")
    found = find(archive.db, typed)
    assert (found.total, found.suggestion) == (0, better)


def test_of_very_many_the_latest_and_the_headlines_are_ranked(file, found, monkeypatch):
    monkeypatch.setattr(matches, "MAX_RANKED", 2)
    file("Rien.", headline="La crue")
    file("La crue.", "La crue.", "La crue.", "La crue.", start=1)
    assert found("crue") == [0, 4, 3]
    assert found("crue", sort="date", limit=3) == [4, 3, 2]


def test_of_very_many_as_many_are_counted_as_are_ranked(file, archive, monkeypatch):
    monkeypatch.setattr(matches, "MAX_RANKED", 2)
    file("La crue.", "La crue.")
    assert (find(archive.db, "crue").total, find(archive.db, "crue").is_bounded) == (2, False)
    file("La crue.", start=2)
    assert (find(archive.db, "crue").total, find(archive.db, "crue").is_bounded) == (2, True)


@pytest.mark.parametrize("typed", ["crue -pont", "texte:crue", "titre:crue texte:crue", "crue rubrique:monde"])
def test_of_very_many_a_headline_is_taken_only_where_the_article_fits(file, found, monkeypatch, typed):
    monkeypatch.setattr(matches, "MAX_RANKED", 2)
    file("Un pont.", headline="La crue", section="Sport")
    file("La crue.", "La crue.", "La crue.", start=1, headline="Crue", section="Monde")
    assert 0 not in found(typed)


def test_by_recency_all_that_is_ranked_stays_within_reach(file, found, monkeypatch):
    monkeypatch.setattr(matches, "MAX_AGED", 1)
    file("Le pont.", "Le pont.", "Le pont.")
    assert sorted(found("pont", sort="recent")) == [0, 1, 2]


@pytest.mark.parametrize("word", ["mairie", "Mairie"])
def test_stock_tools_find_words_without_this_program(file, archive, word):
    file("La mairie ferme.", "Le port.")
    archive.db.execute("pragma wal_checkpoint(truncate)")
    match = "select rowid from articles_fts where articles_fts match ?"
    assert sqlite3.connect(archive.database).execute(match, [word]).fetchall() == [(1,)]
    assert [row["id"] for row in Database(archive.database)["articles"].search(word)] == [1]


def test_an_edited_article_is_found_by_its_new_words_only(file, found, archive):
    file("La crue.")
    archive.db.execute("update articles set body = 'Le vent.' where id = 1")
    assert (found('"vent"'), found("crue")) == ([0], [])


def test_of_words_that_nearly_every_text_has_the_latest_come_first(file, found):
    file("Le, la, le, la.", "Le lac et rien d'autre ici.")
    assert found("le la") == [1, 0]
    assert found("le lac") == [1]


def test_by_recency_what_is_older_needs_a_better_match_to_come_first(file, found):
    file("Un pont de pierre.", headline="Pont")
    file("Un pont de bois.", start=24 * 1000, headline="Autre titre")
    assert found("pont") == [0, 24000]
    assert found("pont", sort="recent") == [24000, 0]
