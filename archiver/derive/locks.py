"""Locks between processes, by flock: the kernel lets go of them when a process dies, however it dies."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from types import TracebackType

from archiver.errors import ArchiveError


class Lock:
    """The lock `name` of an archive folder, held from `take` to `release`."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / "locks" / name
        self._handle: int | None = None

    def take(self, *, wait: bool = False) -> bool:
        """Whether the lock is held now; with `wait` it is, sooner or later. Raises ArchiveError when it cannot be."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as fault:
            raise ArchiveError(f"{self._path} cannot be locked ({fault.strerror}): check ARCHIVE_DIR") from fault
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Lets go; harmless when the lock is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Lock:
        self.take(wait=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.release()
