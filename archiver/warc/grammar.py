"""The form of a WARC record: version line, named fields, block. ISO 28500:2017 (WARC 1.1), section 4."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime

Fields = tuple[tuple[str, str], ...]

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII
)


def field(fields: Iterable[tuple[str, str]], name: str) -> str | None:
    """Value of the first field called `name`, in any case; None when there is none."""
    wanted = name.lower()
    return next((value for key, value in fields if key.lower() == wanted), None)


def field_lines(fields: Iterable[tuple[str, str]]) -> bytes:
    """`Name: value` lines in UTF-8, CRLF after each: a record's head, and a block of application/warc-fields.

    A control character in a value becomes a space, so that no value can make a line of its own.
    """
    return "".join(f"{name}: {_CONTROL.sub(' ', value).strip()}\r\n" for name, value in fields).encode(
        "utf-8", "backslashreplace"
    )


def record_bytes(fields: Iterable[tuple[str, str]], block: bytes) -> bytes:
    """A whole WARC/1.1 record, uncompressed; `Content-Length` is added as the last field."""
    return raw_record("1.1", (*fields, ("Content-Length", str(len(block)))), block)


def raw_record(version: str, fields: Iterable[tuple[str, str]], block: bytes) -> bytes:
    """A whole record with the fields as they are, `Content-Length` among them."""
    return b"".join((f"WARC/{version}\r\n".encode(), field_lines(fields), b"\r\n", block, b"\r\n\r\n"))


def parse_fields(lines: bytes) -> Fields:
    """Named fields of `lines`; folded lines are joined by a space, lines without a colon are left out.

    Bytes that are no UTF-8 are read as Latin-1, as older writers meant them.
    """
    try:
        text = lines.decode("utf-8")
    except UnicodeDecodeError:
        text = lines.decode("latin-1")
    text = re.sub(r"\r?\n[ \t]+", " ", text)
    pairs = (line.partition(":") for line in re.split(r"\r?\n", text))
    return tuple((name.strip(), value.strip()) for name, colon, value in pairs if colon)


def warc_date(instant: datetime) -> str:
    """WARC-Date: UTC with microseconds, as WARC 1.1 allows (5.4)."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_date(text: str | None) -> datetime | None:
    """The instant a WARC-Date names, aware, UTC; its first moment where only a year, month or day is given."""
    match = _DATE.fullmatch((text or "").strip())
    if not match:
        return None
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    zone = f"{offset[:3]}:{offset[-2:]}" if offset and offset != "Z" else "+00:00"
    micro = (fraction or "")[:6].ljust(6, "0")
    try:
        return datetime.fromisoformat(
            f"{year}-{month or '01'}-{day or '01'}T{hour or '00'}:{minute or '00'}:{second or '00'}.{micro}{zone}"
        ).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def sha1_label(digest: bytes) -> str:
    """A SHA-1 as WARC-Block-Digest and WARC-Payload-Digest write it: "sha1:" and base32."""
    return "sha1:" + base64.b32encode(digest).decode("ascii")


def sha1(content: bytes) -> str:
    """The labelled SHA-1 of `content`."""
    return sha1_label(hashlib.sha1(content, usedforsecurity=False).digest())
