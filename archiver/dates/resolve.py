"""From the parts of a date to its value: calendar, reference moment, zone, clocks that jump."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

PIVOT = 69  # two-digit years from here on are of the 1900s, as in POSIX
SKEW = timedelta(minutes=5)  # an outlet's clock may be ahead of ours by so much


def full_year(digits: str) -> int:
    """The year that two or four digits name."""
    year = int(digits)
    return year if year >= 100 else year + (1900 if year >= PIVOT else 2000)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def instant(day: date, clock: time, zone: tzinfo) -> datetime | None:
    """`clock` on `day` in `zone`; None for an hour skipped there in spring. Of an hour that came twice, the first."""
    moment = datetime.combine(day, clock, zone)
    if isinstance(zone, timezone):
        return moment  # an offset never changes
    if _clocks_jump(day, zone) and moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != datetime.combine(
        day, clock
    ):
        return None
    return moment


@lru_cache(maxsize=4096)
def _clocks_jump(day: date, zone: tzinfo) -> bool:
    """Whether the zone's offset changes in the course of the day."""
    start = datetime.combine(day, time.min, zone)
    return start.utcoffset() != datetime.combine(day, time.max, zone).utcoffset()


def latest_day(month: int, day: int, last: date) -> date | None:
    """The latest such day of the year that is not after `last`; None for a day no year has."""
    for year in range(last.year, last.year - 9, -1):  # 29 February may be eight years back
        found = day_of(year, month, day) if year > 0 else None
        if found and found <= last:
            return found
    return None


def latest_weekday(weekday: int, last: date) -> date:
    """The latest such day of the week (Monday 0) that is not after `last`."""
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def months_back(moment: date, months: int) -> date:
    """First day of the month that many months before."""
    years, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    return date(max(years, 1), month + 1, 1)
