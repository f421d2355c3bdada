"""Secrets that go over the wire and never into the archive."""

from __future__ import annotations

import re
from collections.abc import Iterable

SECRETS = ("Authorization", "Proxy-Authorization")  # request header fields never archived
SUBSCRIBER_REQUEST = ("Cookie",)  # with a subscriber's own cookies
SUBSCRIBER_RESPONSE = ("Set-Cookie",)


def redact(message: bytes, names: Iterable[str]) -> tuple[bytes, tuple[str, ...]]:
    """`message` without the lines of the header fields `names`, and the names of those that it had.

    Names count in any case, folded lines go with theirs (RFC 9112, 5.2); start line and body are left alone.
    """
    end = _END.search(message)
    cut = end.end() if end else len(message)
    head, removed = message[:cut], []
    folded = head.lower()
    for name in names:
        if b"\n" + name.lower().encode() in folded:  # mostly not there: no need for a pattern
            head, count = re.subn(_LINES % re.escape(name.encode()), b"", head, flags=re.I | re.M)
            removed += [name] if count else []
    return head + message[cut:], tuple(removed)


_END = re.compile(rb"\n\r?\n")
_LINES = rb"(?<=\n)%s[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*"
