"""The `archiver` command: one file here is one subcommand, found by its name and loaded when asked for."""

from __future__ import annotations

import ast
import sqlite3
import sys
from importlib import import_module
from importlib.resources import files
from pkgutil import iter_modules

import click

from archiver import __version__
from archiver.errors import ArchiverError, UsageError
from archiver.terminal import one_line

# Results of SQLite that tell of the machine and not of a fault of ours: locked, full, not to be read or written
UNUSABLE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)


class Commands(click.Group):
    """Finds `archiver/cli/NAME.py`, whose `command` is the subcommand; `import_.py` gives `import`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(module.name.rstrip("_").replace("_", "-") for module in iter_modules(__path__))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"archiver.cli.{_module_of(name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists each command with what its module's first line says: to import them all takes two seconds."""
        rows = [(name, _told_by(name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _module_of(name: str) -> str:
    return name.replace("-", "_") + ("_" if name == "import" else "")


def _told_by(name: str) -> str:
    """What the first line of a command's module says after its name."""
    source = (files("archiver.cli") / f"{_module_of(name)}.py").read_text("utf-8")
    told = (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0].partition(": ")[2].rstrip(".")
    return told[:1].upper() + told[1:]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def group() -> None:
    """The archive of the French-language press that you run yourself."""


def main() -> None:
    """Runs the command line. Exit status: 0 done, 1 faults or nothing found, 2 wrong usage."""
    try:
        group()
    except ArchiverError as fault:
        print(f"archiver: {one_line(str(fault))}", file=sys.stderr)
        sys.exit(2 if isinstance(fault, UsageError) else 1)
    except OSError as fault:  # a full disk, a folder that may not be written
        where = f"{fault.filename}: " if fault.filename else ""
        print(f"archiver: {one_line(f'{where}{fault.strerror or fault}')}", file=sys.stderr)
        sys.exit(1)
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode & 0xFF not in UNUSABLE:
            raise
        print(f"archiver: archive.db cannot be used now ({fault}): free it or the disk, try again", file=sys.stderr)
        sys.exit(1)
