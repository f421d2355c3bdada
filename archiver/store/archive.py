"""An archive folder: `archive.db` and, beside it, `warc/`, `indexes/` and `seals/`."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from archiver.article import Capture
from archiver.errors import ArchiveError
from archiver.store import lookups, memory
from archiver.store.location import network_share
from archiver.store.memory import Known
from archiver.store.migrations import migrate
from archiver.store.readonly import connect_to_read, is_writable

log = logging.getLogger(__name__)

BUSY_TIMEOUT = 60.0  # seconds that a writer waits for another process's batch

NETWORK_WARNING = (
    "%s lies on a network share (%s): SQLite's WAL and locks are unsafe there; "
    "put the archive on a local disk and copy it to the share"
)


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive. `db` returns rows as sqlite3.Row; one thread at a time may use it."""

    folder: Path
    db: sqlite3.Connection
    is_writable: bool = True

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> Archive:
        """Opens the archive in `folder`, bringing its database to the newest version; made first if `create`.

        Where this user may not write, it is opened for reading alone. Raises ArchiveError when there is none, when the
        folder cannot be made, when archive.db is no database, another program's, or a newer Archiver's.
        """
        if create:
            _make_folders(folder)
        database = folder / "archive.db"
        if not create and not (database.is_file() and database.stat().st_size):
            raise ArchiveError(f"no archive in {folder}: set ARCHIVE_DIR to the folder of one, or crawl first")
        share = network_share(folder)
        if share:
            log.warning(NETWORK_WARNING, folder, share)
        try:
            if not is_writable(database):
                return cls(folder, connect_to_read(database), is_writable=False)
            migrate(database)
            return cls(folder, connect(database))
        except sqlite3.OperationalError as fault:  # locked, or a disk that is full
            raise ArchiveError(f"{database} cannot be used as the archive's database: {fault}") from fault
        except sqlite3.DatabaseError as fault:
            raise ArchiveError(
                f"{database} cannot be used as the archive's database: {fault}; "
                "move it away, and archiver verify --repair makes another from the WARC files"
            ) from fault

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "archive.db"

    @property
    def warc(self) -> Path:
        """The folder of the WARC files."""
        return self.folder / "warc"

    @property
    def indexes(self) -> Path:
        """The folder of the CDXJ index."""
        return self.folder / "indexes"

    @property
    def seals(self) -> Path:
        """The folder of what proves the WARC files."""
        return self.folder / "seals"

    def require_writable(self) -> None:
        """Raises ArchiveError when the archive was opened for reading alone."""
        if not self.is_writable:
            raise ArchiveError(f"{self.folder} can only be read: run this as a user who may write there")

    def known(self, url: str) -> Known | None:
        """What is held of `url`, campaign parameters aside; None when it was never answered well."""
        return memory.known(self.db, url)

    def original(self, digest: str) -> Capture | None:
        """The first whole response whose payload has this digest."""
        return memory.original(self.db, digest)

    def nearest(self, url: str, at: datetime) -> Capture | None:
        """The capture of `url` nearest to an instant."""
        return lookups.nearest(self.db, url, at)

    def close(self) -> None:
        """Closes the database."""
        self.db.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def connect(database: Path) -> sqlite3.Connection:
    """A connection for readers and the writer: WAL, foreign keys, patience; transactions are begun by hand."""
    # The spine opens it in the main thread and writes from one worker thread.
    db = sqlite3.connect(database, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False)
    db.row_factory = sqlite3.Row
    try:
        db.execute("pragma journal_mode = wal")
        # A power loss may take the last batches, never the file; the WARC gives them back at the next start.
        db.execute("pragma synchronous = normal")
        db.execute("pragma foreign_keys = on")
    except BaseException:
        db.close()
        raise
    return db


def _make_folders(folder: Path) -> None:
    try:
        for part in (folder, folder / "warc", folder / "indexes", folder / "seals"):
            part.mkdir(parents=True, exist_ok=True)
        # Not by opening it: closed again, it would take all locks along that SQLite holds in this process (POSIX).
        (folder / "archive.db").touch()
    except OSError as fault:
        raise ArchiveError(
            f"{folder} cannot be the archive folder: {fault.strerror} ({fault.filename}); set ARCHIVE_DIR to another"
        ) from fault
