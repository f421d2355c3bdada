"""A WARC record as it was read, and the row of `captures` that follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from archiver.addresses import ascii_url, urlkey
from archiver.article import Capture
from archiver.warc.grammar import Fields, field, parse_date, parse_fields
from archiver.warc.http import Head, parse_head, split_message

NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# Our own `conversion` records, pages as a browser showed them: the field that names the browser, and what stands before
# the page's address, which alone would shadow the page in pywb's index.
RENDERED_BY, RENDERED = "WARC-Rendered-By", "urn:rendered:"
IDENTICAL_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
# Bytes of a block that are held in memory: what a crawl may bring (DOWNLOAD_MAXSIZE) fits. The rest is checked only.
MAX_BLOCK = 96 * 2**20


@dataclass(frozen=True, slots=True)
class Record:
    """One record: where it stands, its named fields in order, its block byte for byte."""

    file: str  # name without ".open"
    offset: int  # of the gzip member, or of the record in an uncompressed file
    length: int  # bytes in the file, compressed
    version: str  # "1.1"
    fields: Fields
    block: bytes  # at most MAX_BLOCK bytes
    block_length: int = 0  # bytes there were
    inside: int = 0  # of several records in one gzip member: offset in the member's plain bytes

    def field(self, name: str) -> str | None:
        """Value of the first field `name`, in any case."""
        return field(self.fields, name)

    @property
    def type(self) -> str:
        return (self.field("WARC-Type") or "").lower()

    @property
    def record_id(self) -> str:
        """`<urn:uuid:...>` as written; empty when the record has none."""
        return self.field("WARC-Record-ID") or ""

    @property
    def target(self) -> str | None:
        """WARC-Target-URI without the angle brackets of wget and WARC/1.0; of a rendering, its page's."""
        target = self.field("WARC-Target-URI")
        if target and target.startswith("<") and target.endswith(">"):
            target = target[1:-1]
        return target.removeprefix(RENDERED) if target and self.type == "conversion" else target

    @property
    def date(self) -> datetime | None:
        """WARC-Date, aware, UTC; None when missing or unreadable."""
        return parse_date(self.field("WARC-Date"))

    @property
    def http(self) -> bool:
        """Whether the block is (or starts with) an HTTP message."""
        return (self.field("Content-Type") or "").lower().startswith("application/http")


def capture_of(record: Record) -> Capture | None:
    """The row that `record` alone justifies; None when it is no archived exchange of a web address.

    Responses, revisits and resources make one, metadata records of attempts that brought no response, and pages as
    a browser showed them (without status: nobody was asked).
    `entity_digest` stays open: it needs the decoded entity (`archiver.warc.entity`).
    """
    target, date = record.target, record.date
    if record.type == "metadata":
        return _failure(record, date)
    answers = record.type in ("response", "revisit", "resource")
    if not (answers or is_rendering(record)) or not target or date is None:
        return None
    if not target.lower().startswith(("http://", "https://")):
        return None
    return _answered(record, target, date)


def is_rendering(record: Record) -> bool:
    """Whether `record` is a page as a browser of ours showed it; conversions by others are not."""
    return record.type == "conversion" and record.field(RENDERED_BY) is not None


def _answered(record: Record, target: str, date: datetime) -> Capture:
    head = parse_head(split_message(record.block)[0]) if record.http and record.block else Head(None, "", ())
    not_modified = record.type == "revisit" and (record.field("WARC-Profile") or "").endswith("server-not-modified")
    own = record.type in ("resource", "conversion")
    content_type = record.field("Content-Type") if own else head.field("Content-Type")
    location, truncated = head.field("Location"), record.field("WARC-Truncated")
    return Capture(
        url=target,
        urlkey=urlkey(target),
        captured_at=date,
        status=304 if head.status is None and not_modified else head.status,
        mime=(content_type or "").partition(";")[0].strip().lower() or None,
        payload_digest=record.field("WARC-Payload-Digest")
        or (record.field("WARC-Block-Digest") if record.type == "resource" else None),
        warc_file=record.file,
        warc_offset=record.offset,
        warc_length=record.length,
        record_id=record.record_id,
        record_type=record.type,
        refers_to=record.field("WARC-Refers-To"),
        etag=head.field("ETag") or record.field("WARC-Etag"),
        last_modified=head.field("Last-Modified") or record.field("WARC-Last-Modified"),
        location=_absolute(target, location) if location else None,
        error=f"truncated {truncated}" if truncated else None,
    )


def _failure(record: Record, date: datetime | None) -> Capture | None:
    told = parse_fields(record.block) if record.field("Content-Type") == "application/warc-fields" else ()
    url = field(told, "url")
    if field(told, "response") != "none" or not url or date is None:
        return None
    return Capture(
        url=url,
        urlkey=urlkey(url),
        captured_at=date,
        status=None,
        mime=None,
        payload_digest=None,
        warc_file=record.file,
        warc_offset=record.offset,
        warc_length=record.length,
        record_id=record.record_id,
        record_type="metadata",
        error=field(told, "error"),
    )


def _absolute(base: str, location: str) -> str:
    try:
        # Sent raw as UTF-8 by many servers; the head was read as Latin-1.
        return ascii_url(urljoin(base, location.encode("latin-1").decode("utf-8", "replace")))
    except ValueError:  # "http://[": kept as the server wrote it
        return location
