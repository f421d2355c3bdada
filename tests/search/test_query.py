import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.store.search.query import MAX_TERMS, Query, Term, parse

SIGNS = st.text(alphabet="aé œ'’\"«»-*:()OR|+^{}~.,;\\/0149\u00a0\u00ad\0\ud800", max_size=60)


def words(*terms: str) -> tuple[tuple[Term, ...], ...]:
    return tuple((Term((term,)),) for term in terms)


@given(st.one_of(st.text(), SIGNS))
def test_every_text_is_understood_somehow(typed):
    query = parse(typed)
    assert len(query.groups) <= MAX_TERMS
    assert all(term.words and all(term.words) for group in query.groups for term in group)


@given(st.lists(st.sampled_from(["réforme", "budget", "pêche", "séisme"]), min_size=1, max_size=5))
def test_plain_words_are_all_required_in_their_order(typed):
    assert parse(" ".join(typed)) == Query(words(*typed))


@pytest.mark.parametrize("typed", ["l'eau", "L’eau", "d'eau.", "« eau »;", "l'eau !", "(eau)", "eau\u00ad", "EAU"])
def test_elisions_punctuation_and_capitals_fall_away(typed):
    assert [term.words for group in parse(typed).groups for term in group] == [("eau",)]


@pytest.mark.parametrize(
    "typed, term",
    [
        ("aujourd'hui", Term(("aujourd", "hui"), "compound")),
        ("porte-parole", Term(("porte", "parole"), "compound")),
        ("S.N.C.F.", Term(("sncf",), "acronym")),
        ("49.3", Term(("49", "3"), "number")),
        ("1 000", Term(("1", "000"), "number")),
        ("1\u202f000\u00a0000", Term(("1", "000", "000"), "number")),
        ("boulang*", Term(("boulang",), "prefix")),
        ('"Grand débat"', Term(("grand", "débat"), "exact")),
        ('"grand débat', Term(("grand", "débat"), "exact")),
        ("«enfin»", Term(("enfin",), "exact")),
        ("titre:budget", Term(("budget",), "word", "headline")),
        ('Title:"le budget"', Term(("le", "budget"), "exact", "headline")),
    ],
)
def test_what_is_typed_is_one_term(typed, term):
    assert parse(typed) == Query(((term,),))


@pytest.mark.parametrize("alternative", ["OR", "OU", "|"])
def test_or_stands_between_alternatives(alternative):
    both = (Term(("grève",)), Term(("manifestation",)))
    assert parse(f"grève {alternative} manifestation Lyon").groups == (both, (Term(("lyon",)),))


@pytest.mark.parametrize("typed", ["OR", "OR grève", "grève OR", "grève OR OR", "- grève", "grève -", "titre: grève"])
def test_an_operator_that_joins_nothing_is_no_error(typed):
    groups = parse(typed).groups
    assert groups in (words("grève"), (), words("titre", "grève"))


def test_a_minus_before_a_word_excludes_and_within_a_word_does_not():
    query = parse('incendie -forêt -"feu de camp" sous-sol')
    assert query.excluded == (Term(("forêt",)), Term(("feu", "de", "camp"), "exact"))
    assert query.groups[1] == (Term(("sous", "sol"), "compound"),)


def test_fields_narrow_and_have_english_names():
    french = parse('auteur:"Ana Roy" agence:AFP rubrique:Monde média:lemonde depuis:2024-03 avant:2024-04-15')
    assert french == parse('author:"Ana Roy" agency:AFP section:Monde outlet:lemonde since:2024-03 before:2024-04-15')
    assert french == Query((), (), ("Ana Roy",), ("AFP",), ("Monde",), ("lemonde",), "2024-03", "2024-04-15")


@pytest.mark.parametrize("typed", ["depuis:hier", "prix:essence", "https://journal.example/a"])
def test_what_looks_like_a_field_and_is_none_is_searched_for(typed):
    assert len(parse(typed).groups) >= 1


@pytest.mark.parametrize("typed, left", [("le maire de Lyon", ("maire", "lyon")), ("de la", ("de", "la"))])
def test_words_of_every_text_are_left_out_unless_they_are_all(typed, left):
    assert parse(typed).groups == words(*left)
