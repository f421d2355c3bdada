"""What the demo tells at its end: archived, changed, gone, and what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from archiver.store import Archive, reading
from archiver.store.changes import Change, Piece, changes, shortened
from archiver.terminal import printable

KINDS = "select kind, count(*) as count from articles group by kind order by count desc"
EXCHANGES = """
select count(*) as all_of, sum(record_type = 'revisit') as revisits,
  sum(record_type = 'revisit' and status = 304) as unchanged from captures
"""
CHANGED = """
select article_id, count(*) as count from versions group by article_id having count > 1 order by article_id
"""
LOST = """
select headline, availability, availability_since, url from articles
where availability in ('gone', 'moved') order by availability, headline
"""
DATES = """
select date_published_source as source, date_published_precision as precision, count(*) as count from articles
group by source, precision order by count desc
"""
STYLES = {"gone": "red strike", "new": "green", "same": ""}
AROUND = 60  # characters shown on each side of a change
NEXT = (
    ("Find an article by a French word in any form", "archiver search famille évacuée"),
    ("Read one, as it was", "archiver show {url}"),
    ("See what its newsroom changed", "archiver diff {url}"),
    ("Check every record and row", "archiver verify"),
    ("Open the interface and the replay in a browser", "archiver serve"),
)


def tell(folder: Path, console: Console, commands: Sequence[str]) -> None:
    """Prints the report of the archive in `folder`, `commands` (of NEXT, ready to be typed) at its end."""
    with Archive.open(folder) as archive:
        console.rule("Archived", align="left")
        _archived(archive, console)
        console.rule("Changed", align="left")
        for row in archive.db.execute(CHANGED).fetchall():
            _changed(archive.db, row["article_id"], console)
        console.rule("Gone or moved", align="left")
        for row in archive.db.execute(LOST):
            console.print(f"  {row['availability']:6} {escape(printable(row['headline']))}")
    console.rule("Next", align="left")
    for (what, _), command in zip(NEXT, commands, strict=True):
        console.print(f"  [dim]# {what}[/dim]")
        console.print(f"  {escape(command)}", soft_wrap=True)


def changed_url(folder: Path) -> str:
    """The address of an article that has changed, for the commands to try."""
    with Archive.open(folder) as archive:
        article = archive.db.execute(CHANGED).fetchone()["article_id"]
        return str(reading.article(archive.db, article)["url"])


def _archived(archive: Archive, console: Console) -> None:
    exchanges = archive.db.execute(EXCHANGES).fetchone()
    kinds = ", ".join(f"{row['count']} {row['kind']}" for row in archive.db.execute(KINDS))
    sizes = [path.stat().st_size for path in archive.warc.iterdir()]
    table = Table(show_header=False, box=None, pad_edge=True)
    table.add_row("articles", kinds)
    table.add_row(
        "exchanges", f"{exchanges['all_of']}, byte for byte, in {len(sizes)} WARC files ({sum(sizes):,} bytes)"
    )
    table.add_row("revisits", f"{exchanges['revisits']}, of which {exchanges['unchanged']} answered 304 Not Modified")
    dates = (
        f"{row['count']} from {row['source']} ({row['precision']})"
        for row in archive.db.execute(DATES)
        if row["source"]
    )
    table.add_row("dates", ", ".join(dates))
    console.print(table)


def _changed(db: sqlite3.Connection, article: int, console: Console) -> None:
    versions = reading.versions(db, article)
    console.print(f"  [bold]{escape(printable(versions[-1].headline))}[/bold]  ({len(versions)} versions)")
    for change in changes(versions[-2], versions[-1]):
        console.print(_pieces(change))


def _pieces(change: Change) -> Text:
    text = Text(f"    {change.field}: ", style="dim")
    for piece in shortened(change.pieces, AROUND):
        text.append(_shown(piece), style=STYLES[piece.op] or "not dim")
    return text


def _shown(piece: Piece) -> str:
    """A changed piece between marks that survive a pipe, an unchanged one as it is; on one line."""
    words = " ".join(printable(piece.text).split(" ")).replace("\n", " ")
    if piece.op == "same":
        return words
    return f"[-{words}-]" if piece.op == "gone" else f"{{+{words}+}}"
