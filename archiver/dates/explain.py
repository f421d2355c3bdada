"""What the grammar saw in a text, for people who wonder about a date."""

from __future__ import annotations

from archiver.dates.grammar import scan
from archiver.dates.patterns import PARTS
from archiver.dates.reading import MAX_TEXT
from archiver.dates.vocabulary import fold


def tokens_of(text: str) -> list[dict[str, str]]:
    """The tokens of `text` in its order: `kind` (published and modified are labels, noise is no date), `words`, parts.

    Words are folded (small letters, no accents), as the grammar sees them; the parts ("w_day", "hour", "zone"...)
    are those of archiver.dates.patterns.
    """
    return [
        {"kind": token.kind, "words": token.match[0]} | {name: token.match[name] for name in PARTS if token.match[name]}
        for token in scan(fold(text[:MAX_TEXT]))
    ]
