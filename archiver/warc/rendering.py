"""A page as a browser showed it, its scripts run: a `conversion` record beside the capture of the page.

WARC 1.1, 6.8: an alternative version of another record's content. The capture stays the truth of what the server sent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from archiver.article import Capture
from archiver.warc.build import NewRecord
from archiver.warc.checks import Fault
from archiver.warc.files import path_of
from archiver.warc.grammar import field_lines, parse_fields, sha1, warc_date
from archiver.warc.records import RENDERED, RENDERED_BY
from archiver.warc.walk import walk_records

CONTENT_TYPE = "text/html;charset=utf-8"


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a browser made of a page."""

    started: datetime  # aware, UTC
    content: bytes  # the document as it then was, HTML in UTF-8
    by: str  # "Chromium/142.0.7444.59"
    asked: tuple[str, ...]  # addresses that the page asked for, in that order


def rendering_records(page: Capture, made: Rendering, new_id: Callable[[], str], warcinfo: str) -> list[NewRecord]:
    """The records of what was made of the capture `page`: the document, then what it asked for."""
    own, block = new_id(), field_lines((("url", page.url), *(("requisite", url) for url in made.asked)))
    common = (("WARC-Date", warc_date(made.started)), ("WARC-Warcinfo-ID", warcinfo))
    document = (
        ("WARC-Type", "conversion"),
        ("WARC-Record-ID", own),
        ("WARC-Target-URI", RENDERED + page.url),
        *common,
        ("WARC-Refers-To", page.record_id),
        (RENDERED_BY, made.by),
        ("Content-Type", CONTENT_TYPE),
        ("WARC-Block-Digest", sha1(made.content)),
    )
    about = (
        ("WARC-Type", "metadata"),
        ("WARC-Record-ID", new_id()),
        ("WARC-Target-URI", own.strip("<>")),
        *common,
        ("WARC-Concurrent-To", own),
        ("Content-Type", "application/warc-fields"),
        ("WARC-Block-Digest", sha1(block)),
    )
    return [NewRecord(document, made.content), NewRecord(about, block)]


def asked_by(folder: Path, rendering: Capture) -> list[str]:
    """The addresses that a rendered page asked for; none where its metadata record is not there.

    Raises ArchiveError when the WARC file is missing.
    """
    faults: list[Fault] = []  # `archiver verify` tells them
    path = path_of(folder, rendering.warc_file)
    for record in islice(walk_records(path, faults.append, start=rendering.warc_offset), 2):
        if record.field("WARC-Concurrent-To") == rendering.record_id:
            return [value for name, value in parse_fields(record.block) if name == "requisite"]
    return []
