import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.store.changes import word_diff

TEXTS = st.lists(st.sampled_from(["Le", "maire", " ", "\n\n", ",", "l'eau", "été"]), max_size=20).map("".join)


@given(TEXTS, TEXTS)
def test_the_pieces_hold_both_texts_whole(before, after):
    pieces = word_diff(before, after)
    assert "".join(piece.text for piece in pieces if piece.op != "new") == before
    assert "".join(piece.text for piece in pieces if piece.op != "gone") == after
    assert all(piece.text for piece in pieces)


@pytest.mark.parametrize(
    "before, after, shown",
    [
        ("Le maire part.", "Le préfet part.", "Le [maire|préfet] part."),
        ("Trois morts à Lyon", "Au moins quatre morts à Lyon", "[Trois|Au moins quatre] morts à Lyon"),
        ("Un.\n\nDeux.", "Un.\n\nAjout.\n\nDeux.", "Un.\n\n[|Ajout.\n\n]Deux."),
        ("l'eau", "l'air", "[l'eau|l'air]"),
        ("", "Titre", "[|Titre]"),
        ("Pareil", "Pareil", "Pareil"),
    ],
)
def test_words_that_went_stand_before_words_that_came(before, after, shown):
    text, gone = "", None
    for piece in [*word_diff(before, after), None]:
        if gone is not None:
            new = piece.text if piece and piece.op == "new" else ""
            text, gone = f"{text}[{gone}|{new}]", None
            if new:
                continue
        if piece and piece.op == "gone":
            gone = piece.text
        elif piece:
            text += f"[|{piece.text}]" if piece.op == "new" else piece.text
    assert text == shown
