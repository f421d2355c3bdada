"""What a capture was answered, read from its record, and from that of its original where it is a revisit."""

from __future__ import annotations

from functools import partial

from archiver.article import Capture
from archiver.derive import records
from archiver.derive.pages import CutOffError
from archiver.errors import ArchiveError
from archiver.store import Archive, lookups, memory
from archiver.warc.entity import Reference
from archiver.warc.files import read_record
from archiver.warc.records import Record


def answer_in(archive: Archive, capture: Capture) -> records.Answer | None:
    """The answer that `capture` archives; None where it has none or cannot be read (`archiver verify` tells of it)."""
    try:
        record = read_record(archive.warc, capture.warc_file, capture.warc_offset, capture.warc_length)
        return records.answer(capture, record, partial(original_in, archive))
    except (ArchiveError, CutOffError):
        return None


def rendered_in(archive: Archive, page: Capture) -> bytes | None:
    """The page of a capture as a browser showed it; None where none did, or it cannot be read."""
    found = lookups.rendering_of(archive.db, page.record_id)
    if found is None:
        return None
    try:
        return read_record(archive.warc, found.warc_file, found.warc_offset, found.warc_length).block
    except ArchiveError:
        return None


def original_in(archive: Archive, wanted: Reference) -> Record | None:
    """The record that a revisit leans on; None when the archive has none that can be read."""
    found = lookups.by_record(archive.db, wanted.record_id or "")
    if found is None and wanted.payload_digest:
        found = memory.original(archive.db, wanted.payload_digest)
    if found is None:
        return None
    try:
        return read_record(archive.warc, found.warc_file, found.warc_offset, found.warc_length)
    except ArchiveError:
        return None
