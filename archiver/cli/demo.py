"""archiver demo: the whole way, on a sample newspaper of our own."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

import click
from rich.console import Console

from archiver.cli.init import pywb_config
from archiver.demo import report, tour

FOLDER = "demo-archive"


@click.command()
def command() -> None:
    """Archive the built-in sample newspaper, twice, and show what changed.

    The archive goes to demo-archive/ (or to ARCHIVE_DIR, which must be empty or a demo's).
    """
    folder = Path(os.environ.get("ARCHIVE_DIR") or FOLDER)
    console = Console(highlight=False)
    console.print("Le Courrier du lac, a sample newspaper, is published on loopback and crawled twice.\n")
    statuses = tour.run(folder)
    (folder / "config.yaml").write_text(pywb_config("."), encoding="utf-8")
    console.print()
    report.tell(folder, console, _commands(folder))
    if any(statuses):
        click.echo(f"\nThe crawls ended with status {statuses[0]} and {statuses[1]}.", err=True)
        sys.exit(1)


def _commands(folder: Path) -> list[str]:
    """The commands to try next, as they can be typed from this folder."""
    # Not what PATH finds: `uv run` puts the environment there for this process alone.
    own = Path(sys.executable).with_name("archiver")
    installed = "archiver" if shutil.which("archiver") else str(own)
    archiver = str(own.relative_to(Path.cwd())) if own.is_relative_to(Path.cwd()) else installed
    setting = f"ARCHIVE_DIR={shlex.quote(str(folder))} "
    url = report.changed_url(folder)
    return [setting + text.format(url=url).replace("archiver", archiver, 1) for _, text in report.NEXT]
