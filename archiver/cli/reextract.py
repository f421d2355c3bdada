"""`archiver reextract`: archived pages are read again by today's extractor."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from archiver import outlets, settings
from archiver.derive.again import Differences, reextract
from archiver.store import Archive, archive_folder


@click.command()
@click.option("--outlet", metavar="NAME", help="Only the articles of this outlet.")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes that read pages.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def command(outlet: str | None, jobs: int, as_json: bool) -> None:
    """Read all archived pages again and tell, field by field, in how many articles it was gained, lost or changed.

    Each article's history is rebuilt as a whole, so that a better extractor never looks like an edit.
    """
    found = outlets.find(Path())
    if outlet is not None:
        found.named(outlet)
    with Archive.open(archive_folder()) as archive:
        told = reextract(archive, found, settings.stages, outlet=outlet, jobs=jobs)
    if as_json:
        print(json.dumps({name: getattr(told, name) for name in Differences.__slots__}))
        return
    print(f"{told.articles} articles read again")
    for name in sorted({*told.gained, *told.lost, *told.changed}):
        print(f"{name}: gained {told.gained[name]}, lost {told.lost[name]}, changed {told.changed[name]}")
