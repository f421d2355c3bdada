import os
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

from archiver.cli import group
from archiver.errors import ArchiverError
from tests.press import published

# The same examples each time; a slow machine is no fault of the code (speed is measured in bench/).
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside the repository; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("ARCHIVER_SHARED") or Path(__file__).parents[2] / "shared")
    if not folder.is_dir():
        pytest.skip(f"no reference material at {folder}")
    return folder


@pytest.fixture
def press():
    """A newspaper on loopback."""
    with published() as press:
        yield press


@pytest.fixture
def rows(tmp_path):
    """Asks archive.db of the archive in `tmp_path`."""

    def ask(sql):
        with sqlite3.connect(tmp_path / "archive/archive.db") as db:
            return db.execute(sql).fetchall()

    return ask


@pytest.fixture
def archiver(tmp_path, monkeypatch):
    """Runs an `archiver` command on the archive in `tmp_path`; gives its output, or the error it told."""
    monkeypatch.setenv("ARCHIVE_DIR", str(tmp_path / "archive"))

    def run(*words):
        done = CliRunner().invoke(group, [str(word) for word in words])
        if isinstance(done.exception, ArchiverError):
            return done.exception
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.output

    return run
