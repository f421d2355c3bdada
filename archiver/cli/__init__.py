"""The `archiver` command: one file here is one subcommand, found by its name and loaded when asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

import click

from archiver import __version__
from archiver.errors import ArchiverError, UsageError


class Commands(click.Group):
    """Finds `archiver/cli/NAME.py`, whose `command` is the subcommand; `import_.py` gives `import`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(module.name.rstrip("_").replace("_", "-") for module in iter_modules(__path__))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        module = name.replace("-", "_") + ("_" if name == "import" else "")
        command: click.Command = import_module(f"archiver.cli.{module}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def group() -> None:
    """The archive of the French-language press that you run yourself."""


def main() -> None:
    """Runs the command line. Exit status: 0 done, 1 faults or nothing found, 2 wrong usage."""
    try:
        group()
    except ArchiverError as fault:
        print(f"archiver: {fault}", file=sys.stderr)
        sys.exit(2 if isinstance(fault, UsageError) else 1)
