"""How values become columns and columns become values again."""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, date, datetime
from typing import get_args

from archiver.article import Capture, Dated, Precision, Source


def instant(moment: datetime) -> str:
    """`moment` (aware) as the database writes instants: UTC with Z, seconds or microseconds as known."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone")
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The aware datetime of an instant as the database writes it."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def dated(text: str | None, precision: str | None, source: str | None) -> Dated | None:
    """The date of three columns (`date_published`, `_precision`, `_source`); None where they are empty."""
    if text is None or precision not in get_args(Precision) or source not in get_args(Source):
        return None
    value: datetime | date
    if "T" in text:
        value = moment(text)
    else:
        year, month, day = (int(part) for part in re.split("-", f"{text}-01-01")[:3])
        value = date(year, month, day)
    return Dated(value, precision, source)  # type: ignore[arg-type]  # get_args does not narrow


CAPTURE_FIELDS = (
    "url, urlkey, captured_at, status, mime, payload_digest, warc_file, warc_offset, warc_length, record_id,"
    " record_type, refers_to, entity_digest, etag, last_modified, location, error"
)


def capture(row: sqlite3.Row) -> Capture:
    """The Capture of a row that holds CAPTURE_FIELDS."""
    fields = {name: row[name] for name in CAPTURE_FIELDS.replace(" ", "").split(",")}
    return Capture(**{**fields, "captured_at": moment(row["captured_at"])})
