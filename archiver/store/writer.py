"""The single writer of archive.db: everything that adds rows goes through it, in batches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from types import TracebackType

from archiver.article import Announcement, Article, Capture
from archiver.outlets import Outlet
from archiver.store import captures, histories, ledger
from archiver.store.archive import Archive
from archiver.store.ledger import Failure, Policy
from archiver.store.rows import instant

BEGIN_RUN = """
insert into runs (spider, outlet, arguments, software, started_at)
values (:spider, :outlet, :arguments, :software, :at)
"""
END_RUN = """
update runs set finished_at = :at, exit_status = :status, reason = :reason, stats = :stats where id = :run
"""
OUTLET = """
insert into outlets (name, title, home, zone, country, language)
values (:name, :title, :home, :zone, :country, :language)
on conflict (name) do update set title = excluded.title, home = excluded.home, zone = excluded.zone,
  country = excluded.country, language = excluded.language
"""


class Writer:
    """Adds rows in one transaction until `commit()`; the caller decides by `waiting` and its clock when.

    All methods are idempotent: the same value twice makes no second row. Use it from one thread. As a context
    manager it commits at the end, or rolls the batch back when an exception leaves the block.
    """

    def __init__(self, archive: Archive) -> None:
        archive.require_writable()
        self._db = archive.db
        # Of a statement with triggers SQLite keeps what would undo it: for 300 pages 50,000 writes to temporary files.
        self._db.execute("pragma temp_store = memory")
        self.waiting = 0  # values written since the last commit

    def begin_run(
        self, spider: str, outlet: str | None, arguments: Mapping[str, str], software: str, at: datetime
    ) -> int:
        """Adds a run that starts now and commits, so that a killed run is known; its id."""
        values = {"spider": spider, "outlet": outlet, "arguments": json.dumps(arguments), "software": software}
        run = self._batch().execute(BEGIN_RUN, values | {"at": instant(at)}).lastrowid
        self.commit()
        return int(run or 0)

    def end_run(self, run: int, at: datetime, exit_status: int, reason: str, stats: Mapping[str, object]) -> None:
        """Notes how a run ended, and commits."""
        values = {"run": run, "at": instant(at), "status": exit_status, "reason": reason}
        self._batch().execute(END_RUN, values | {"stats": json.dumps(stats, default=str)})
        self.commit()

    def outlets(self, outlets: Iterable[Outlet]) -> None:
        """Adds or updates the rows of `outlets`."""
        names = ("name", "title", "home", "zone", "country", "language")
        for outlet in outlets:
            self._batch().execute(OUTLET, {name: getattr(outlet, name) for name in names})

    def capture(self, capture: Capture, run: int | None = None, outlet: str | None = None) -> int:
        """Adds a capture whose record is on disk; its row id (that of the row it already has, if any)."""
        db = self._batch()
        capture_id = captures.insert(db, capture, run, outlet)
        histories.notice(db, capture_id, capture)
        return capture_id

    def article(self, article: Article) -> int | None:
        """Files what a page says under its capture, which is added if need be; the article's row id.

        None, and only `captures.page_type` set, when the page is no article. Captures may come in any order.
        Raises ValueError when `article.page.capture` is None.
        """
        return histories.add(self._batch(), article)

    def rebuild(self, articles: Iterable[Article]) -> int | None:
        """Replaces the whole history of one article by `articles`: every page of it, read by one extractor.

        Versions, claims and dates that came from earlier readings are gone afterwards, so that a better
        extractor never looks like an edit. All in one transaction. The article's row id.
        """
        return histories.rebuild(self._batch(), list(articles))

    def announce(
        self, announcement: Announcement, at: datetime, run: int | None = None, outlet: str | None = None
    ) -> None:
        """Notes that a feed, sitemap or front page named an address."""
        ledger.announce(self._batch(), announcement, at, run, outlet)

    def front_page(self, capture: Capture, shown: list[Announcement], outlet: str | None) -> None:
        """Notes the headlines that the front page of `capture` showed, in their order."""
        db = self._batch()
        ledger.show_front(db, captures.insert(db, capture, None, outlet), shown, outlet)

    def failure(self, failure: Failure) -> None:
        """Notes a request or page that failed."""
        ledger.fail(self._batch(), failure)

    def policy(self, policy: Policy) -> None:
        """Notes an opt-out or permission as seen."""
        ledger.state(self._batch(), policy)

    def commit(self) -> None:
        """Ends the batch: what was written is on disk (in the WAL)."""
        if self._db.in_transaction:
            self._db.execute("commit")
        self.waiting = 0

    def roll_back(self) -> None:
        """Drops what was written since the last commit."""
        if self._db.in_transaction:
            self._db.execute("rollback")
        self.waiting = 0

    def _batch(self) -> sqlite3.Connection:
        if not self._db.in_transaction:
            # Immediate: a batch that began as a reader could not become a writer after another's commit.
            self._db.execute("begin immediate")
        self.waiting += 1
        return self._db

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.roll_back() if kind else self.commit()
