"""After a crash or a power loss: `.open` files are cut back to their last whole record and closed."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from archiver.warc.files import OPEN, sync_folder
from archiver.warc.members import Damage, Member, next_record_member


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was done to one file."""

    file: str  # name without ".open"
    records: int  # whole records that are kept; 0: the file held none and was removed
    kept: int  # bytes
    cut: int  # bytes after the last whole record, gone
    damaged: tuple[int, ...] = ()  # offsets of damage before it, left in place: what follows keeps its offset

    def __str__(self) -> str:
        if not self.records:
            return f"{self.file}: no whole record in {self.cut} bytes, removed"
        said = f"{self.file}: closed with {self.records} records"
        said += f", {self.cut} bytes of an unfinished one cut off" if self.cut else ""
        return said + (f", damaged at {', '.join(map(str, self.damaged))}" if self.damaged else "")


def salvage(folder: Path) -> list[Salvaged]:
    """Mends and closes every `.open` file in `folder` that no running process writes; says what it did.

    Run again after an interruption it finishes the work. A missing folder has no files.
    """
    done = [_mend(path) for path in sorted(folder.glob(f"*{OPEN}"))]
    if any(done):
        sync_folder(folder)
    return [result for result in done if result]


def _mend(path: Path) -> Salvaged | None:
    with path.open("r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None  # its writer is alive
        if not path.exists():
            return None  # its writer closed it just now
        records, end, damaged = _whole_records(file)
        size = os.fstat(file.fileno()).st_size
        name = path.name.removesuffix(OPEN)
        if records:
            file.truncate(end)
            os.fsync(file.fileno())
            path.rename(path.with_name(name))
        else:
            path.unlink()
        return Salvaged(name, records, end, size - end, damaged)


def _whole_records(file: BinaryIO) -> tuple[int, int, tuple[int, ...]]:
    """Number of whole records, offset after the last of them, offsets of damage in front of it."""
    records = end = 0
    damaged: list[int] = []
    offset: int | None = 0
    while offset is not None:
        member = Member(file, offset)
        try:
            while member.more():
                pass
        except Damage:
            damaged.append(offset)
            offset = next_record_member(file, offset + 1)
            continue
        # A whole member is a whole record: the writer makes one of each (WARC 1.1, annex D).
        records, end, offset = records + 1, member.end or end, member.end
    return records, end, tuple(at for at in damaged if at < end)
