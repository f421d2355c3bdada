"""The words of French datelines, as `fold` leaves them: small letters, no accents, plain spaces."""

from __future__ import annotations

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

_PUNCTUATION = {
    **dict.fromkeys(range(0x300, 0x370)),  # combining accents
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)),  # invisible
    **dict.fromkeys(range(0x2010, 0x2016), "-"),
    0x2212: "-",
    **dict.fromkeys((0x2018, 0x2019, 0x2BC, 0xB4, 0x60), "'"),
    0x2044: "/",
    0x2236: ":",
    0x153: "oe",
}


def fold(text: str) -> str:
    """`text` in small letters without accents, each run of any white space one plain space (U+0020).

    Superscript letters, thin spaces and full-width digits become plain ones (NFKD); dashes become "-",
    apostrophes "'"; soft hyphens and zero-width characters vanish.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_PUNCTUATION)
    return " ".join(text.lower().split())
