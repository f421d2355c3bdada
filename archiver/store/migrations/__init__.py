"""The numbered changes of archive.db, each a function that is never edited once released.

They run by themselves when an archive is opened for writing. `schema.sql` beside this folder is their outcome;
a test proves that every released version ends there.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database, Migrations

from archiver.errors import ArchiveError

STEPS = Migrations("archiver")

ARTICLES_FACETS = """
create index articles_facets on articles
  (id, outlet, section, access, kind, language, availability, date_published, first_seen)
""".strip()

HEADLINES_FTS = """
create virtual table headlines_fts using fts5 (
  headline, content='articles', content_rowid='id', tokenize="unicode61 remove_diacritics 0"
);
create trigger headlines_fts_insert after insert on articles begin
  insert into headlines_fts (rowid, headline) values (new.id, new.headline);
end;
create trigger headlines_fts_delete after delete on articles begin
  insert into headlines_fts (headlines_fts, rowid, headline) values ('delete', old.id, old.headline);
end;
create trigger headlines_fts_update after update of headline on articles begin
  insert into headlines_fts (headlines_fts, rowid, headline) values ('delete', old.id, old.headline);
  insert into headlines_fts (rowid, headline) values (new.id, new.headline);
end;
insert into headlines_fts (headlines_fts) values ('rebuild');
"""

ARTICLES_OUTLET_SEEN = "create index articles_outlet_seen on articles (outlet, first_seen)"


@STEPS()
def m0001_tables(db: Database) -> None:
    """The tables of the first release."""
    run_script(db, Path(__file__).with_name("m0001.sql").read_text())


@STEPS()
def m0002_articles_facets(db: Database) -> None:
    """All that facets count, without the rows' long texts: 35 bytes an article."""
    db.conn.execute(ARTICLES_FACETS)


@STEPS()
def m0003_headlines_fts(db: Database) -> None:
    """Headlines by themselves: to find them in `articles_fts` its lists of whole texts are walked."""
    run_script(db, HEADLINES_FTS)


@STEPS()
def m0004_articles_outlet_seen(db: Database) -> None:
    """An outlet's articles by the day they came, for its page."""
    db.conn.execute(ARTICLES_OUTLET_SEEN)


def run_script(db: Database, script: str) -> None:
    """Runs the statements of `script` inside the caller's transaction, which `executescript` would commit."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.conn.execute(statement)
            statement = ""


def migrate(path: Path, steps: Migrations = STEPS) -> list[str]:
    """Brings the database at `path` (made when absent) to the newest version; names of the steps that ran.

    While steps run, a copy of the database as it was lies beside it as `NAME.before-STEP`; it is removed when
    all have succeeded. Raises ArchiveError when a step fails or a newer Archiver has changed the database.
    """
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        db = Database(connection)
        refuse_foreign(path, db, steps)
        if not steps.pending(db):
            return []
    with _alone(path.parent):
        return _migrate(path, steps)


def _migrate(path: Path, steps: Migrations) -> list[str]:
    is_new = not (path.exists() and path.stat().st_size)
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        db = Database(connection)
        pending = [step.name for step in steps.pending(db)]
        if not pending:  # another process was first
            return []
        copy = path.with_name(f"{path.name}.before-{pending[0]}")
        if not is_new:
            with closing(sqlite3.connect(copy)) as target:
                connection.backup(target)
        try:
            steps.apply(db)
        except sqlite3.Error as fault:
            kept = "" if is_new else f"; the database as it was is kept in {copy}"
            raise ArchiveError(f"{path}: migration {steps.pending(db)[0].name} failed: {fault}{kept}") from fault
    copy.unlink(missing_ok=True)
    return pending


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Only one process at a time is in the block: two crawls may find a new archive at the same moment."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def refuse_foreign(path: Path, db: Database, steps: Migrations) -> None:
    """Raises ArchiveError for another program's tables, or steps that only a newer Archiver knows."""
    known = {step.name for step in steps.pending(Database(memory=True))}
    if not db["_sqlite_migrations"].exists() and db.tables:
        raise ArchiveError(f"{path} is another program's database: set ARCHIVE_DIR to another folder")
    newer = sorted({step.name for step in steps.applied(db)} - known)
    if newer:
        raise ArchiveError(f"{path} was written by a newer Archiver ({newer[-1]}): update Archiver to open it")
