"""The database of an archive that may be read and not written: another user's, a backup's, a read-only mount's."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from archiver.errors import ArchiveError
from archiver.store.migrations import STEPS, refuse_foreign


def is_writable(database: Path) -> bool:
    """Whether this user may write the file and, for SQLite's own files beside it, its folder."""
    return os.access(database, os.W_OK) and os.access(database.parent, os.W_OK)


def is_still(database: Path) -> bool:
    """Whether it can only be read as a file that nobody changes: SQLite may not make what WAL mode needs beside it."""
    wal = database.with_name(f"{database.name}-wal")
    return not os.access(database.parent, os.W_OK) and not wal.exists()


def connect_to_read(database: Path) -> sqlite3.Connection:
    """A connection that only reads, whoever may write the file.

    Raises ArchiveError when the database is another program's or of another version, or when changes wait in a
    `-wal` file that cannot be read; sqlite3.DatabaseError when it is no database.
    """
    mode = "immutable=1" if is_still(database) else "mode=ro"  # https://www.sqlite.org/wal.html#readonly
    address = f"{database.absolute().as_uri()}?{mode}"
    db = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        _refuse_unfit(database, db)
    except sqlite3.OperationalError as fault:
        db.close()
        raise ArchiveError(
            f"{database} cannot be read without permission to write beside it ({fault}): "
            "copy the archive folder, or open it once as the user who owns it"
        ) from fault
    except BaseException:
        db.close()
        raise
    db.row_factory = sqlite3.Row
    return db


def _refuse_unfit(database: Path, db: sqlite3.Connection) -> None:
    facade = Database(db)
    refuse_foreign(database, facade, STEPS)
    done = {step.name for step in STEPS.applied(facade)}
    missing = [step.name for step in STEPS.pending(Database(memory=True)) if step.name not in done]
    if missing:
        raise ArchiveError(
            f"{database} is of an older Archiver and cannot be written to be brought up to date ({missing[0]}): "
            "run archiver status once as the user who owns it"
        )
