"""Whether a page shows its text without the scripts that it came with. Pure."""

from __future__ import annotations

from archiver.extract.text import clean
from archiver.web.replay.rewrite import Rewritten

MIN_TEXT = 200  # letters; a page with scripts and fewer is empty without them
MIN_SHOWN = 0.5  # of the article's letters; with fewer the text was put there by a script


def is_scripted(page: Rewritten, body: str | None) -> bool:
    """Whether scripts made `page`: it has hardly any words without them, or not those of the article's `body`."""
    if not page.scripts:
        return False
    if len(page.text) < MIN_TEXT:
        return True
    shown = _letters(page.text)
    parts = [_letters(part) for part in (body or "").split("\n\n")]
    total = sum(map(len, parts))
    return total > 0 and sum(len(part) for part in parts if part in shown) < MIN_SHOWN * total


def _letters(words: str) -> str:
    """`words` without the spaces, which mark-up may add or take."""
    return "".join(clean(words).split())
