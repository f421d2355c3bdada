"""Anybody's WARC file as one gzip member a record, so that each record can be read by its place."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from pathlib import Path

from archiver.errors import ArchiveError
from archiver.warc.checks import Fault
from archiver.warc.files import OPEN, sync_folder
from archiver.warc.grammar import raw_record
from archiver.warc.walk import walk_records


def repack(source: Path, folder: Path, on_fault: Callable[[Fault], None]) -> Path:
    """Writes the records of `source` to a file of its name in `folder`, fields and blocks as they are.

    The name ends in `.warc.gz` whatever it was. Records that the walker cannot give, and those longer than it
    holds, are left out and told. Raises ArchiveError when the file exists already or cannot be written.
    """
    stem = source.name.removesuffix(".gz").removesuffix(".warc")
    target = folder / f"{stem}.warc.gz"
    opened = target.with_name(target.name + OPEN)
    if target.exists():
        raise ArchiveError(f"{target} exists already: rename {source} to import it a second time")
    try:
        with opened.open("wb") as out:
            for record in walk_records(source, on_fault):
                if len(record.block) < record.block_length:
                    text = f"left out: its block of {record.block_length} bytes is too long to be copied"
                    on_fault(Fault(record.file, record.offset, record.record_id, text, grave=True))
                    continue
                packer = zlib.compressobj(6, zlib.DEFLATED, 31)
                plain = raw_record(record.version, record.fields, record.block)
                out.write(packer.compress(plain) + packer.flush())
            out.flush()
            os.fsync(out.fileno())
        opened.rename(target)
        sync_folder(folder)
    except OSError as fault:
        raise ArchiveError(f"cannot write {target} ({fault.strerror})") from fault
    finally:
        opened.unlink(missing_ok=True)
    return target
