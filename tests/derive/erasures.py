"""What tests of erasure share: a text to look for in every file, and a process that is killed at a given step."""

import gzip
import os
import sqlite3
import traceback
from pathlib import Path

SECRET = "Un passage que Zénobie Quatremère ne veut plus voir"
HEADLINE = "Zénobie Quatremère accusée"
MARKS = [word.encode() for word in ("Zénobie", "Quatremère", "zénobie", "quatremère", "ne veut plus voir")]


def found(folder):
    """Files of the archive folder, decompressed, that hold any of MARKS."""
    contents = {path: path.read_bytes() for path in Path(folder / "archive").rglob("*") if path.is_file()}
    plain = {path: gzip.decompress(data) if path.suffix == ".gz" else data for path, data in contents.items()}
    return sorted({path.name for path, data in plain.items() for mark in MARKS if mark in data})


class Counting(sqlite3.Connection):
    """A connection whose transactions and clean-ups count as steps."""

    def execute(self, sql, *values):
        if sql.startswith(("commit", "vacuum", "pragma wal")):
            os.step()
        return super().execute(sql, *values)


def killed_at(step, work):
    """Runs `work` in a child that is killed when it syncs, renames, removes or commits for the `step`-th time."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = iter(range(step - 1))
    os.step = lambda: None if next(left, None) is not None else os._exit(9)
    connect = sqlite3.connect
    sqlite3.connect = lambda *given, **named: connect(*given, factory=Counting, **named)
    for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "rename"), (Path, "unlink")):
        call = getattr(owner, name)
        setattr(owner, name, lambda *given, call=call, **named: (os.step(), call(*given, **named))[1])
    try:
        work()
    except BaseException:  # else the child would go on with the tests of its parent, in the same folders
        traceback.print_exc()
        os._exit(70)
    os._exit(0)
