"""`archiver wacz`: chosen captures as one WACZ package."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from archiver.cli.search import a_date, require_outlets
from archiver.derive.closing import signing_key
from archiver.packing import pack
from archiver.store import Archive, archive_folder
from archiver.store.search import Filters, article_ids, until


@click.command()
@click.argument("target", metavar="OUT.wacz", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--query", default="", metavar="WORDS", help="Articles that these words find, as in archiver search.")
@click.option("--outlet", multiple=True, help="Short name (other: of no known outlet); may be given several times.")
@click.option("--since", metavar="DATE", help="First day, month or year of publication.")
@click.option("--until", "last", metavar="DATE", help="Last day, month or year.")
def command(target: Path, query: str, outlet: tuple[str, ...], since: str | None, last: str | None) -> None:
    """Pack the archive, or the articles chosen, into one file for ReplayWeb.page and other readers.

    Every capture of a chosen article is packed, with what its page is shown with and the originals that revisits
    lean on; what is withdrawn is not.
    SIGNING_KEY names the Ed25519 key (PEM) that signs the package. Status 1 when there is nothing to pack.
    """
    filters = Filters(
        outlets=outlet,
        since=a_date("--since", since),
        before=until(day) if (day := a_date("--until", last)) else None,
    )
    key = signing_key()
    with Archive.open(archive_folder()) as archive:
        require_outlets(archive, outlet)
        everything = not query and filters == Filters()
        articles = None if everything else article_ids(archive.db, query, filters)
        packed = pack(archive, target, articles, datetime.now(UTC), key)
    size = target.stat().st_size / 1e6
    signed = ", signed" if key else ""
    print(f"{target}: {packed.captures} captures, {packed.pages} pages, {size:.1f} MB{signed}")
