"""What a search's address asks for, and addresses that ask for something else. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args
from urllib.parse import urlencode

from archiver.store.search import Filters, until
from archiver.store.search.matches import Sort
from archiver.web.interface.vocabulary import CHOICES

PATH = "/recherche"
Parameters = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for."""

    words: str
    filters: Filters
    sort: Sort
    page: int
    unread: tuple[str, ...] = ()  # what was given as a date and is none


def asked_of(given: Mapping[str, list[str]]) -> Asked:
    """Reads the parameters of a search; what is malformed counts as absent."""

    def first(name: str) -> str:
        return next(iter(given.get(name, [])), "")

    chosen = {field: tuple(filter(None, given.get(name, []))) for name, (field, _) in CHOICES.items()}
    since, last = _day(first("depuis")), _day(first("avant"))
    filters = Filters(**chosen, since=since, before=until(last) if last else None)
    sort: Sort = next((known for known in get_args(Sort) if known == first("tri")), "rank")
    number = first("page")
    page = max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1
    unread = tuple(text for text in (first("depuis"), first("avant")) if text and _day(text) is None)
    return Asked(first("q"), filters, sort, page, unread)


def link(here: Parameters, path: str = PATH, **changed: list[str] | str | int) -> str:
    """The search with some parameters changed; empty ones are left out."""
    pairs = here | {name: value if isinstance(value, list) else [str(value)] for name, value in changed.items()}
    kept = {name: [value for value in values if value] for name, values in pairs.items()}
    return f"{path}?{urlencode(kept, doseq=True)}"


def _day(text: str) -> str | None:
    """`text` when it is a day, month or year."""
    parts = text.split("-")
    try:
        date(int(parts[0]), *(int(part) for part in [*parts[1:], "1", "1"][:2]))
    except (ValueError, TypeError):
        return None
    return text
