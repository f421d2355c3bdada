"""`archiver extract`: what a page says, as JSON."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from archiver.addresses import is_web_address
from archiver.article import Article, Fields, Page
from archiver.dates import settle
from archiver.dates.reference import instant_named
from archiver.errors import UsageError
from archiver.extract import extract
from archiver.outlets import Outlets, Rules, find
from archiver.terminal import one_line, printable


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--url", help="Address of the page in FILE.")
@click.option("--captured-at", metavar="ISO", help="Instant of capture; relative dates are read against it.")
@click.option("--content-type", metavar="TYPE", help="The Content-Type header's value.")
@click.option("--tz", "zone", metavar="ZONE", help="Zone of the page's clocks, such as America/Toronto.")
@click.option("--manifest", type=click.Path(path_type=Path), help="JSON lines of pages; prints a line for each.")
@click.option("--no-rules", is_flag=True, help="Leave the outlets' own rules out.")
def command(
    file: Path | None,
    url: str | None,
    captured_at: str | None,
    content_type: str | None,
    zone: str | None,
    manifest: Path | None,
    no_rules: bool,
) -> None:
    """Print what the page in FILE says as one Article in JSON; with --manifest, a line per page."""
    outlets = find(Path())
    if manifest:
        faults = [_answer(line, manifest.parent, outlets, no_rules) for line in _lines(manifest)]
        sys.exit(1 if any(faults) else 0)
    if not file or not url:
        raise UsageError("nothing to extract from: give FILE with --url URL, or --manifest FILE.jsonl")
    if not is_web_address(url):
        raise UsageError(f"--url {one_line(url)} is not a web address: write https://www.example.org/page")
    asked = {"url": url, "file": str(file), "captured_at": captured_at, "content_type": content_type, "tz": zone}
    article = _article(_page(asked, Path()), outlets, no_rules)
    print(json.dumps(article.as_json(), ensure_ascii=False, indent=2))


def _answer(line: dict[str, Any], folder: Path, outlets: Outlets, no_rules: bool) -> bool:
    """Prints the line of one page; whether it made the extractor fail (its fields are then null)."""
    page, failed = _page(line, folder), False
    try:
        article = _article(page, outlets, no_rules)
    except Exception as fault:  # whatever a page did, the next ones are read
        failed, article = True, Article(page, Fields(page.url))
        print(f"archiver: {printable(page.url)} could not be read ({fault!r}): please report it", file=sys.stderr)
    print(json.dumps({"id": line.get("id"), **article.as_json()}, ensure_ascii=False), flush=True)
    return failed


def _article(page: Page, outlets: Outlets, no_rules: bool) -> Article:
    on = page.captured_at.date() if page.captured_at else None
    rules = Rules() if no_rules else outlets.rules(page.url, on)
    return settle(extract(page, outlets.of(page.url), rules), rules)


def _lines(manifest: Path) -> Iterator[dict[str, Any]]:
    """The objects of a manifest, blank lines left out."""
    for number, line in enumerate(_read(manifest).decode("utf-8", "replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
        except ValueError:
            asked = None
        if not isinstance(asked, dict) or not asked.get("url") or not asked.get("file"):
            raise UsageError(f'{manifest}, line {number}: not an object with "url" and "file"')
        yield asked


def _page(asked: dict[str, Any], folder: Path) -> Page:
    zone = asked.get("tz")
    if zone:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
            raise UsageError(f"{zone!r} is no time zone: write one such as Europe/Brussels") from None
    return Page(
        url=asked["url"],
        content=_read(folder / asked["file"]),
        content_type=asked.get("content_type"),
        captured_at=instant_named(asked.get("captured_at")),
        zone=zone,
    )


def _read(path: Path) -> bytes:
    """The bytes of a file, `.gz` decompressed."""
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix == ".gz" else data
    except (OSError, EOFError, zlib.error) as fault:
        raise UsageError(f"{path} cannot be read: {getattr(fault, 'strerror', None) or fault}") from None
