import re
from importlib.resources import files

import pytest

from archiver.web.interface import vocabulary
from archiver.web.interface.search import SORTS
from archiver.web.interface.words import english, preferred

SAID = re.compile(r'\b(?:t|translator\(language\))\(\s*"([^"]*)"')  # t("…") of templates and modules
SHOWN = {"ISO 690", "APA", "Presse"} | set(SORTS.values()) | vocabulary.words()


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


def said() -> set[str]:
    package = files("archiver.web.interface")
    sources = [*(package / "templates" / "archiver").iterdir(), *package.iterdir()]
    texts = (source.read_text("utf-8") for source in sources if source.name.endswith((".html", ".py")))
    return {words for text in texts for words in SAID.findall(text)} | SHOWN


def test_every_word_of_the_interface_has_its_english():
    assert said() - set(english()) == set()


def test_no_english_is_left_of_words_that_are_gone():
    assert set(english()) - said() == set()


@pytest.mark.parametrize("words", sorted(english()))
def test_english_fills_in_what_french_fills_in(words):
    assert sorted(re.findall(r"{\w+}", english()[words])) == sorted(re.findall(r"{\w+}", words))
