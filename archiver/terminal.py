"""What pages say, made safe to be printed on a terminal."""

from __future__ import annotations

import re

# Escape sequences that pages plant in titles could retitle the window or rewrite what was printed; the marks of
# writing direction could make a text read as another.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str | None) -> str:
    """`text` without control characters, line feed and tab aside; nothing for None."""
    return _CONTROLS.sub("", text or "")


def one_line(text: str | None) -> str:
    """`text` as `printable` gives it, its lines joined by spaces: for messages and logs."""
    return " ".join(printable(text).split())
