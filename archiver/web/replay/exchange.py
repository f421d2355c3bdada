"""From a capture to what was answered: the record read from its WARC file, a revisit completed by its original."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

from archiver.article import Capture
from archiver.errors import ArchiveError
from archiver.warc.entity import Message, Reference, read_message, read_revisit
from archiver.warc.files import read_record
from archiver.warc.records import Record
from archiver.web.replay import lookup


@dataclass(frozen=True, slots=True)
class Files:
    """Reads the records of captures: `db` finds originals, `folder` holds the WARC files."""

    db: sqlite3.Connection
    folder: Path

    def message(self, capture: Capture) -> Message | None:
        """What was answered; None when the record, or the original of a revisit, cannot be read."""
        record = self._record(capture)
        return read_revisit(record, self._original) if record else None

    def rendered(self, capture: Capture) -> Message | None:
        """The page that a browser made of `capture`, under its status; None where the text is in its own bytes."""
        found = lookup.rendering(self.db, capture)
        record = self._record(found) if found else None
        return replace(read_message(record), status=capture.status) if record else None

    def _record(self, capture: Capture) -> Record | None:
        try:
            return read_record(self.folder, capture.warc_file, capture.warc_offset, capture.warc_length)
        except (ArchiveError, OSError):
            return None

    def _original(self, reference: Reference) -> Record | None:
        capture = lookup.original(self.db, reference)
        return self._record(capture) if capture else None
