import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import import_module
from pkgutil import iter_modules

import click
import pytest

from archiver import cli
from archiver.store import Archive

NAMES = [module.name for module in iter_modules(cli.__path__)]


@pytest.mark.parametrize("module", NAMES)
def test_each_file_of_the_command_line_is_a_command_with_a_help(module):
    command = import_module(f"archiver.cli.{module}").command
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert command.help
    assert all(option.help for option in options)


def test_the_list_of_commands_tells_what_each_is_for_without_loading_them():
    script = (
        "import sys; from archiver.cli import group\n"
        "try: group(['--help'])\nfinally: print(any(name.startswith('archiver.cli.') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("False")
    assert all(f"  {name.rstrip('_')} " in done.stdout for name in NAMES)


@pytest.fixture
def archive(tmp_path):
    Archive.open(tmp_path / "archive", create=True).close()
    return {**os.environ, "ARCHIVE_DIR": str(tmp_path / "archive")}


def run(words, environment, **given):
    command = [sys.executable, "-c", "from archiver.cli import main; main()", *words]
    return subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, **given)


def test_a_full_disk_behind_the_output_is_one_line(archive):
    with open("/dev/full", "w") as full:
        done = run(["outlets"], archive, stdout=full)
    assert (done.returncode, done.stderr) == (1, "archiver: No space left on device\n")


def test_a_database_that_another_program_holds_is_one_line(tmp_path, archive, monkeypatch, capsys):
    monkeypatch.setenv("ARCHIVE_DIR", archive["ARCHIVE_DIR"])
    monkeypatch.setattr("archiver.store.archive.BUSY_TIMEOUT", 0.1)
    monkeypatch.setattr(sys, "argv", ["archiver", "withdraw", "http://journal.example/", "--yes"])
    with closing(sqlite3.connect(tmp_path / "archive/archive.db", isolation_level=None)) as other:
        other.execute("begin exclusive")
        with pytest.raises(SystemExit, match=r"^1$"):
            cli.main()
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "archive.db cannot be used now (database is locked)" in said
