"""Words of a text as the index cuts them, and the key that joins the forms of one French word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import simplemma
import Stemmer

# Letters and digits, as FTS5's unicode61; everything else separates.
WORD = re.compile(r"[^\W_]+")

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})

KEYS_REMEMBERED = 200_000  # about 30 MB; a word form is looked up once per process

_stemmer = Stemmer.Stemmer("french")


def words_of(text: str) -> list[str]:
    """The words of `text` in order, small letters, accents kept (NFC)."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def fold(form: str) -> str:
    """`form` as it looks without accents and ligatures: "cœur" is "coeur", "élève" is "eleve"."""
    decomposed = unicodedata.normalize("NFD", form.translate(LIGATURES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def is_french(form: str) -> bool:
    """Whether the dictionary of French forms has `form` (small letters, accents as typed)."""
    return simplemma.is_known(form, lang="fr")


@lru_cache(maxsize=KEYS_REMEMBERED)
def key_of(form: str) -> str:
    """What the forms of one word share: its lemma without accents, or a stem ("~elect") for unknown words.

    `form` is in small letters. Numbers and one-letter words are their own key.
    """
    if len(form) < 2 or not form.isalpha():
        return fold(form)
    known = form.replace("oe", "œ") if "oe" in form and is_french(form.replace("oe", "œ")) else form
    if is_french(known):
        return fold(simplemma.lemmatize(known, lang="fr").lower())
    return f"~{_stemmer.stemWord(fold(form))}"
