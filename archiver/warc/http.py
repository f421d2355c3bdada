"""The head of an HTTP message as bytes gave it: RFC 9112, read as leniently as browsers do."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Some servers end lines with a bare LF; an empty line of either kind ends the head (RFC 9112, 2.2).
HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS_LINE = re.compile(r"HTTP/\d+(?:\.\d+)?[ \t]+(\d{3})(?!\d)[ \t]*(.*)", re.I)


@dataclass(frozen=True, slots=True)
class Head:
    """Status line and fields. Names and values are Latin-1, obsolete folding undone; duplicates stay, in order."""

    status: int | None  # None: the first line is no status line
    reason: str
    fields: tuple[tuple[str, str], ...]

    def field(self, name: str) -> str | None:
        """Value of the first field `name`, in any case."""
        wanted = name.lower()
        return next((value for key, value in self.fields if key.lower() == wanted), None)

    def tokens(self, name: str) -> tuple[str, ...]:
        """The comma-separated words of all fields `name`, in small letters, in order (RFC 9110, 5.6.1)."""
        wanted = name.lower()
        words = (
            word.strip().lower() for key, value in self.fields if key.lower() == wanted for word in value.split(",")
        )
        return tuple(word for word in words if word)


def split_message(message: bytes) -> tuple[bytes, bytes]:
    """Head (with the empty line that ends it) and body; a message without an empty line is all head."""
    end = HEAD_END.search(message)
    return (message[: end.end()], message[end.end() :]) if end else (message, b"")


def parse_head(head: bytes) -> Head:
    """The head of a response. Never raises; a line without colon is left out."""
    text = re.sub(r"\r?\n[ \t]+", " ", head.decode("latin-1"))
    first, _, rest = text.partition("\n")
    match = _STATUS_LINE.match(first.rstrip("\r"))
    pairs = (line.rstrip("\r").partition(":") for line in rest.split("\n"))
    fields = tuple((name.strip(), value.strip()) for name, colon, value in pairs if colon)
    return Head(int(match[1]) if match else None, match[2].strip() if match else "", fields)
