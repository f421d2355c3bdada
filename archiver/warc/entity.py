"""From a record to what a reader sees: status, header fields, entity. Revisits lead to their original."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from archiver.warc.codings import undo
from archiver.warc.http import Head, parse_head, split_message
from archiver.warc.records import Record


@dataclass(frozen=True, slots=True)
class Message:
    """An archived answer, transfer and content coding undone, charset not yet."""

    status: int | None  # None: a resource record, or no HTTP
    reason: str
    fields: tuple[tuple[str, str], ...]  # as sent, Latin-1, in order
    entity: bytes  # at most codings.MAX_DECODED bytes where a coding was undone
    content_type: str | None  # the header's value, charset parameter included

    def field(self, name: str) -> str | None:
        """Value of the first field `name`, in any case."""
        return Head(self.status, self.reason, self.fields).field(name)


@dataclass(frozen=True, slots=True)
class Reference:
    """What a revisit says of its original (WARC 1.1, 5.9, 5.11 to 5.13); any part may be missing."""

    record_id: str | None
    target: str | None
    date: str | None  # WARC-Date as written
    payload_digest: str | None


def reference(revisit: Record) -> Reference:
    """Where `revisit` says its original is. Without WARC-Refers-To-Target-URI it is its own address."""
    original = revisit.field("WARC-Refers-To-Target-URI")
    return Reference(
        revisit.field("WARC-Refers-To"),
        original.strip("<>") if original else revisit.target,
        revisit.field("WARC-Refers-To-Date"),
        revisit.field("WARC-Payload-Digest"),
    )


def read_message(record: Record) -> Message:
    """The answer that `record` itself holds; of a revisit the head, with an empty entity. Never raises."""
    if not record.http:
        content = b"" if record.type == "revisit" else record.block
        return Message(None, "", (), content, record.field("Content-Type"))
    raw, body = split_message(record.block)
    head = parse_head(raw)
    entity = b"" if record.type == "revisit" else undo(_codings(head), body)
    return Message(head.status, head.reason, head.fields, entity, head.field("Content-Type"))


def read_revisit(record: Record, original: Callable[[Reference], Record | None]) -> Message | None:
    """As `read_message`, a revisit completed from its original; None when `original` does not know it.

    A 304 takes the original's status and head; an identical payload keeps its own head, where it has one, and
    takes the entity. One hop: an original that is itself a revisit counts as unknown.
    """
    if record.type != "revisit":
        return read_message(record)
    found = original(reference(record))
    if found is None or found.type == "revisit":
        return None
    whole, own = read_message(found), read_message(record)
    not_modified = (record.field("WARC-Profile") or "").endswith("server-not-modified")
    return whole if not_modified or own.status in (None, 304) else replace(own, entity=whole.entity)


def entity_digest(entity: bytes) -> str:
    """`Capture.entity_digest`: "sha256:" and hex of the decoded entity."""
    return "sha256:" + hashlib.sha256(entity).hexdigest()


def _codings(head: Head) -> tuple[str, ...]:
    return head.tokens("Content-Encoding") + head.tokens("Transfer-Encoding")
