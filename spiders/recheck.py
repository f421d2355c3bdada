"""When an archived address is to be asked for again: at given ages, counted from first sight."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from archiver.errors import UsageError

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
LONGEST = timedelta(days=36_500)  # reckoned with more, an instant may leave what a datetime holds
LIVE_ENDS = timedelta(hours=3)  # a live blog that has not stirred for so long is over


def ages(text: str) -> tuple[timedelta, ...]:
    """The ages that setting RECHECK names, ascending: "1h,6h,1d" or "0"; none for an empty text.

    Raises UsageError for anything else.
    """
    found = []
    for word in filter(None, (word.strip() for word in text.split(","))):
        match = re.fullmatch(r"(\d{1,9})([smhd])|0", word)
        age = timedelta(**{UNITS[match[2]]: int(match[1])}) if match and match[2] else timedelta(0)
        if match is None or age > LONGEST:
            raise UsageError(f"RECHECK={text!r}: {word!r} is not an age: write 30m, 6h, 7d or 0, separated by commas")
        found.append(age)
    return tuple(sorted(found))


def an_age(name: str, text: str) -> timedelta:
    """One such age; raises UsageError that names the setting or argument `name`."""
    try:
        (age,) = ages(text)
    except (UsageError, ValueError):
        raise UsageError(f"{name}={text!r} is not a length of time: write 5m, 3h or 0") from None
    return age


def is_running(stirred: datetime, now: datetime) -> bool:
    """Whether a live blog whose last entry or change was at `stirred` (aware) still runs."""
    return now - stirred < LIVE_ENDS


def is_due(at: Sequence[timedelta], first: datetime, last: datetime, now: datetime) -> bool:
    """Whether an address first seen at `first` and last asked for at `last` (aware) has reached an age since.

    The age 0 is reached at any moment.
    """
    return any(age == timedelta(0) or last < first + age <= now for age in at)
