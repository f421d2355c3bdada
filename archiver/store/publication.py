"""When an article was first published, as several captures tell it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from archiver.article import Dated, Precision

# A day is some zone's day: the earliest begins 14 hours before UTC's, the last ends 12 hours after.
EAST, WEST = timedelta(hours=14), timedelta(hours=12)
FINENESS: tuple[Precision, ...] = ("minute", "hour", "day", "month", "year")


def earliest(one: Dated | None, other: Dated | None) -> Dated | None:
    """The first publication of two: the earlier, or of two that can be the same moment the finer.

    The order of the arguments makes no difference, so captures may arrive in any order; a recapture that gives
    a later date never moves the first publication.
    """
    if one is None or other is None:
        return one or other
    (start, end), (other_start, other_end) = _bounds(one), _bounds(other)
    if end < other_start:
        return one
    if other_end < start:
        return other
    return min(one, other, key=lambda dated: (FINENESS.index(dated.precision), dated.utc(), dated.source))


def _bounds(dated: Dated) -> tuple[datetime, datetime]:
    """First and last instant (UTC) that `dated` can mean."""
    value = dated.value
    if isinstance(value, datetime):
        return value, value + (timedelta(hours=1) if dated.precision == "hour" else timedelta(0))
    if dated.precision == "year":
        after = date(value.year + 1, 1, 1)
    elif dated.precision == "month":
        after = date(value.year + value.month // 12, value.month % 12 + 1, 1)
    else:
        after = value + timedelta(days=1)
    return _midnight(value) - EAST, _midnight(after) + WEST


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
