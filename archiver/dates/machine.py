"""Dates that machines write: ISO 8601 in its many spellings, compact days, seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from archiver.article import Dated, Precision, Source
from archiver.dates.resolve import day_of, instant

_ISO = re.compile(
    r"\s*(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)"
    # "2016-08-15CEST10:01:00+0200", "2020-08-25|00h23" and "2024-04-30 16:00:34 +02:00" stand on real pages.
    r"(?:(?:[T |_]{1,2}|[A-Z]{3,4})(?P<hour>\d\d?)[:h](?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s?(?:(?P<utc>Z|UTC|GMT)|(?P<sign>[+-])(?P<off_hour>\d\d):?(?P<off_minute>\d\d)?)?)?\s*",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?\s*")
_EPOCH = re.compile(r"\s*(?:/Date\()?(\d{10})(\d{3})?(?:\)/)?\s*")
_MONTH = re.compile(r"\s*(\d{4})(?:-(\d\d))?\s*")
_EPOCH_START = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_YEAR, _LAST_YEAR = 1600, 2100  # outside, four digits are no year of a newspaper


def read(text: str, source: Source, home: tzinfo) -> tuple[Dated | None, ...]:
    """The one date of a text that is a machine's date and nothing else; () for any other text.

    A clock without offset is of `home`. A written 00:00:00 is what software adds to a day: it stays a day. The
    date is None where the field was empty (zeros, 1970-01-01T00:00:00Z) or no calendar has it.
    """
    start = text.lstrip()[:6]
    if not start[:4].isdigit() and start != "/Date(":
        return ()  # a dateline, mostly
    if found := _ISO.fullmatch(text):
        return (_iso(found, source, home),)
    if found := _EPOCH.fullmatch(text):
        return (_seconds(int(found[1]), source),)
    if found := _COMPACT.fullmatch(text):
        return (_compact(found, source, home),)
    if found := _MONTH.fullmatch(text):
        return (_month(found, source),)
    return ()


def _iso(found: re.Match[str], source: Source, home: tzinfo) -> Dated | None:
    day = _day(*found.group("year", "month", "day"))
    if day is None or found["hour"] is None:
        return Dated(day, "day", source) if day else None
    clock = _clock(*found.group("hour", "minute", "second", "part"))
    return _at(day, clock, _offset(found), home, source)


def _at(day: date, clock: time | None, offset: tzinfo | None, home: tzinfo, source: Source) -> Dated | None:
    if clock == time() and day == _EPOCH_START.date():
        return None  # an empty field, not New Year's Day
    if clock is None or clock == time():
        return Dated(day, "day", source)
    moment = instant(day, clock, offset or home)
    if moment is None:
        return Dated(day, "day", source)
    if moment == _EPOCH_START:
        return None
    if offset is UTC and (local := moment.astimezone(home)).time() == time():
        # Local midnight turned into UTC: a day that went through software.
        return Dated(local.date(), "day", source)
    return Dated(moment, "minute", source)


def _offset(found: re.Match[str]) -> tzinfo | None:
    utc, *written = found.group("utc", "sign", "off_hour", "off_minute")
    return UTC if utc else _zone(*written) if written[0] else None


@lru_cache(maxsize=128)
def _zone(sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    east = int(hours) * 60 + int(minutes or 0)
    if east == 0:
        return UTC
    return timezone(timedelta(minutes=-east if sign == "-" else east)) if east <= 14 * 60 else None


def _day(year: str, month: str, day: str) -> date | None:
    return day_of(int(year), int(month), int(day)) if _FIRST_YEAR <= int(year) < _LAST_YEAR else None


def _clock(hour: str, minute: str, second: str | None, part: str | None) -> time | None:
    try:
        return time(int(hour), int(minute), int(second or 0), int((part or "")[:6].ljust(6, "0")))
    except ValueError:
        return None


def _seconds(seconds: int, source: Source) -> Dated | None:
    moment = datetime.fromtimestamp(seconds, UTC)
    return Dated(moment, "minute", source) if moment.year < _LAST_YEAR else None


def _compact(found: re.Match[str], source: Source, home: tzinfo) -> Dated | None:
    day = _day(*found.group(1, 2, 3))
    if day is None or found[4] is None:
        return Dated(day, "day", source) if day else None
    return _at(day, _clock(found[4], found[5], found[6], None), UTC if found[7] else None, home, source)


def _month(found: re.Match[str], source: Source) -> Dated | None:
    day = _day(found[1], found[2] or "01", "01")
    precision: Precision = "month" if found[2] else "year"
    return Dated(day, precision, source) if day else None
