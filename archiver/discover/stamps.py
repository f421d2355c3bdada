"""The dates of feeds and sitemaps: RFC 822 (with what is written in its place) and W3C's profile of ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from archiver.article import Dated, Precision, Source

RFC_822 = re.compile(
    r"(?:[^\W\d_]+\.?,?\s+)?(?P<day>\d{1,2})\s+(?P<month>[^\W\d_]{3,9})\.?,?\s+(?P<year>\d{4}|\d\d)"
    r"(?:,?\s+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?\s*(?P<zone>[+-]\d\d:?\d\d|[A-Z]{1,5})?)?"
)
W3C = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<zone>[+-]\d\d:?(?:\d\d)?|Z|UTC|GMT)?)?)?)?"
)
MONTHS = [
    "jan",
    "feb fév fev",
    "mar",
    "apr avr",
    "may mai",
    "jun juin",
    "jul juil",
    "aug aoû aou",
    "sep",
    "oct",
    "nov",
    "dec déc",
]
HOURS_EAST = {"Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "CET": 1, "MET": 1, "CEST": 2, "EET": 2, "EST": -5, "EDT": -4}


def stamp(text: str | None, source: Source, zone: str) -> Dated | None:
    """The date that a feed or sitemap writes; None when there is none or it is not understood.

    A clock without offset is read in the IANA zone `zone`; without clock the precision is the day, month or year.
    """
    found = W3C.fullmatch((text or "").strip()) or RFC_822.fullmatch((text or "").strip())
    if not found:
        return None
    parts = found.groupdict()
    try:
        return _dated(parts, source, zone)
    except (ValueError, OverflowError):  # the 31st of February, an offset of 99 hours
        return None


def _dated(parts: dict[str, str | None], source: Source, zone: str) -> Dated | None:
    year, month = int(parts["year"] or 0), _month(parts["month"])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    day = date(year, month, int(parts["day"] or 1))
    if parts["hour"] is None:
        precision: Precision = "day" if parts["day"] else "month" if parts["month"] else "year"
        return Dated(day, precision, source)
    clock = datetime(year, month, day.day, int(parts["hour"]), int(parts["minute"] or 0), int(parts["second"] or 0))
    offset = _offset(parts["zone"])
    return Dated(clock.replace(tzinfo=offset or ZoneInfo(zone)), "minute", source)


def _month(written: str | None) -> int:
    if written is None:
        return 1
    if written.isdigit():
        return int(written)
    low = written.lower()
    return next(n for n, names in enumerate(MONTHS, 1) if low.startswith(tuple(names.split())))


def _offset(written: str | None) -> timezone | None:
    if written is None:
        return None
    if written[0] in "+-":
        digits = written[1:].replace(":", "").ljust(4, "0")
        east = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(-east if written[0] == "-" else east)
    return timezone(timedelta(hours=HOURS_EAST[written])) if HOURS_EAST.get(written) else UTC
