"""The interface's language: French as written in the templates, English by this list. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["fr", "en"]
COOKIE = "langue"


@cache
def english() -> dict[str, str]:
    """French words of the interface -> English, from english.json."""
    words: dict[str, str] = json.loads((files(__package__) / "english.json").read_text("utf-8"))
    return words


def translator(language: Language) -> Callable[..., str]:
    """A function that gives words of the interface in `language`; `{name}` in them is filled from its keywords."""

    def translate(words: str, **values: object) -> str:
        said = english().get(words, words) if language == "en" else words
        return said.format(**values) if values else said

    return translate


def preferred(asked: str | None, cookie: str | None, accept_language: str) -> Language:
    """The language to answer in: the one asked for, else the one remembered, else the reader's, else French."""
    for choice in (asked, cookie):
        if choice in ("fr", "en"):
            return "fr" if choice == "fr" else "en"
    ranges = re.findall(r"(?:^|,)\s*(fr|en)\b[^,;]*(?:;\s*q\s*=\s*([\d.]+))?", accept_language, re.IGNORECASE)
    weights: dict[str, float] = {}
    for name, weight in ranges[:20]:
        weights.setdefault(name.lower(), _weight(weight))
    return "en" if weights.get("en", 0.0) > weights.get("fr", 0.0) else "fr"


def _weight(text: str) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0.0
