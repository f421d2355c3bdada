"""Reads a French dateline or a machine's date: text -> Reading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo

from archiver.article import Dated, Source
from archiver.dates import machine
from archiver.dates.days import told
from archiver.dates.fallback import may_be_day, other_language_day
from archiver.dates.grammar import scan
from archiver.dates.mentions import Mention, is_vague, mentions
from archiver.dates.resolve import SKEW, instant
from archiver.dates.vocabulary import fold
from archiver.dates.zones import written_zone, zone_named

MAX_TEXT = 400  # characters; a dateline is shorter, what comes after is text


@dataclass(frozen=True, slots=True)
class Reading:
    """The dates that a text tells; None for what it does not tell or what is not understood."""

    published: Dated | None = None
    modified: Dated | None = None


def read(
    text: str, source: Source = "dateline", captured_at: datetime | None = None, zone: str = "Europe/Paris"
) -> Reading:
    """The dates that `text` tells; an unlabelled date is the publication.

    Hours without a written zone are of `zone` (IANA name; UsageError for another). Relative and year-less dates
    are read against `captured_at` (aware) and None without it. Never raises for a text.
    """
    home = zone_named(zone)
    text = text[:MAX_TEXT]
    if found := machine.read(text, source, home):
        return Reading(found[0])
    return _Context(source, captured_at, home).read(fold(text))


def clock_time(text: str) -> time | None:
    """The hour of a text that tells an hour and no day ("14h32", "à 14 h 32"); None for any other text."""
    tokens = scan(fold(text[:MAX_TEXT]))
    clocks = [token.match for token in tokens if token.kind == "clock"]
    if len(clocks) != 1 or any(token.kind in ("date", "noise") for token in tokens):
        return None
    return wall_clock(clocks[0])


@dataclass(slots=True)
class _Context:
    source: Source
    captured_at: datetime | None
    home: tzinfo

    @property
    def now(self) -> datetime | None:
        """The reference on the outlet's clock: few datelines need it, and reckoning it takes a tenth of their time."""
        return self.captured_at.astimezone(self.home) if self.captured_at else None

    def read(self, folded: str) -> Reading:
        published = modified = unlabelled = None
        zone: tzinfo | None = None
        found = mentions(folded)
        if not found:
            return Reading(self._other_language(folded))
        for mention in found:
            if not mention.labels and (unlabelled is None or (is_vague(unlabelled) and not is_vague(mention))):
                unlabelled = mention
            if "published" in mention.labels:
                published = published or mention
            if "modified" in mention.labels:
                modified = modified or mention
            if zone is None and mention.clock and (words := mention.clock["zone"]):
                zone = written_zone(words)  # written once, it holds for every hour of the text
        zone = zone or self.home
        if published and unlabelled and published.date is None and unlabelled.clock is None:
            published = replace(published, date=unlabelled.date)  # "Mardi 24 janvier 2017 | mis en ligne à 12h02"
        published = published or unlabelled
        first = self._dated(published, zone, None) if published else None
        second = self._dated(modified, zone, first) if modified else None
        if first is None and second and published and published.date is None:
            first = self._dated(published, zone, second)
        return Reading(first, second)

    def _dated(self, mention: Mention, zone: tzinfo, other: Dated | None) -> Dated | None:
        clock = wall_clock(mention.clock) if mention.clock else None
        if mention.date is None:
            return self._clock_alone(clock, zone, other)
        now = self.now if is_vague(mention) else None
        found = told(mention.date, clock, now, other.value if other else None)
        if found is None:
            return None
        day, precision = found
        if isinstance(day, datetime):
            return Dated(day, precision, self.source)
        if precision != "day" or clock is None or (clock == time() and _is_filler(mention)):
            return Dated(day, precision, self.source)
        moment = instant(day, clock, zone)
        if moment and now and mention.date["back"] and moment > now + SKEW:
            return None  # "aujourd'hui à 18h" seen at 10:00: one of the two is of another day
        return Dated(moment, "minute", self.source) if moment else Dated(day, "day", self.source)

    def _other_language(self, folded: str) -> Dated | None:
        """A whole day in another language, of a text in which the grammar knows nothing but an hour."""
        if not may_be_day(folded):
            return None
        tokens = scan(folded)
        day = None if any(token.kind != "clock" for token in tokens) else other_language_day(folded)
        if day is None:
            return None
        clock = wall_clock(tokens[0].match) if len(tokens) == 1 else None
        moment = instant(day, clock, self.home) if clock else None
        return Dated(moment, "minute", self.source) if moment else Dated(day, "day", self.source)

    def _clock_alone(self, clock: time | None, zone: tzinfo, other: Dated | None) -> Dated | None:
        """An hour without a date is of the other date's day (the next one if it were earlier), else of the last day."""
        if clock is None:
            return None
        now = self.now
        if other is not None:
            if other.precision in ("month", "year"):
                return None
            known = other.value
            day = known.astimezone(zone).date() if isinstance(known, datetime) else known
            moment = instant(day, clock, zone)
            if moment and isinstance(known, datetime) and moment < known.replace(second=0, microsecond=0):
                moment = instant(day + timedelta(days=1), clock, zone)
        elif now is not None:
            today = now.astimezone(zone).date()
            moment = instant(today, clock, zone)
            if moment and moment > now + SKEW:
                moment = instant(today - timedelta(days=1), clock, zone)
        else:
            return None
        if moment is None or (now and moment > now + SKEW):
            return None
        return Dated(moment, "minute", self.source)


def _is_filler(mention: Mention) -> bool:
    """Whether 00:00 is what a database shows for no hour: beside a whole date, and not "minuit"."""
    return bool(mention.clock and mention.date and not mention.clock["named"] and not mention.date["back"])


def wall_clock(found: re.Match[str]) -> time | None:
    """The hour that a clock token means; None for one that no clock shows ("25h10")."""
    if found["named"]:
        return time(12) if found["named"] == "midi" else time()
    hour = int(found["hour"])
    minute = int(found["minute"] or found["minute_spaced"] or found["minute_colon"] or found["minute_point"] or 0)
    if half := found["half"]:
        late = half[0] == "p" or half in ("du soir", "de l'apres-midi")
        if hour <= 12:
            hour = hour % 12 + (12 if late else 0)
        elif not late:
            return None
    return time(hour, minute, int(found["second"] or 0)) if hour < 24 else None
