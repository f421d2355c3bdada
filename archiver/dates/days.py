"""The day, month, year or moment that one date token means."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from archiver.article import Precision
from archiver.dates.resolve import SKEW, day_of, full_year, latest_day, latest_weekday, months_back
from archiver.dates.vocabulary import COUNTS, MONTHS, WEEKDAYS

_SECONDS = {"s": 1, "m": 60, "h": 3600}


def told(
    found: re.Match[str], clock: time | None, now: datetime | None, beside: date | None
) -> tuple[date, Precision] | None:
    """What a date token of the grammar means; None when nothing certain.

    `now` is the reference in the outlet's zone, `clock` the hour written with the date. Without a reference a
    year-less date takes its year from `beside`, the text's other date. At hour and minute precision the value is
    an aware datetime.
    """
    kind = found.group
    if month := kind("w_month"):
        if not kind("w_year") and "-" in found.string[found.end("w_day") : found.start("w_month")]:
            return None  # "14-Juillet", "11-Septembre": names of events
        return _day_and_month(int(kind("w_day")), _month(month), kind("w_year"), clock, now, beside)
    if year := kind("n_year"):
        return _day(full_year(year), int(kind("n_month")), int(kind("n_day")))
    if year := kind("y_year"):
        return _day(int(year), int(kind("y_month")), int(kind("y_day")))
    if month := kind("e_month"):
        return _day(int(kind("e_year") or kind("e_late")), _month(month), int(kind("e_day")))
    if month := kind("m_month"):
        return date(int(kind("m_year")), _month(month), 1), "month"
    if month := kind("c_month"):
        return date(int(kind("c_year")), int(month), 1), "month"
    if day := kind("s_day"):
        return _day_and_month(int(day), int(kind("s_month")), None, clock, now, beside)
    if year := kind("year"):
        return date(int(year), 1, 1), "year"
    return _relative(found, clock, now) if now else None


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _day(year: int, month: int, day: int) -> tuple[date, Precision] | None:
    known = day_of(year, month, day)
    return (known, "day") if known else None


def _day_and_month(
    day: int, month: int, year: str | None, clock: time | None, now: datetime | None, beside: date | None
) -> tuple[date, Precision] | None:
    if year:
        return _day(full_year(year.lstrip("'")), month, day)
    if now:
        known = latest_day(month, day, _last_day(clock, now, lambda last: (last.month, last.day) == (month, day)))
    else:
        known = day_of(beside.year, month, day) if beside else None
    return (known, "day") if known else None


def _last_day(clock: time | None, now: datetime, is_today: Callable[[date], bool]) -> date:
    """Today, or yesterday where the day asked for is today's and its hour is still to come."""
    today = now.date()
    if clock and is_today(today) and datetime.combine(today, clock, now.tzinfo) > now + SKEW:
        return today - timedelta(days=1)
    return today


def _relative(found: re.Match[str], clock: time | None, now: datetime) -> tuple[date, Precision] | None:
    if found["now"]:
        return now.replace(second=0, microsecond=0), "minute"
    if words := found["back"]:
        days = 2 if words.startswith("avant") else 1 if words == "hier" else 0
        return now.date() - timedelta(days=days), "day"
    if name := found["weekday"]:
        weekday = WEEKDAYS[name]
        return latest_weekday(weekday, _last_day(clock, now, lambda last: last.weekday() == weekday)), "day"
    return _ago(found, now)


def _ago(found: re.Match[str], now: datetime) -> tuple[date, Precision] | None:
    """A count of units before `now`, never more precise than the unit ("2 semaines" tells the month)."""
    words, unit = found["ago"], found["unit"]
    if words is None:
        return None  # "il y a" and what is no count
    if words in ("quelques", "plusieurs") or found["ago_bound"] == "plus de":
        # "Quelques minutes" is within the hour; of more nothing certain is said.
        return (now.replace(second=0, microsecond=0), "hour") if words == "quelques" and unit[0] == "m" else None
    count = int(words) if words.isdigit() else COUNTS[words]
    try:
        if unit == "mois":
            return months_back(now, count), "month"
        if unit[0] == "a":
            return date(now.year - count, 1, 1), "year"
        if unit[0] == "j":
            return now.date() - timedelta(days=count), "day"
        if unit.startswith("sem"):
            return (now.date() - timedelta(weeks=count)).replace(day=1), "month"
        back = timedelta(seconds=count * _SECONDS[unit[0]], minutes=int(found["ago_more"] or 0))
        return (now - back).replace(second=0, microsecond=0), "hour" if unit[0] == "h" else "minute"
    except (ValueError, OverflowError):
        return None
