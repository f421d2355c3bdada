import pytest

from archiver.extract.captions import bare, split


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Le port, vendredi. (Photo Mathis Kerdal)", ("Le port, vendredi.", "Mathis Kerdal")),
        ("Le port, vendredi © AFP", ("Le port, vendredi", "AFP")),
        ("Jan Kerdal, photo: Archives de la ville", ("Jan Kerdal", "Archives de la ville")),
        ("© Belga", (None, "Belga")),
        ("Le port, vendredi.", ("Le port, vendredi.", None)),
        ("", (None, None)),
    ],
)
def test_the_credit_is_told_from_the_legend(words, parts):
    assert split(words) == parts


@pytest.mark.parametrize("credit", ["Crédits photo : Ville du lac", "© Ville du lac", "(c) Ville du lac"])
def test_a_credit_loses_its_label(credit):
    assert bare(credit) == "Ville du lac"
