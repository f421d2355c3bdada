"""URL traps: many discovered addresses that all show one text are not followed to their end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from archiver.addresses import identity

MANY = 12  # addresses with one text; agency copy that an outlet runs twice, or a moved article, stays far below


@dataclass(slots=True)
class _Place:
    addresses: set[str] = field(default_factory=set)
    texts: Counter[Hashable] = field(default_factory=Counter)


class Traps:
    """What the articles of one crawl said, by the place of their addresses.

    A place is an address without its query, or without the last part of its path where it has none. It is a trap
    when MANY addresses there showed one text, and these are at least half of those that were read.
    """

    def __init__(self) -> None:
        self._places: dict[str, _Place] = {}

    def note(self, url: str, text: Hashable) -> None:
        """The article at `url` shows the text that `text` tells apart."""
        place = self._places.setdefault(_place(url), _Place())
        if (key := identity(url)) not in place.addresses:
            place.addresses.add(key)
            place.texts[text] += 1

    def catches(self, url: str) -> bool:
        """Whether `url` is at a place that has turned out to be a trap."""
        place = self._places.get(_place(url))
        if place is None or len(place.addresses) < MANY:
            return False
        most = max(place.texts.values())
        return most >= MANY and 2 * most >= len(place.addresses)


def _place(url: str) -> str:
    parts = urlsplit(url)
    path = parts.path if parts.query else parts.path.rpartition("/")[0]
    return f"{parts.netloc.lower()}{path}"
