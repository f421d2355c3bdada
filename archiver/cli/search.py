"""`archiver search`: articles by French words."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from archiver import outlets
from archiver.errors import UsageError
from archiver.store import Archive, archive_folder
from archiver.store.lookups import is_outlet
from archiver.store.search import MARK, UNMARK, Filters, Found, find, until
from archiver.store.search.filters import NO_OUTLET
from archiver.store.search.matches import Sort
from archiver.terminal import printable

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@click.command(context_settings={"ignore_unknown_options": True})  # "-word" excludes
@click.argument("words", nargs=-1, required=True)
@click.option("--outlet", multiple=True, help="Short name (other: of no known outlet); may be given several times.")
@click.option("--since", metavar="DATE", help="First day, month or year: 2024-03-12, 2024-03 or 2024.")
@click.option("--until", "last", metavar="DATE", help="Last day, month or year.")
@click.option("--author", multiple=True, help="Name, or part of it.")
@click.option("--agency", multiple=True, help="News agency, such as AFP.")
@click.option("--sort", type=click.Choice(["rank", "recent", "date"]), default="rank", show_default=True, help="Order.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Articles at most.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def command(
    words: tuple[str, ...],
    outlet: tuple[str, ...],
    since: str | None,
    last: str | None,
    author: tuple[str, ...],
    agency: tuple[str, ...],
    sort: Sort,
    limit: int,
    as_json: bool,
) -> None:
    """Find articles by French words in any form.

    "quotes" mean exactly these words, -word excludes, OR stands between alternatives, word* is a beginning;
    titre: auteur: agence: rubrique: depuis: avant: narrow the search. Status 1 when nothing is found.
    """
    filters = Filters(
        outlets=outlet,
        authors=author,
        agencies=agency,
        since=a_date("--since", since),
        before=until(day) if (day := a_date("--until", last)) else None,
    )
    with Archive.open(archive_folder()) as archive:
        require_outlets(archive, outlet)
        archive.db.execute("begin")  # to read what is of one moment: a crawl may commit between two statements
        found = find(archive.db, " ".join(words), filters, sort=sort, limit=limit)
    _print_json(found) if as_json else _print(found)
    sys.exit(0 if found.hits else 1)


def a_date(option: str, text: str | None) -> str | None:
    """The value of a date option, when it is one; raises UsageError that shows the form."""
    if text is None:
        return None
    try:
        if not DATE.fullmatch(text):
            raise ValueError
        date.fromisoformat(text + "-01-01"[len(text) - len("2026") :])  # of a month or year its first day
    except ValueError:
        raise UsageError(f"{option} {text!r} is not a date: write 2026-03-12, 2026-03 or 2026") from None
    return text


def require_outlets(archive: Archive, names: Iterable[str]) -> None:
    """Raises UsageError for a name, NO_OUTLET aside, that neither the archive nor the file of an outlet has."""
    for name in names:
        if name != NO_OUTLET and not is_outlet(archive.db, name):
            outlets.find(Path()).named(name)


def _print_json(found: Found) -> None:
    rows = [
        {
            "url": hit.url,
            "headline": hit.headline,
            "outlet": hit.outlet,
            "date_published": hit.date_published,
            "snippet": (hit.snippet or "").replace(MARK, "").replace(UNMARK, "") or None,
        }
        for hit in found.hits
    ]
    print(json.dumps(rows, ensure_ascii=False, indent=2))


def _print(found: Found) -> None:
    for hit in found.hits:
        when = hit.date_published or "no date"
        click.echo(click.style(printable(hit.headline) or "(no headline)", bold=True))
        print(f"  {printable(hit.outlet) or NO_OUTLET} · {when} · {printable(hit.url)}")
        click.echo(f"  {_marked(hit.snippet)}\n")
    if found.is_bounded:
        print(f"{len(found.hits)} of more than {found.total} articles; of so many, headlines and the latest are ranked")
    else:
        print(f"{len(found.hits)} of {found.total} article{'s' * (found.total != 1)}")
    if found.suggestion:
        print(f"Did you mean: {printable(found.suggestion)}")


def _marked(snippet: str | None) -> str:
    """The snippet on one line, the words found in bold on a terminal."""
    pieces = re.split(f"({MARK}[^{UNMARK}]*{UNMARK})", " ".join((snippet or "").split(" ")))
    return "".join(
        click.style(printable(piece), bold=True) if piece.startswith(MARK) else printable(piece) for piece in pieces
    ).replace("\n", " ")
