"""The index of the WARC files, `indexes/index.cdxj`: lines as cdxj-indexer makes them, sorted, so that pywb reads it.

One line an archived answer: SURT, timestamp of 14 digits, JSON. All of it can be derived from the WARC files.
"""

from __future__ import annotations

import heapq
import json
import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from archiver.article import Capture
from archiver.warc.checks import Fault
from archiver.warc.files import sync_folder
from archiver.warc.records import capture_of
from archiver.warc.walk import walk_records

INDEX = Path("indexes", "index.cdxj")  # below the archive folder
_AT_ONCE = 100  # files merged at a time, well under the usual limit of open ones


def cdxj_line(capture: Capture) -> str | None:
    """The index line of `capture`, newline included; None for an attempt without answer, which is not replayed."""
    if capture.record_type not in ("response", "revisit", "resource") or not capture.warc_length:
        return None
    revisit = capture.record_type == "revisit"
    # A 304 revisit has no head of its own in the record, and so no status in the index.
    not_modified = revisit and capture.status == 304
    told = {
        "url": capture.url,
        "mime": "warc/revisit" if revisit else capture.mime,
        "status": str(capture.status) if capture.status is not None and not not_modified else None,
        "digest": capture.payload_digest,
        "length": str(capture.warc_length),
        "offset": str(capture.warc_offset),
        "filename": capture.warc_file,
    }
    known = json.dumps({name: value for name, value in told.items() if value})
    return f"{capture.urlkey} {capture.captured_at:%Y%m%d%H%M%S} {known}\n"


def merge(archive: Path, captures: Iterable[Capture]) -> None:
    """Adds `captures` to the index of the archive folder; those that it has already stay once.

    The index is replaced as a whole when done: a reader sees the old one or the new one.
    """
    index = archive / INDEX
    index.parent.mkdir(parents=True, exist_ok=True)
    new = sorted(line for line in map(cdxj_line, captures) if line)
    with ExitStack() as files:
        old = files.enter_context(index.open(encoding="ascii")) if index.exists() else ()
        _replace(index, heapq.merge(old, new))


def renew(archive: Path, names: Collection[str], captures: Iterable[Capture]) -> None:
    """Puts `captures` in place of all lines of the WARC files `names`, which were rewritten."""
    index = archive / INDEX
    index.parent.mkdir(parents=True, exist_ok=True)
    new = sorted(line for line in map(cdxj_line, captures) if line)
    with ExitStack() as files:
        old = files.enter_context(index.open(encoding="ascii")) if index.exists() else ()
        kept = (line for line in old if _file_of(line) not in names)
        _replace(index, heapq.merge(kept, new))


def rebuild(archive: Path, on_fault: Callable[[Fault], None]) -> None:
    """Makes the index anew from every closed file in `warc/`; what is wrong in them goes to `on_fault`."""
    index = archive / INDEX
    index.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=index.parent) as scratch:
        parts = []
        for number, path in enumerate(sorted((archive / "warc").glob("*.warc.gz"))):
            part = Path(scratch, f"{number:06d}")
            part.write_text("".join(sorted(_lines_of(path, on_fault))), encoding="ascii")
            parts.append(part)
        while len(parts) > _AT_ONCE:
            joined = parts[0].with_suffix(".joined")
            _merge_files(parts[:_AT_ONCE], joined)
            parts = [*parts[_AT_ONCE:], joined]
        _merge_files(parts, index)


def compare(archive: Path, captures: Iterable[Capture]) -> Iterator[str]:
    """What is wrong with the index, given every capture that the WARC files hold: missing and stray lines."""
    index = archive / INDEX
    wanted = {line for line in map(cdxj_line, captures) if line}
    last = ""
    with ExitStack() as files:
        for line in files.enter_context(index.open(encoding="ascii", errors="replace")) if index.exists() else ():
            if line < last:
                yield f"{index}: out of order at {_named(line)}"
            last = line
            if line in wanted:
                wanted.remove(line)
            else:
                yield f"{index}: no record for {_named(line)}"
    for line in sorted(wanted):
        yield f"{index}: missing {_named(line)}"


def _lines_of(path: Path, on_fault: Callable[[Fault], None]) -> Iterator[str]:
    for record in walk_records(path, on_fault):
        capture = capture_of(record)
        line = cdxj_line(capture) if capture else None
        if line:
            yield line


def _merge_files(parts: list[Path], target: Path) -> None:
    with ExitStack() as files:
        _replace(target, heapq.merge(*(files.enter_context(part.open(encoding="ascii")) for part in parts)))


def _replace(target: Path, lines: Iterable[str]) -> None:
    """Writes sorted `lines`, each once, in place of `target`, whole or not at all."""
    new = target.with_name(target.name + ".new")
    with new.open("w", encoding="ascii") as out:
        last = ""
        for line in lines:
            if line != last:
                out.write(line)
            last = line
        out.flush()
        os.fsync(out.fileno())
    new.rename(target)
    sync_folder(target.parent)


def _file_of(line: str) -> str | None:
    """The WARC file of an index line; None for a line that was garbled."""
    try:
        return str(json.loads(line.split(" ", 2)[2])["filename"])
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def _named(line: str) -> str:
    return " ".join(line.split(" ", 2)[:2])
