import pytest

from archiver.web.interface.typography import unbroken


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Crue : que faire ?", "Crue\u00a0: que faire\u202f?"),
        ("« Non ! » ; « oui »", "«\u00a0Non\u202f!\u00a0»\u202f; «\u00a0oui\u00a0»"),
        ("Vraiment\u00a0? «\u202fOui\u202f»", "Vraiment\u202f? «\u00a0Oui\u00a0»"),
        ("Quoi ?!", "Quoi\u202f?!"),
    ],
)
def test_no_line_breaks_before_double_punctuation_or_inside_quotes(written, shown):
    assert unbroken(written) == shown


@pytest.mark.parametrize(
    "text", ["https://a.example/?b=1;c", "Rendez-vous à 18:30", "«Oui», dit-il!", "x?y:z", "Deux mots, trois", ""]
)
def test_where_no_space_was_written_none_is_added(text):
    assert unbroken(text) == text
