"""Times of a live blog's entries: hours alone are carried over midnight by the order of the page."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from archiver.article import Dated, Entry, RawEntry
from archiver.dates.reading import clock_time, read
from archiver.dates.resolve import instant
from archiver.dates.zones import zone_named

DISORDER = timedelta(hours=1)  # entries may be so far out of order (pinned, reworked) without a midnight between them


@dataclass(slots=True)
class _Point:
    """One entry on its way: the moment it tells by itself, or an hour that still lacks its day."""

    known: Dated | None
    clock: time | None
    day: date | None


def read_entries(
    entries: Sequence[RawEntry],
    published: Dated | None,
    modified: Dated | None,
    captured_at: datetime | None,
    zone: str,
) -> tuple[Entry, ...]:
    """The entries with their moments, in the page's order; None for a time that is not understood.

    An hour alone ("14h32", in `zone`) is of the day that the neighbouring entries tell, else of the page's day:
    that of modification for the newest entry, else of publication for the oldest, else of the capture.
    """
    home = zone_named(zone)
    points = [_point(entry.date, captured_at, zone, home) for entry in entries]
    timed = [point for point in points if point.clock]
    oldest_first = timed[::-1] if _is_newest_first(timed) else timed
    if oldest_first and not any(point.day for point in timed):
        _anchor(oldest_first, _local_day(published, home), _local_day(modified, home), captured_at, home)
    _carry(oldest_first)
    return tuple(
        Entry(_dated(point, home), entry.headline, entry.body) for entry, point in zip(entries, points, strict=True)
    )


def _point(text: str | None, captured_at: datetime | None, zone: str, home: tzinfo) -> _Point:
    if not text:
        return _Point(None, None, None)
    if clock := clock_time(text):
        return _Point(None, clock, None)
    reading = read(text, "time", captured_at, zone)
    known = reading.published or reading.modified
    if known is None or not isinstance(known.value, datetime):
        return _Point(known, None, None)
    local = known.value.astimezone(home)
    return _Point(known, local.time(), local.date())


def _is_newest_first(points: Sequence[_Point]) -> bool:
    """Whether most steps from one entry to the next go back in time; so it is on most pages."""
    back = forth = 0
    for one, other in itertools.pairwise(points):
        first, second = (one.day, one.clock), (other.day, other.clock)
        if one.day is None or other.day is None:
            first, second = (None, one.clock), (None, other.clock)
        back += first[1] != second[1] and _later(first, second)
        forth += first[1] != second[1] and not _later(first, second)
    return back >= forth


def _later(first: tuple[date | None, time | None], second: tuple[date | None, time | None]) -> bool:
    return (first[0] or date.min, first[1] or time.min) > (second[0] or date.min, second[1] or time.min)


def _anchor(
    points: Sequence[_Point], published: date | None, modified: date | None, captured_at: datetime | None, home: tzinfo
) -> None:
    """Gives the oldest or the newest of `points` (oldest first) its day."""
    if modified or not published:
        now = captured_at.astimezone(home) if captured_at else None
        points[-1].day = modified or (now.date() if now else None)
    else:
        points[0].day = published


def _carry(points: Sequence[_Point]) -> None:
    """Carries the days that are known to the hours beside them, over midnights; `points` are oldest first."""
    for one, other in itertools.pairwise(points):
        if one.day and other.day is None:
            other.day = one.day + timedelta(days=_falls(one.clock, other.clock))
    for other, one in zip(points[::-1], points[-2::-1], strict=False):
        if other.day and one.day is None:
            one.day = other.day - timedelta(days=_falls(one.clock, other.clock))


def _falls(earlier: time | None, later: time | None) -> bool:
    """Whether the clock falls so far from one entry to the next that a midnight must be between them."""
    return bool(earlier and later and _since_midnight(earlier) - _since_midnight(later) > DISORDER)


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute)


def _local_day(dated: Dated | None, home: tzinfo) -> date | None:
    if dated is None or dated.precision in ("month", "year"):
        return None
    return dated.value.astimezone(home).date() if isinstance(dated.value, datetime) else dated.value


def _dated(point: _Point, home: tzinfo) -> Dated | None:
    if point.known or point.clock is None or point.day is None:
        return point.known
    moment = instant(point.day, point.clock, home)
    return Dated(moment, "minute", "time") if moment else Dated(point.day, "day", "time")
