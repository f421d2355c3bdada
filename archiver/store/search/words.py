"""Words of a text as the index cuts them, and the key that joins the forms of one French word. Pure."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

import Stemmer

# Letters and digits, as FTS5's unicode61; everything else separates.
WORD = re.compile(r"[^\W_]+")

# The spelling of 1990: "évènement", "ile", "cout"; in these few words the circumflex tells two words apart.
REFORM = str.maketrans({"è": "é", "î": "i", "û": "u"})
UNREFORMED = frozenset({"mûr", "sûr", "dû", "jeûne", "jeûner", "crû", "recrû", "mûre"})

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})

KEYS_REMEMBERED = 100_000  # word forms, about 15 MB; a form is looked up once per process

# People are one word in both genders; "année", "armée", "journée" are not the feminine of anything.
PEOPLE = frozenset(
    "député délégué employé salarié réfugié retraité accusé blessé invité diplômé licencié assuré abonné administré "
    "associé aîné exilé déporté expatrié handicapé syndiqué sinistré fiancé allié agrégé initié naufragé".split()
)

# Participles that the dictionary has as words of their own, and nouns in -é that are no participle of "-er".
IRREGULAR_PARTICIPLES = {"mourir": "mort", "élire": "élu", "naître": "né", "promouvoir": "promu", "paraître": "paru"}
NO_PARTICIPLES = frozenset({"marché", "curé", "député", "comité", "côté", "comté", "pâté", "traité"})

_stemmer = Stemmer.Stemmer("french")


def words_of(text: str) -> list[str]:
    """The words of `text` in order, small letters, accents kept (NFC)."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=KEYS_REMEMBERED)
def fold(form: str) -> str:
    """`form` as it looks without accents and ligatures: "cœur" is "coeur", "élève" is "eleve"."""
    if form.isascii():
        return form
    decomposed = unicodedata.normalize("NFD", form.translate(LIGATURES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def is_french(form: str) -> bool:
    """Whether the dictionary of French forms has `form` (small letters), with or without its ligature."""
    return _in_dictionary(form) is not None


@lru_cache(maxsize=KEYS_REMEMBERED)
def key_of(form: str) -> str:
    """What the forms of one word share: its lemma with accents, or a stem ("~elect") for words no dictionary has.

    `form` is in small letters. "directrice" has the key of "directeur", "députées" that of "député". Numbers and
    single letters are their own key.
    """
    if len(form) < 2 or not form.isalpha():
        return form
    known = _in_dictionary(form)
    if known is None:
        masculine = re.sub("euse(s?)$", r"eur\1", fold(form))
        return f"~{_stemmer.stemWord(masculine)}"
    # Twice: "nouvelles" leads to "nouvelle", and that to "nouveau".
    lemma = _masculine(_lemma(_lemma(known)))
    return lemma if lemma in UNREFORMED else lemma.translate(LIGATURES).translate(REFORM)


def related_keys(key: str) -> set[str]:
    """Keys of other words that a search for the word of `key` means too: a verb's participle, and back."""
    if key in IRREGULAR_PARTICIPLES:
        return {IRREGULAR_PARTICIPLES[key]}
    if key.endswith("er") and key[:-2] + "é" not in NO_PARTICIPLES:
        return {key[:-2] + "é"}
    if key.endswith("é") and key not in NO_PARTICIPLES and _in_dictionary(key[:-1] + "er"):
        return {key[:-1] + "er"}
    return set()


def _in_dictionary(form: str) -> str | None:
    spellings = dict.fromkeys((form.replace("oe", "œ"), form, form.replace("œ", "oe")))  # mostly one
    return next((spelling for spelling in spellings if _entry(spelling)), None)


def _lemma(form: str) -> str:
    return (_entry(form) or form).lower()


def _entry(form: str) -> str | None:
    """The lemma that the dictionary gives for `form`, or for it as a name ("Alpes")."""
    dictionary = _dictionary()
    return dictionary.get(form) or dictionary.get(form.capitalize())


@cache
def _dictionary() -> Mapping[str, str]:
    # Compiles rules of 20 languages: only where a word is looked up.
    from simplemma.strategies.dictionaries import TrieDictionaryFactory

    # Made once and kept in the user's cache folder: read from the package, it takes each process 0.15 s and 25 MB.
    # Where it cannot be kept, simplemma warns and makes it again: nothing is wrong then, and nobody needs to know.
    logging.getLogger("simplemma").setLevel(logging.ERROR)
    return TrieDictionaryFactory().get_dictionary("fr")


def _masculine(lemma: str) -> str:
    if lemma.endswith("e") and (plural := _in_dictionary(f"{lemma}s")):
        # The dictionary has "blanches" under "blanc", but "blanche" as a word of its own.
        of_plural = _lemma(plural)
        lemma = lemma if of_plural.endswith(("er", "ir", "re")) else of_plural
    for feminine, masculine in (("trice", "teur"), ("euse", "eur")):
        if lemma.endswith(feminine) and _in_dictionary(lemma.removesuffix(feminine) + masculine):
            return lemma.removesuffix(feminine) + masculine
    return lemma[:-1] if lemma.endswith("ée") and lemma[:-1] in PEOPLE else lemma
