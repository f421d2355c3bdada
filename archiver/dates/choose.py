"""Which of a page's claims are believed. The rule and its reasons: docs/dates.md."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from archiver.article import Claim, Dated, Source, What
from archiver.dates.zones import zone_named

RANKS: tuple[Source, ...] = ("state", "json-ld", "meta", "microdata", "time", "dateline", "feed", "sitemap", "url")
_WITNESSES: tuple[Source, ...] = ("dateline", "time")  # what readers see
_BULK: tuple[Source, ...] = ("feed", "sitemap")  # stamped anew in bulk: no modification is believed from them
AHEAD = timedelta(hours=26)  # no page tells a date so far after its capture, whatever zone it was misread in
WIDEST = timedelta(hours=14)  # no two wall clocks of our outlets are further apart
HOUR = timedelta(hours=1)
_FINENESS = {"year": 0, "month": 1, "day": 2, "hour": 3, "minute": 4}


def choose_published(claims: Sequence[Claim], captured_at: datetime | None, zone: str) -> Dated | None:
    """The first publication, by the claims of a page; None when none is credible."""
    home = zone_named(zone)
    told = _ranked(claims, "published", captured_at, home)
    if not told:
        return None
    best = told[0]
    best = _agreed(_of_local_clock(best, told), told)
    best = _first_publication(best, told, _ranked(claims, "modified", captured_at, home), home)
    return _finer(best, told, home)


def choose_modified(
    claims: Sequence[Claim], published: Dated | None, captured_at: datetime | None, zone: str
) -> Dated | None:
    """The modification of the first source that tells one after publication; None when there is none."""
    home = zone_named(zone)
    told = [dated for dated in _ranked(claims, "modified", captured_at, home) if dated.source not in _BULK]
    never = published is not None and any(_same_minute(dated, published) for dated in told)
    for dated in told:
        finer = _finer(dated, told, home)
        if published is None:
            return finer
        # Where a source says "never modified", whole hours apart is the same moment in the wrong zone.
        if _is_after(finer, published, home) and not (never and _whole_hours_apart(finer, published)):
            return finer
    return None


def _ranked(claims: Sequence[Claim], what: What, captured_at: datetime | None, home: tzinfo) -> list[Dated]:
    found = [c.dated for c in claims if c.what == what and c.dated and _is_credible(c.dated, captured_at, home)]
    return sorted(found, key=lambda dated: RANKS.index(dated.source))


def _is_credible(dated: Dated, captured_at: datetime | None, home: tzinfo) -> bool:
    return captured_at is None or _start(dated, home) <= captured_at + AHEAD


def _of_local_clock(best: Dated, told: Sequence[Dated]) -> Dated:
    """`best`; for a clock without offset the dateline whole hours from it, since readers see local time."""
    if best.source != "dateline" and isinstance(best.value, datetime) and isinstance(best.value.tzinfo, ZoneInfo):
        seen = [dated for dated in told if dated.source == "dateline" and dated.precision == "minute"]
        return next((dated for dated in seen if _whole_hours_apart(best, dated)), best)
    return best


def _agreed(best: Dated, told: Sequence[Dated]) -> Dated:
    """`best`, unless it stands alone against two sources that agree on another minute, whole hours from it.

    So lies a clock of one zone with the offset of another.
    """
    voters: dict[datetime, set[Source]] = {}
    for dated in told:
        if isinstance(dated.value, datetime) and dated.precision == "minute":
            voters.setdefault(_minute(dated.value), set()).add(dated.source)
    if best.source == "state" or not isinstance(best.value, datetime) or len(voters.get(_minute(best.value), ())) > 1:
        return best
    for other in told:
        agreed = isinstance(other.value, datetime) and len(voters.get(_minute(other.value), ())) > 1
        if agreed and _whole_hours_apart(other, best):
            return other
    return best


def _first_publication(best: Dated, told: Sequence[Dated], modified: Sequence[Dated], home: tzinfo) -> Dated:
    """`best`, unless the page itself shows that it is the stamp of a later edition."""
    if best.source == "state":
        return best
    if any(_is_restamp(best, other, home) for other in modified):
        seen = [d for d in told if d.source in _WITNESSES and _start(d, home) < _start(best, home)]
        if seen:
            return seen[0]
    # An address keeps the day of first publication.
    day = next((dated.value for dated in told if dated.source == "url" and dated.precision == "day"), None)
    if day and day < _day(best, home):
        return next((d for d in told if _day(d, home) == day and d.source != "url"), best)
    return best


def _is_restamp(best: Dated, modified: Dated, home: tzinfo) -> bool:
    """Whether a claim of modification shows `best` to be no first publication.

    The same source was "modified" before it was "published", or readers see that very minute as the update.
    """
    if modified.source == best.source:
        return _start(modified, home) < _start(best, home)
    return modified.source in _WITNESSES and _minute(_start(modified, home)) == _minute(_start(best, home))


def _finer(best: Dated, told: Sequence[Dated], home: tzinfo) -> Dated:
    """`best`, or the claim that says the same more precisely."""
    for other in told:
        if _FINENESS[other.precision] > _FINENESS[best.precision] and _within(other, best, home):
            best = other
    return best


def _within(finer: Dated, coarse: Dated, home: tzinfo) -> bool:
    if isinstance(finer.value, datetime) and isinstance(coarse.value, datetime):
        return abs(finer.value - coarse.value) <= HOUR
    day, whole = _day(finer, home), _day(coarse, home)
    if coarse.precision == "year":
        return day.year == whole.year
    if coarse.precision == "month":
        return (day.year, day.month) == (whole.year, whole.month)
    return day == whole


def _is_after(dated: Dated, published: Dated, home: tzinfo) -> bool:
    """Whether a modification says more than the publication: a later minute, or a later day."""
    if isinstance(dated.value, datetime) and isinstance(published.value, datetime):
        return dated.value.replace(second=0, microsecond=0) > published.value.replace(second=0, microsecond=0)
    if isinstance(dated.value, datetime):
        return _day(dated, home) >= _day(published, home)
    return _day(dated, home) > _day(published, home)


def _same_minute(one: Dated, other: Dated) -> bool:
    return (
        isinstance(one.value, datetime)
        and isinstance(other.value, datetime)
        and _minute(one.value) == _minute(other.value)
    )


def _whole_hours_apart(one: Dated, other: Dated) -> bool:
    """Whether two instants differ as the same wall clock in two zones would."""
    if not isinstance(one.value, datetime) or not isinstance(other.value, datetime):
        return False
    apart = abs(_minute(one.value) - _minute(other.value))
    return HOUR <= apart <= WIDEST and not apart % HOUR


def _minute(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(second=0, microsecond=0)


def _day(dated: Dated, home: tzinfo) -> date:
    return dated.value.astimezone(home).date() if isinstance(dated.value, datetime) else dated.value


def _start(dated: Dated, home: tzinfo) -> datetime:
    if isinstance(dated.value, datetime):
        return dated.value
    return datetime.combine(dated.value, datetime.min.time(), home).astimezone(UTC)
