"""`archiver withdraw`: pages hidden, or erased, on request; and what was withdrawn."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import click

from archiver import outlets, settings
from archiver.derive.erasing import erase
from archiver.derive.intake import Intake
from archiver.derive.lifting import lift
from archiver.errors import ArchiveError, UsageError
from archiver.store import Archive, archive_folder
from archiver.store.withdrawals import Asked, Plan, Withdrawal, plan, standing, withdraw, withdrawals
from archiver.terminal import printable


@click.command()
@click.argument("url", required=False)
@click.option("--outlet", metavar="NAME", help="Everything of an outlet, by its short name.")
@click.option("--query", metavar="WORDS", help="The articles that these words find, as in archiver search.")
@click.option("--erase", "for_good", is_flag=True, help="Rewrite the WARC files so that the bytes are gone.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--list", "show", is_flag=True, help="Show what was withdrawn.")
@click.option("--undo", is_flag=True, help="Lift a withdrawal of what is only hidden.")
@click.option("--json", "as_json", is_flag=True, help="With --list: print JSON.")
def command(
    url: str | None,
    outlet: str | None,
    query: str | None,
    for_good: bool,
    yes: bool,
    show: bool,
    undo: bool,
    as_json: bool,
) -> None:
    """Withdraw a page, an outlet or what a search finds: hidden at once from search, interface, exports and replay.

    What is withdrawn is never fetched, imported, re-extracted or repaired back. An article goes with all its
    addresses. An erasure that was interrupted is finished by the same command. Status 1 when nothing of it is
    archived; an address or outlet is then withdrawn in advance.
    """
    with Archive.open(archive_folder()) as archive:
        if show:
            _list(withdrawals(archive.db), as_json)
            return
        archive.require_writable()
        asked = _asked(url, outlet, query)
        if undo:
            _undo(archive, asked, yes)
            return
        before = standing(archive.db, asked)
        planned = plan(archive.db, asked)
        if not planned.rows and not before:
            raise ArchiveError(f"{printable(str(asked))} finds nothing to withdraw: look with archiver search")
        what = "erases for good" if for_good else "hides"
        _confirm(f"This {what} {_counted(planned)}: {printable(str(asked))}.", yes)
        withdraw(archive.db, planned, datetime.now(UTC))
        if for_good:
            for line in erase(archive, outlets.find(Path()), settings.stages, standing(archive.db, asked), _now()):
                print(printable(line))
    print(f"{'erased' if for_good else 'withdrawn'}: {printable(str(asked))}, {_counted(planned)}")
    if not (planned.captures or planned.articles or any(each.erased_at for each in before)):
        print("Nothing of it is archived; it will not be fetched.", file=sys.stderr)
        sys.exit(1)


def _counted(planned: Plan) -> str:
    return f"{planned.articles} articles in {planned.captures} captures"


def _now() -> datetime:
    return datetime.now(UTC)


def _asked(url: str | None, outlet: str | None, query: str | None) -> Asked:
    if sum(given is not None for given in (url, outlet, query)) != 1:
        raise UsageError("tell what to withdraw: an address, or --outlet NAME, or --query WORDS, one of them")
    if url is not None and not url.lower().startswith(("http://", "https://")):
        raise UsageError(f"{printable(url)} is not a web address: write https://www.example.org/page")
    if outlet is not None:
        outlets.find(Path()).named(outlet)
    if query is not None and not query.strip():
        raise UsageError("--query is empty: write the words to search for")
    return Asked(url, outlet, query)


def _confirm(question: str, yes: bool) -> None:
    """Goes on when it may; raises UsageError where nobody can be asked, and ends with 1 when the answer is no."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(f"{question} Nothing was done: write --yes to do it without being asked")
    if not click.confirm(f"{question} Go on?"):
        sys.exit(1)


def _undo(archive: Archive, asked: Asked, yes: bool) -> None:
    found = standing(archive.db, asked)
    if not found:
        raise ArchiveError(f"{printable(str(asked))} is not withdrawn: archiver withdraw --list shows what is")
    if any(each.erased_at for each in found):
        raise ArchiveError(f"{printable(str(asked))} was erased: its bytes are gone, and it stays withdrawn")
    _confirm(f"This shows {len(found)} addresses again: {printable(str(asked))}.", yes)
    intake = Intake(archive, outlets.find(Path()), settings.stages)
    for line in lift(intake, found, datetime.now(UTC)):
        print(f"not read: {printable(line)}", file=sys.stderr)
    print(f"lifted: {printable(str(asked))}, {intake.report.articles} pages of articles read again")


def _list(found: list[Withdrawal], as_json: bool) -> None:
    if as_json:
        print(json.dumps([{**asdict(each), "state": each.state} for each in found], ensure_ascii=False, indent=2))
        return
    for (when, state, request), group in groupby(found, lambda each: (each.withdrawn_at, each.state, each.request)):
        print(f"{when}  {state:6}  {printable(request)}  ({len(list(group))} addresses)")
    if not found:
        print("Nothing was withdrawn.")
