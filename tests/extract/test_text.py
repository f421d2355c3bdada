"""White space of the words taken from a page: typography stays, whatever else parts or hides is mended."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.extract.text import clean, prose, spaced

# Letters, all that stands for a space, what is not seen, controls, accents apart from their letter
WORDS = st.text(st.sampled_from("aé«!_ \n\t\u00a0\u202f\u2009\u3000\u00ad\u200b\u200e\ufeff\u0301\u0085\x01\x1c"))
ANY = st.one_of(WORDS, st.text())


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (" Le  bac\n\treprend ", "Le bac reprend"),
        ("«\u00a0Non\u202f!\u00a0»", "«\u00a0Non\u202f!\u00a0»"),
        ("«\u00a0 Non \u202f! »", "«\u00a0Non\u202f! »"),
        ("l’ho\u00adraire\u200b d’été", "l’horaire d’été"),
        ("l’e\u0301te\u0301", "l’été"),
        ("nom_\u00a0de_famille__", "nom_\u00a0de_famille__"),
    ],
)
def test_prose_keeps_the_pages_typography_and_nothing_else(words, read):
    assert prose(words) == read


@given(ANY)
def test_no_two_spaces_stand_side_by_side_in_prose(words):
    assert "  " not in spaced(prose(words))


@given(ANY)
def test_prose_is_left_alone_by_a_second_reading(words):
    assert prose(prose(words)) == prose(words)


@given(ANY)
def test_prose_with_plain_spaces_is_what_clean_gives(words):
    assert spaced(prose(words)) == clean(words)


@given(ANY)
def test_words_are_in_composed_form(words):
    assert unicodedata.is_normalized("NFC", clean(words))
