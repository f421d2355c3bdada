"""Secrets that go over the wire and never into the archive."""

from __future__ import annotations

import re
from collections.abc import Iterable

SECRETS = ("Authorization", "Proxy-Authorization")  # request header fields never archived
SUBSCRIBER_REQUEST = ("Cookie",)  # with a subscriber's own cookies
SUBSCRIBER_RESPONSE = ("Set-Cookie",)


def redact(head: bytes, names: Iterable[str]) -> tuple[bytes, tuple[str, ...]]:
    """`head` without the lines of the header fields `names` (any case, folded lines too), and those that it had.

    `head` begins with its request or status line and may go on with a body, which is left alone.
    """
    start, end = re.search(rb"\n", head), re.search(rb"\n\r?\n", head)
    if start is None:
        return head, ()
    fields = head[start.end() : end.end() if end else len(head)]
    removed: list[str] = []
    for name in names:
        line = re.compile(rb"^" + re.escape(name.encode()) + rb"[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*", re.I | re.M)
        fields, count = line.subn(b"", fields)
        removed += [name] if count else []
    return (head[: start.end()] + fields + (head[end.end() :] if end else b"")), tuple(removed)
