"""`archiver show`: one article, now or at an instant."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from archiver import outlets
from archiver.article import Capture
from archiver.dates.reference import instant_named
from archiver.errors import ArchiveError, UsageError
from archiver.store import Archive, archive_folder, reading, renderings
from archiver.store.lookups import is_withdrawn
from archiver.terminal import printable


@click.command()
@click.argument("article", metavar="URL|ID")
@click.option("--at", metavar="INSTANT", help="What was online then: 2026-03-12T14:32+01:00; without offset, UTC.")
@click.option("--json", "as_json", is_flag=True, help="Print the Article as JSON.")
def command(article: str, at: str | None, as_json: bool) -> None:
    """Show an article of the archive, found by any of its addresses. Status 1 when there is none."""
    try:
        moment = instant_named(at)
    except UsageError as fault:
        raise UsageError(f"--at: {fault}") from None
    with Archive.open(archive_folder()) as archive:
        article_id = article_named(archive, article)
        shown = reading.article(archive.db, article_id)
        versions = reading.versions(archive.db, article_id)
        if moment:
            shown |= _as_at(archive, article_id, moment)
        showing = shown.pop("capture_id", None) or reading.capture_shown(archive.db, article_id)
        made = renderings.read_from(archive.db, showing) if showing else None
    if as_json:
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        _print(shown, [version.seen_at for version in versions], made)


def article_named(archive: Archive, given: str) -> int:
    """The row id of the article that `given`, an id or any of its addresses, names.

    Raises ArchiveError when there is none, or when it was withdrawn: nothing else is told of it then.
    """
    found = reading.article_id(archive.db, given)
    if found is not None:
        return found
    if given.lower().startswith(("http://", "https://")):
        outlet = outlets.find(Path()).of(given)
        if is_withdrawn(archive.db, given, outlet.name if outlet else None):
            raise ArchiveError(f"{printable(given)} was withdrawn: archiver withdraw --list tells when")
    raise ArchiveError(f"{printable(given)} is no article of {archive.folder}: look with archiver search")


def _as_at(archive: Archive, article_id: int, moment: datetime) -> dict[str, Any]:
    """What of the article's keys was different at `moment`, and the capture that shows it.

    The lists that versions do not keep (images, links, ...) are left out: they are those of the latest capture.
    """
    found = reading.shown_at(archive.db, article_id, moment)
    if found is None:
        first = reading.versions(archive.db, article_id)
        when = f"; it was first seen at {first[0].seen_at}" if first else ""
        raise ArchiveError(f"nothing was archived of this article by {moment.isoformat()}{when}")
    version = found.version
    names = ("headline", "description", "body", "date_published", "date_modified", "access", "extractor_version")
    return {name: getattr(version, name) for name in names} | {
        "authors": list(version.authors),
        "agencies": list(version.agencies),
        "word_count": len(version.body.split()) if version.body else None,
        "availability": "gone" if found.gone_since else "online",
        "availability_since": found.gone_since,
        "captured_at": found.captured_at,
        "capture_id": version.capture_id,
    }


def _print(shown: dict[str, Any], seen: list[str], made: Capture | None) -> None:
    click.echo(click.style(printable(shown["headline"]) or "(no headline)", bold=True))
    print(printable(shown["url"]))
    by = ", ".join(printable(name) for name in [*shown["authors"], *shown["agencies"]])
    modified = f", modified {shown['date_modified']}" if shown["date_modified"] else ""
    print(f"{printable(shown['outlet']) or 'other'} · {by or 'no byline'} · {_published(shown)}{modified}")
    since = f" since {shown['availability_since']}" if shown["availability_since"] else ""
    print(f"{shown['availability']}{since} · access {shown['access']} · versions seen: {', '.join(seen) or 'none'}")
    if "captured_at" in shown:
        print(f"as captured at {shown['captured_at']}")
    if made:
        print(f"text read from the page as its scripts built it in a browser: {printable(made.record_id)}")
    for part in (shown["description"], shown["body"]):
        if part:
            print(f"\n{printable(part)}")
    for entry in shown["entries"]:
        print(f"\n{entry['date'] or ''} {printable(entry['headline'])}\n{printable(entry['body'])}")


def _published(shown: dict[str, Any]) -> str:
    if not shown["date_published"]:
        return "no date"
    return f"{shown['date_published']} ({shown['date_published_precision']}, {shown['date_published_source']})"
