import pytest

from archiver.web.interface.words import preferred


@pytest.mark.parametrize(
    ("asked", "cookie", "header", "language"),
    [
        (None, None, "", "fr"),
        (None, None, "de", "fr"),
        (None, None, "en-GB,en;q=0.9,fr;q=0.8", "en"),
        (None, None, "fr;q=0.9,en;q=0.8", "fr"),
        (None, None, "fr;q=1.2.3", "fr"),
        (None, "en", "fr", "en"),
        ("fr", "en", "en", "fr"),
        ("xx", "<script>", "en", "en"),
    ],
)
def test_the_language_asked_for_beats_the_remembered_one_and_the_readers(asked, cookie, header, language):
    assert preferred(asked, cookie, header) == language
