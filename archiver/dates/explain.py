"""What the grammar saw in a text, for people who wonder about a date."""

from __future__ import annotations

from archiver.dates.grammar import scan
from archiver.dates.reading import MAX_TEXT
from archiver.dates.vocabulary import fold


def explain(text: str) -> list[tuple[str, str]]:
    """The tokens of `text` in its order, as (kind, words): published and modified are labels, noise no date.

    The words are folded (small letters, no accents), as the grammar sees them.
    """
    return [(token.kind, token.match[0]) for token in scan(fold(text[:MAX_TEXT]))]
