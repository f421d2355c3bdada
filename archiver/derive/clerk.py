"""The one thread that writes to archive.db while a crawl runs."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from queue import Empty, Queue

from archiver.errors import ArchiveError
from archiver.store import Writer

Task = Callable[[Writer], object]

WAITING = 500  # tasks; whoever hands in more waits, so that memory stays flat
BATCH = 200  # tasks in one transaction
BATCH_SECONDS = 1.0  # a batch is not held open longer: readers see pages a second after they were fetched


class Clerk:
    """Does tasks one after another, in batches, in a thread of its own.

    Before a batch is committed `sync` is called, so that no row is ahead of its WARC record. A task that fails
    is taken out of its batch, and the one that `failed` answers is done instead; when the database itself fails,
    nothing more is done and `fault` tells why. Tasks must be idempotent: a batch that fails is done once more, task
    by task.
    """

    def __init__(self, writer: Writer, sync: Callable[[], None], failed: Callable[[Task, Exception], Task]) -> None:
        self._writer, self._sync, self._failed = writer, sync, failed
        self._tasks: Queue[Task | None] = Queue(WAITING)
        self._batch: list[Task] = []
        self._began = 0.0
        self.fault: ArchiveError | None = None
        self._thread = threading.Thread(target=self._work, name="clerk", daemon=True)
        self._thread.start()

    def do(self, task: Task) -> None:
        """Hands in a task. Waits while too many are waiting; after a fault it is dropped (the WARC has it)."""
        if self.fault is None:
            self._tasks.put(task)

    def close(self) -> None:
        """Returns when all tasks are done and committed, or could not be."""
        self._tasks.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (task := self._next()) is not None:
            if self.fault is not None:
                continue  # emptied, so that nobody waits for room
            self._begin(task)
            if len(self._batch) >= BATCH:
                self._commit()
        self._commit()

    def _next(self) -> Task | None:
        """The next task; commits when none comes in time. None: there will be no more."""
        while True:
            left = self._began + BATCH_SECONDS - time.monotonic()
            if self._batch and left <= 0:
                self._commit()
            try:
                return self._tasks.get(timeout=max(left, 0.01) if self._batch else None)
            except Empty:
                continue

    def _begin(self, task: Task) -> None:
        if not self._batch:
            self._began = time.monotonic()
        self._batch.append(task)
        try:
            task(self._writer)
        except Exception:  # whatever a page did to the store, the others of its batch are kept
            self._again()

    def _again(self) -> None:
        """The batch once more, each task in a transaction of its own, without those that fail."""
        tasks, self._batch = self._batch, []
        self._writer.roll_back()
        for task in tasks:
            try:
                task(self._writer)
                self._sync()
                self._writer.commit()
            except sqlite3.OperationalError as stop:
                self._stop(stop)
                return
            except Exception as fault:  # the faulty one
                self._writer.roll_back()
                self._failed(task, fault)(self._writer)
                self._writer.commit()

    def _commit(self) -> None:
        if not self._batch or self.fault is not None:
            return
        try:
            self._sync()
            self._writer.commit()
        except (sqlite3.Error, OSError) as fault:
            self._stop(fault)
        self._batch = []

    def _stop(self, fault: Exception) -> None:
        self._writer.roll_back()
        self.fault = ArchiveError(
            f"archive.db cannot be written ({fault}): mend this and crawl again; what was fetched is in the WARC"
        )
