"""Dates and numbers as readers say them, in French or English. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from archiver.web.interface.words import Language

MONTHS: dict[Language, tuple[str, ...]] = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet",
           "août", "septembre", "octobre", "novembre", "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December"),
}  # fmt: skip
DAYS: dict[Language, tuple[str, ...]] = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def when(text: str | None, language: Language = "fr", zone: str = "Europe/Paris", shared: Collection[str] = ()) -> str:
    """A date column in words: an instant on the clock of `zone`, a day, month or year as far as known; "" for None.

    Seconds are told of an instant whose minute is among `shared`.
    """
    if not text:
        return ""
    if "T" in text:
        here = _local(text, zone)
        return day(here.date(), language) + (" à " if language == "fr" else ", ") + clock(text, language, zone, shared)
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return day(date(*parts), language)
    return f"{MONTHS[language][parts[1] - 1]} {parts[0]}" if len(parts) == 2 else str(parts[0])


def clock(instant: str, language: Language, zone: str, shared: Collection[str] = ()) -> str:
    """The hour of an instant on the clock of `zone`: "6 h 42" (with no-break spaces) or "06:42"; seconds as `when`."""
    here = _local(instant, zone)
    if language == "en":
        return f"{here:%H:%M:%S}" if instant[:16] in shared else f"{here:%H:%M}"
    seconds = f"\u00a0min\u00a0{here.second:02d}\u00a0s" if instant[:16] in shared else ""
    return f"{here.hour}\u00a0h\u00a0{here.minute:02d}{seconds}"


def shared_minutes(instants: Iterable[str]) -> frozenset[str]:
    """The minutes ("2026-03-10T06:42") in which more than one of the instants (UTC) falls: they would read alike."""
    counted = Counter(instant[:16] for instant in set(instants))
    return frozenset(minute for minute, count in counted.items() if count > 1)


def _local(instant: str, zone: str) -> datetime:
    return datetime.fromisoformat(instant.replace("Z", "+00:00")).astimezone(ZoneInfo(zone))


def day(moment: date, language: Language = "fr") -> str:
    """ "1er mars 2026", "12 March 2026"."""
    number = "1er" if language == "fr" and moment.day == 1 else str(moment.day)
    return f"{number} {MONTHS[language][moment.month - 1]} {moment.year}"


def weekday(moment: date, language: Language = "fr") -> str:
    """ "Mercredi 25 novembre 2026", "Wednesday 25 November 2026"."""
    name = DAYS[language][moment.weekday()]
    return f"{name[0].upper()}{name[1:]} {day(moment, language)}"


def number(value: int, language: Language = "fr") -> str:
    """ "12 345" with a narrow no-break space in French, "12,345" in English."""
    return f"{value:,}".replace(",", "\u202f") if language == "fr" else f"{value:,}"


def percent(share: float, language: Language = "fr") -> str:
    """A part of one as "85 %" with a narrow no-break space, or "85%"."""
    return f"{share * 100:.0f}" + ("\u202f%" if language == "fr" else "%")
