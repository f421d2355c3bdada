"""The words of French datelines, as `fold` leaves them: small letters, no accents, plain spaces."""

from __future__ import annotations

import re
import unicodedata

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev february feb f\ufffdvrier",
            "mars mar march",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juill juil july jul",
            "aout aou august aug ao\ufffdt",
            "septembre september sept sep",
            "octobre october oct",
            "novembre november nov",
            "decembre december dec d\ufffdcembre",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month by name. English ones stand in RFC 822 dates, script dates and half-translated themes; "jui" is no month:
it may be June or July. U+FFFD is what a wrong charset left of the accent."""

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "lundi lun monday mon",
            "mardi mar tuesday tues tue",
            "mercredi mer wednesday wed",
            "jeudi jeu thursday thurs thu",
            "vendredi ven friday fri",
            "samedi sam saturday sat",
            "dimanche dim sunday sun",
        )
    )
    for name in names.split()
}

COUNTS: dict[str, int] = {
    word: number
    for number, words in {
        1: "un une",
        2: "deux",
        3: "trois",
        4: "quatre",
        5: "cinq",
        6: "six",
        7: "sept",
        8: "huit",
        9: "neuf",
        10: "dix",
        11: "onze",
        12: "douze",
        15: "quinze",
        20: "vingt",
        30: "trente",
        40: "quarante",
    }.items()
    for word in words.split()
}

_PUNCTUATION = str.maketrans(
    dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")  # invisible
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'")
    | {"\u2044": "/", "\u2236": ":", "\u0153": "oe"}
)
_ACCENTS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """`text` in small letters without accents, each run of any white space one plain space (U+0020).

    Superscript letters, thin spaces and full-width digits become plain ones (NFKD); dashes become "-",
    apostrophes "'"; soft hyphens and zero-width characters vanish.
    """
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        if not text.isascii():
            text = text.translate(_PUNCTUATION)
    return " ".join(text.lower().split())
