"""The reference moment as people and manifests write it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, time

from archiver.errors import UsageError

_MONTH = re.compile(r"\d{4}-\d\d")
YEARS = range(1000, 9000)  # beyond, reckoning leaves what a datetime holds
_DAY_LENGTH = len("2026-03-12")


def instant_named(text: object) -> datetime | None:
    """An aware instant, UTC where no offset is written; the last second of a day or month given alone; None for None.

    The last second, because a year-less date on a page must not be after the capture. UsageError for anything else.
    """
    if text is None or text == "":
        return None
    try:
        words = str(text)
        if _MONTH.fullmatch(words):
            words += f"-{monthrange(int(words[:4]), int(words[5:]))[1]}"
        moment = datetime.fromisoformat(words)
        if moment.year not in YEARS:
            raise ValueError
    except ValueError:
        raise UsageError(f"{text!r} is no instant: write 2026-03-12T18:30:00+01:00") from None
    if len(words) <= _DAY_LENGTH:
        moment = datetime.combine(moment, time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
