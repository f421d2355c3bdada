"""French typography of what is shown: spaces at which no line may break. Pure.

Only spaces that the outlet wrote become others, and none is added: addresses, hours ("18:30") and the Swiss "«Oui»"
stay as they are.
"""

from __future__ import annotations

import re

NO_BREAK, NARROW = "\u00a0", "\u202f"  # as the Lexique of the Imprimerie nationale has them
_BEFORE_MARK = re.compile(r"[ \u00a0](?=[;?!])")
_BEFORE_COLON_OR_IN_QUOTES = re.compile(r"[ \u202f](?=[:»])|(?<=«)[ \u202f]")


def unbroken(text: str) -> str:
    """`text` with U+202F before ; ? and !, U+00A0 before : and inside « », where it has spaces there."""
    return _BEFORE_COLON_OR_IN_QUOTES.sub(NO_BREAK, _BEFORE_MARK.sub(NARROW, text))
