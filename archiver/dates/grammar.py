"""The compiled grammar of French datelines: whole phrases where a text is nothing else, tokens in any text."""

from __future__ import annotations

import re
from typing import NamedTuple

from archiver.dates.patterns import CLOCK, DATE, LINK, MODIFIED, NOISE, PUBLISHED, WEEKDAY


class Token(NamedTuple):
    """A piece of a text: published, modified (labels), date, clock or noise; the match's groups tell the rest."""

    kind: str
    match: re.Match[str]


# A token begins a word, or is the hour glued to its day ("2024-03-12t18:30", "2016-08-15cest10:01").
_TOKEN = re.compile(
    r"(?:(?<![a-z0-9])|(?=\d)(?<=t)(?:(?<=\dt)|(?<=\dcet)|(?<=\dcest)))"
    rf"(?:{PUBLISHED}|{MODIFIED}|{NOISE}|{DATE}|{CLOCK})"
)
_PHRASE = re.compile(
    rf"[ (\[*|-]{{0,3}}(?:(?:{PUBLISHED}|{MODIFIED}) ?:? ?(?:(?:a|sur|en) )?)?(?:le :? ?)?(?:{WEEKDAY}(?=\d))?"
    rf"(?:{DATE})?(?:(?:{LINK})(?:{CLOCK}))?(?=[^a-z0-9]|$)[ ,;:|/()\[\].\u2022-]*"
)


def scan(folded: str) -> list[Token]:
    """The tokens of a folded text, in its order; what is between them is other words."""
    return [Token(found.lastgroup or "", found) for found in _TOKEN.finditer(folded)]


def phrases(folded: str) -> list[re.Match[str]] | None:
    """The phrases (label, date, hour) of a folded text that is nothing but these; None for any other text.

    All but the first have a label. What `scan` would find in many steps is found in one match a phrase.
    """
    found: list[re.Match[str]] = []
    at, end = 0, len(folded)
    while at < end:
        phrase = _PHRASE.match(folded, at)
        if phrase is None:
            return None
        labelled = phrase["modified"] or phrase["published"]
        if not (phrase["date"] or (labelled and phrase["clock"])) or (found and not labelled):
            return None
        found.append(phrase)
        at = phrase.end()
    return found
