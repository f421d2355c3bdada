"""The arguments of spiders (`-a NAME=VALUE`), read and judged before anything is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from archiver.addresses import is_web_address
from archiver.errors import UsageError
from spiders.recheck import an_age

DIGITS = 9  # of the largest number of pages
HEAD = 64 * 2**10  # bytes of a list that are looked at before a crawl begins


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a crawl was told; days are inclusive."""

    since: date | None = None
    until: date | None = None
    limit: int | None = None
    url: str | None = None
    file: Path | None = None
    live: timedelta | None = None  # for so long a crawl stays open for live blogs that run
    requisites: bool | None = None  # whole pages, or not; None leaves it to the outlet
    render: bool | None = None  # whether pages are shown in Chromium, too; None leaves it to the outlet


def read(given: Mapping[str, str], allowed: Iterable[str], needed: Iterable[str] = ()) -> Arguments:
    """The arguments of one spider. Raises UsageError with the form to write for each that is not right.

    `needed`: one of these must be given.
    """
    allowed, needed = tuple(allowed), tuple(needed)
    for name in given:
        if name not in allowed:
            raise UsageError(f"-a {name}={given[name]}: this spider takes {', '.join(allowed)}")
    if needed and not any(given.get(name) for name in needed):
        raise UsageError("tell what to ask for: " + " or ".join(f"-a {name}={name.upper()}" for name in needed))
    arguments = Arguments(
        since=_day("since", given.get("since")),
        until=_day("until", given.get("until")),
        limit=_count("limit", given.get("limit")),
        url=_address("url", given.get("url")),
        file=_file("file", given.get("file")),
        live=an_age("-a live", given["live"]) if "live" in given else None,
        requisites=_switch("requisites", given.get("requisites")),
        render=_switch("render", given.get("render")),
    )
    if arguments.since and arguments.until and arguments.until < arguments.since:
        raise UsageError(f"-a until={arguments.until} is before -a since={arguments.since}: swap them")
    return arguments


def _day(name: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        if len(text) != len("2026-03-12"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"-a {name}={text} is not a day: write -a {name}=2026-03-12") from None


def _count(name: str, text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= DIGITS and int(text) > 0):
        raise UsageError(f"-a {name}={text} is not a number of pages: write -a {name}=100")
    return int(text)


def _switch(name: str, text: str | None) -> bool | None:
    if text not in (None, "0", "1"):
        raise UsageError(f"-a {name}={text} is neither on nor off: write -a {name}=1 or -a {name}=0")
    return None if text is None else text == "1"


def _address(name: str, text: str | None) -> str | None:
    if text is not None and not is_web_address(text):
        raise UsageError(f"-a {name}={text} is not a web address: write -a {name}=https://www.example.org/page")
    if text is not None and "@" in urlsplit(text).netloc:  # not repeated: it may hold a password
        raise UsageError(f"-a {name} holds a user name: write the address without it")
    return text


def _file(name: str, text: str | None) -> Path | None:
    if text is None:
        return None
    path = Path(text)
    form = "give a text file with one address a line"
    try:
        with path.open("rb") as opened:
            head = opened.read(HEAD) if path.is_file() else b""  # of a pipe nothing comes twice
    except (OSError, ValueError) as fault:  # ValueError: a name with a NUL
        why = fault.strerror if isinstance(fault, OSError) else fault
        raise UsageError(f"-a {name}={text} cannot be read ({why}): {form}") from None
    if b"\0" in head:
        raise UsageError(f"-a {name}={text} is no list of addresses (it is binary, or UTF-16): {form}, in UTF-8")
    return path
