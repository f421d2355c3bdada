"""dateparser, for days in the languages beside French: "12 maart 2024" in Brussels, "12. März 2024" in Geneva.

It is asked only for what the grammar does not know at all, and believed only for a whole day: what it reads into
French datelines is wrong without a sign of it (docs/dates.md).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

MAX_TEXT = 60  # characters; more is no dateline, and dateparser's time grows with every word
_LANGUAGES = ["en", "nl", "de", "it", "es", "pt", "ar"]
# A day, a word and a year of four digits, in any order; "jui." stays unknown, whatever language has such a month.
_WHOLE = re.compile(
    r"(?=.*[^\W\d_]{3})(?=.*(?<!\d)\d{1,2}(?!\d))(?=.*(?<!\d)(?:19|20)\d\d(?!\d))(?!.*\bjui\b)[^\W\d_]*", re.DOTALL
)


def may_be_day(folded: str) -> bool:
    """Whether a folded text is short and has what a day in any language has: two numbers and a word."""
    return len(folded) <= MAX_TEXT and _WHOLE.match(folded) is not None


def other_language_day(folded: str) -> date | None:
    """The day that a folded text names in another language than French; None unless day, month and year are told."""
    found = _parser().get_date_data(folded)
    return found.date_obj.date() if found and found.date_obj and found.period == "day" else None


@cache
def _parser() -> Any:
    # Imported when first needed: it takes longer than reading ten thousand datelines.
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=_LANGUAGES,
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "DATE_ORDER": "DMY",
            "PARSERS": ["absolute-time"],
        },
    )
