"""Instants, addresses and headers of Memento (RFC 7089). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

STAMP = re.compile(r"\d{4,14}")


@dataclass(frozen=True, slots=True)
class Memento:
    """One capture as the protocol names it: an original address at an instant (UTC)."""

    url: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The captures of one address around one of them; None where there is none."""

    first: Memento | None
    previous: Memento | None
    following: Memento | None
    last: Memento | None


def stamp(at: datetime) -> str:
    """`at` as the fourteen digits of an address, in UTC."""
    return at.astimezone(UTC).strftime("%Y%m%d%H%M%S")


def instant(digits: str) -> datetime | None:
    """The instant (UTC) of 4 to 14 digits; missing ones mean the earliest. None when no clock shows it."""
    if not STAMP.fullmatch(digits) or len(digits) % 2:
        return None
    try:
        return datetime.strptime(digits + "00000101000000"[len(digits) :], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def accepted(header: str) -> datetime | None:
    """The instant that an Accept-Datetime header asks for (RFC 7089 section 2.1.1); None when malformed."""
    try:
        asked = parsedate_to_datetime(header)
    except (ValueError, TypeError):
        return None
    return asked if asked.tzinfo else None


def http_date(at: datetime) -> str:
    """`at` in the form of RFC 9110 section 5.6.7, always GMT."""
    return format_datetime(at.astimezone(UTC), usegmt=True)


def address(origin: str, memento: Memento, raw: bool = False) -> str:
    """Where the replay serves `memento`: as a page, or `raw` the entity alone."""
    return f"{origin}/memento/{stamp(memento.at)}{'id_' if raw else ''}/{memento.url}"


def links(origin: str, url: str, near: Neighbours | None = None) -> str:
    """The Link header of a memento or, without `near`, of a TimeGate (RFC 7089 section 2.2)."""
    rels = [
        f'<{_quoted(url)}>; rel="original"',
        f'<{origin}/timegate/{_quoted(url)}>; rel="timegate"',
        f'<{origin}/timemap/link/{_quoted(url)}>; rel="timemap"; type="application/link-format"',
    ]
    return ", ".join(rels + (_memento_links(origin, near) if near else []))


def _memento_links(origin: str, near: Neighbours) -> list[str]:
    named: dict[Memento, list[str]] = {}
    for rel, memento in (
        ("first", near.first),
        ("prev", near.previous),
        ("next", near.following),
        ("last", near.last),
    ):
        if memento:
            named.setdefault(memento, []).append(rel)
    return [_memento_link(origin, memento, rels) for memento, rels in named.items()]


def _memento_link(origin: str, memento: Memento, rels: Sequence[str] = ()) -> str:
    rel = " ".join([*rels, "memento"])
    where = _quoted(address(origin, memento))
    return f'<{where}>; rel="{rel}"; datetime="{http_date(memento.at)}"'


def timemap(origin: str, url: str, mementos: Sequence[Memento]) -> str:
    """All mementos of `url`, earliest first, as application/link-format (RFC 7089 section 5)."""
    lines = [
        f'<{_quoted(url)}>; rel="original"',
        f'<{origin}/timegate/{_quoted(url)}>; rel="timegate"',
        f'<{origin}/timemap/link/{_quoted(url)}>; rel="self"; type="application/link-format"'
        f'; from="{http_date(mementos[0].at)}"; until="{http_date(mementos[-1].at)}"',
    ]
    for index, memento in enumerate(mementos):
        rels = [rel for rel, mark in (("first", 0), ("last", len(mementos) - 1)) if index == mark]
        lines.append(_memento_link(origin, memento, rels))
    return ",\n".join(lines) + "\n"


def _quoted(url: str) -> str:
    """`url` so that it can stand between angle brackets of a header: nothing ends the brackets or the line."""
    return re.sub(r"[^\x21\x23-\x3b\x3d\x3f-\x7e]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), url)
