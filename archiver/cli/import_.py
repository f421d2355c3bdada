"""`archiver import`: anybody's WARC files and WACZ packages, through the stages of a crawl."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from archiver import __version__, outlets, settings
from archiver.derive.importing import bring_in
from archiver.derive.intake import Intake, Report
from archiver.errors import ArchiveError
from archiver.store import Archive, Writer, archive_folder
from archiver.terminal import one_line


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--copy", is_flag=True, help="Copy WARC files into the archive folder; else they are read in place.")
def command(files: tuple[Path, ...], copy: bool) -> None:
    """Take WARC files or WACZ packages in: every page in them becomes an article with its versions.

    What is wrong with a file is told and tolerated. Status 1 when a file could not be read at all.
    """
    refused = 0
    with Archive.open(archive_folder(), create=True) as archive:
        found = outlets.find(Path())
        run = _begin(archive, found, files)
        for path in files:
            intake = Intake(archive, found, settings.stages)
            try:
                bring_in(intake, path, copy=copy, run=run, now=datetime.now(UTC))
            except ArchiveError as fault:
                refused += 1
                print(f"archiver import: {one_line(str(fault))}", file=sys.stderr)
                continue
            _tell(path, intake.report)
        status = 1 if refused else 0
        intake.writer.end_run(run, datetime.now(UTC), status, "finished", {"refused": refused})
    sys.exit(status)


def _begin(archive: Archive, found: outlets.Outlets, files: tuple[Path, ...]) -> int:
    writer = Writer(archive)
    writer.outlets(found)
    given = {"files": " ".join(map(str, files))}
    return writer.begin_run("import", None, given, f"Archiver/{__version__}", datetime.now(UTC))


def _tell(path: Path, report: Report) -> None:
    for fault in report.faults:
        print(f"warning: {one_line(str(fault))}", file=sys.stderr)
    print(
        f"{path}: {report.captures} captures new, {report.pages} pages read, {report.articles} articles, "
        f"{report.failures} failures, {len(report.faults)} faults of the file tolerated"
    )
