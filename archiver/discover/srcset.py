"""The addresses of a srcset. Pure, linear in its length."""

from __future__ import annotations

import re

_CANDIDATE = re.compile(r"[\s,]*(\S+)")


def candidates(srcset: str) -> list[tuple[str, str]]:
    """The image candidates of a srcset: address and size ("", "2x", "640w"); HTML, parsing a srcset attribute."""
    found, start = [], 0
    while match := _CANDIDATE.match(srcset, start):
        address, start, size = match[1], match.end(), ""
        if not address.endswith(","):
            end = srcset.find(",", start)
            size = " ".join(srcset[start : end if end >= 0 else None].split())
            start = end + 1 if end >= 0 else len(srcset)
        found.append((address.rstrip(","), size))
    return found
