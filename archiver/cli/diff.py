"""`archiver diff`: what changed between two versions of an article."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from archiver.cli.show import article_named
from archiver.errors import UsageError
from archiver.store import Archive, archive_folder, reading
from archiver.store.changes import Change, Piece, changes, shortened
from archiver.terminal import printable

CONTEXT = 120  # characters of unchanged text shown on each side of a change

MARKS = {"gone": ("[-", "-]"), "new": ("{+", "+}")}  # as git's --word-diff, so that they survive a pipe
COLOURS = {"gone": "red", "new": "green"}


@click.command()
@click.argument("article", metavar="URL|ID")
@click.option("--from", "first", type=int, metavar="N", help="Version to start from, counted from 1.")
@click.option("--to", "last", type=int, metavar="N", help="Version to arrive at; by default the last.")
@click.option("--json", "as_json", is_flag=True, help="Print the pieces of each field as JSON.")
def command(article: str, first: int | None, last: int | None, as_json: bool) -> None:
    """Show what changed, word by word: by default between the last two versions.

    Status 1 when the article has one version only.
    """
    with Archive.open(archive_folder()) as archive:
        versions = reading.versions(archive.db, article_named(archive, article))
    if len(versions) < 2 and first is last is None:
        print("One version only: nothing changed." if versions else "No text of this article was read yet.")
        sys.exit(1)
    end = _number("--to", last if last is not None else len(versions), len(versions))
    start = _number("--from", first if first is not None else max(end - 1, 1), len(versions))
    before, after = versions[start - 1], versions[end - 1]
    found = changes(before, after)
    if as_json:
        print(json.dumps([asdict(change) for change in found], ensure_ascii=False, indent=2))
        return
    print(f"version {start}, seen {before.seen_at} -> version {end}, seen {after.seen_at} (of {len(versions)})")
    for change in found:
        _print(change)


def _number(option: str, number: int, count: int) -> int:
    if not 1 <= number <= count:
        raise UsageError(f"{option} {number} is no version: this article has {count}, counted from 1")
    return number


def _print(change: Change) -> None:
    click.echo(click.style(f"\n{change.field}", bold=True))
    click.echo("".join(map(_piece, shortened(change.pieces, CONTEXT))))


def _piece(piece: Piece) -> str:
    text = printable(piece.text)
    if piece.op == "same":
        return text
    opening, closing = MARKS[piece.op]
    return click.style(f"{opening}{text}{closing}", fg=COLOURS[piece.op])
