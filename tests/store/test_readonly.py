"""Archives that may be read and not written."""

import multiprocessing
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from sqlite_utils import Database

from archiver.errors import ArchiveError
from archiver.store import Archive, Writer
from archiver.store.migrations import STEPS
from tests.store.conftest import article

FORK = multiprocessing.get_context("fork")
NOBODY = 65534


@pytest.fixture
def locked():
    """The folder of an archive of one article that nobody may write; the tests' user may be root, see `as_reader`."""
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to other users
    with Archive.open(folder, create=True) as archive, Writer(archive) as writer:
        writer.article(article("https://journal.example/a"))
    (folder / "archive.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_reader(task, folder):
    """What `task` says of `folder` when no root does it."""
    answers = FORK.SimpleQueue()

    def work():
        if os.getuid() == 0:
            os.setgroups([])
            os.setuid(NOBODY)
        try:
            answers.put(task(folder))
        except ArchiveError as fault:
            answers.put(str(fault))

    process = FORK.Process(target=work)
    process.start()
    process.join(20)
    assert process.exitcode == 0
    return answers.get()


def count(folder):
    with Archive.open(folder) as archive:
        return archive.db.execute("select count(*) from articles").fetchone()[0]


def write(folder):
    with Archive.open(folder) as archive:
        Writer(archive)


def test_a_reader_without_permission_to_write_reads(locked):
    assert as_reader(count, locked) == 1
    assert not list(locked.glob("archive.db-*"))


def test_a_reader_reads_while_another_writes(locked):
    with Archive.open(locked) as archive:
        archive.db.execute("update articles set section = 'x'")
        for file in locked.glob("archive.db*"):
            file.chmod(0o644)
        assert as_reader(count, locked) == 1


def test_what_must_write_is_told_so_in_one_line(locked):
    assert "can only be read: run this as a user who may write" in as_reader(write, locked)


def test_an_older_database_is_told_with_the_remedy(locked):
    last = STEPS.pending(Database(memory=True))[-1].name
    locked.chmod(0o755)
    (locked / "archive.db").chmod(0o644)
    with Archive.open(locked) as archive:
        archive.db.execute("delete from _sqlite_migrations where name = ?", (last,))
    locked.chmod(0o555)
    (locked / "archive.db").chmod(0o444)
    assert f"older Archiver and cannot be written to be brought up to date ({last})" in as_reader(count, locked)
