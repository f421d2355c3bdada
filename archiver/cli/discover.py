"""`archiver discover`: what a crawl would find in a feed, sitemap, robots.txt or front page."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from archiver import discover, outlets
from archiver.addresses import is_web_address
from archiver.article import Announcement
from archiver.errors import ArchiverError, UsageError
from archiver.terminal import one_line

WHAT = ("feed", "sitemap", "robots", "front")
Line = dict[str, Any]


@click.command("discover")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--what", type=click.Choice(WHAT), help="What FILE is.")
@click.option("--url", help="Address that FILE was served at; what it names is relative to it.")
@click.option("--content-type", help="Content-Type that it was served with.")
@click.option("--manifest", type=click.Path(path_type=Path), help="JSON lines of id, what, url, file, content_type.")
def command(
    file: Path | None, what: str | None, url: str | None, content_type: str | None, manifest: Path | None
) -> None:
    """Print as JSON the addresses that FILE announces, with their dates and titles.

    A manifest's line may have "user_agent" and "check" (addresses): for robots, "allowed" then tells which
    of them may be asked for. "front" is a front or section page.
    """
    if manifest and not file:
        for line in _lines(manifest):
            click.echo(json.dumps(_answer(line, manifest.parent), ensure_ascii=False))
    elif file and what and url and not manifest:
        if not is_web_address(url):
            raise UsageError(f"--url {one_line(url)} is not a web address: write https://www.example.org/rss.xml")
        line = {"what": what, "url": url, "file": str(file), "content_type": content_type}
        click.echo(json.dumps(_answer(line, Path()), ensure_ascii=False))
    else:
        raise UsageError("write `archiver discover FILE --what feed --url URL`, or `--manifest FILE.jsonl`")


def _lines(manifest: Path) -> Iterator[Line]:
    for number, text in enumerate(_read(manifest).decode("utf-8", "replace").splitlines(), start=1):
        if not text.strip():
            continue
        try:
            line = json.loads(text)
            whole = _is_whole(line)
        except (ValueError, TypeError, KeyError):
            whole = False
        if not whole:
            raise UsageError(f'{manifest} line {number}: write {{"id", "what": "feed", "url", "file"}} as JSON')
        yield line


def _is_whole(line: Line) -> bool:
    """Whether each value is of its kind; raises KeyError and TypeError for what is missing or no object."""
    named = (line["what"], line["url"], line["file"])
    told = (line.get("content_type") or "", line.get("user_agent") or "", *(line.get("check") or ()))
    return all(isinstance(value, str) for value in (*named, *told)) and line["what"] in WHAT


def _answer(line: Line, folder: Path) -> Line:
    content = _read(folder / line["file"])
    found, allowed = _find(line, content)
    if line["what"] in ("feed", "sitemap") and not found and not discover.is_list(content, line.get("content_type")):
        told = f"{one_line(line['file'])} is no {line['what']}: it announces nothing"
        print(f"archiver discover: {told}", file=sys.stderr)
    return {"id": line.get("id"), "urls": [_row(announcement) for announcement in found], "allowed": allowed}


def _find(line: Line, content: bytes) -> tuple[list[Announcement], dict[str, bool]]:
    url, content_type = line["url"], line.get("content_type")
    outlet = outlets.find(Path.cwd()).of(url)
    zone = outlet.zone if outlet else "Europe/Paris"
    match line["what"]:
        case "feed":
            return discover.feed(content, url, content_type, zone), {}
        case "sitemap":
            named = discover.sitemap(content, url, content_type, zone)
            return [*named.children, *named.pages], {}
        case "front":
            return discover.front_page(content, url, content_type, outlet), {}
    rules = discover.robots(content, url, content_type)
    agent = line.get("user_agent") or "Archiver"
    sitemaps = [Announcement(address, "sitemap", url) for address in rules.sitemaps]
    return sitemaps, {address: rules.allows(address, agent) for address in line.get("check") or ()}


def _row(announcement: Announcement) -> Line:
    dated = announcement.date
    return {"url": announcement.url, "date": dated.iso() if dated else None, "title": announcement.title}


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise ArchiverError(f"{file} cannot be read ({fault.strerror}): check the path") from fault
