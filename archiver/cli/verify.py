"""`archiver verify`: whether the archive agrees with itself; with --repair, mended first."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from archiver import outlets, settings
from archiver.derive.repair import repair
from archiver.derive.verify import verify
from archiver.store import Archive, archive_folder
from archiver.terminal import printable
from archiver.warc.seals import seal_faults


@click.command()
@click.option("--repair", "mend", is_flag=True, help="Mend what can be derived from the WARC files, then verify.")
@click.option("--seals", is_flag=True, help="Check the seals of closed WARC files, offline, as well.")
@click.option("--json", "as_json", is_flag=True, help="Print faults and warnings as JSON.")
def command(mend: bool, seals: bool, as_json: bool) -> None:
    """Read every record and every row. Status 0 when all agree, 1 with one line for each fault.

    With --repair, an archive whose database is gone gets a new one from its WARC files.
    """
    folder = archive_folder()
    lost_database = mend and any((folder / "warc").glob("*.warc.gz*"))
    with Archive.open(folder, create=lost_database) as archive:
        if mend:
            archive.require_writable()
        found = outlets.find(Path())
        for line in repair(archive, found, settings.stages, datetime.now(UTC)) if mend else ():
            print(f"repaired: {printable(line)}", file=sys.stderr)
        findings = verify(archive, found, settings.stages)
        faults = findings.faults + (list(seal_faults(archive.folder)) if seals else [])
    if as_json:
        print(json.dumps({"records": findings.records, "faults": faults, "warnings": findings.warnings}))
    else:
        for line in findings.warnings:
            print(f"warning: {printable(line)}")
        for line in faults:
            print(printable(line))
        print(f"{findings.records} records read, {len(faults)} faults")
    sys.exit(1 if faults else 0)
