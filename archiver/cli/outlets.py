"""`archiver outlets`: which outlets are known, and whether their files agree."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from archiver.outlets import Outlets, find
from archiver.outlets.consistency import faults


@click.command("outlets")
@click.option("--check", is_flag=True, help="Tell what is inconsistent in their files; fetches nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(check: bool, as_json: bool) -> None:
    """List the outlets of the package and of this folder's outlets/.

    With --check the exit status is 1 when anything is inconsistent, with one line per fault.
    """
    known = find(Path.cwd())
    if check:
        sys.exit(_check(known, as_json))
    if as_json:
        click.echo(json.dumps([asdict(outlet) for outlet in known], ensure_ascii=False, indent=1))
        return
    for outlet in known:
        click.echo(f"{outlet.name:24} {outlet.title:40} {outlet.country}  {outlet.home}")


def _check(known: Outlets, as_json: bool) -> int:
    found = faults(known)
    if as_json:
        rows = [{"outlet": name, "fault": fault} for name, fault in found]
        click.echo(json.dumps({"outlets": len(known), "faults": rows}, ensure_ascii=False))
    else:
        for name, fault in found:
            click.echo(f"{name}: {fault}")
        click.echo(f"{len(known)} outlets, {len(found)} faults")
    return 1 if found else 0
