"""What chosen pages are shown with: told by their own bytes, found among the captures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archiver import discover
from archiver.article import Capture
from archiver.derive.originals import answer_in
from archiver.derive.pages import HTML
from archiver.store import Archive
from archiver.store.choosing import nearest_shown
from archiver.warc.rendering import asked_by

CSS = "text/css"
MAX_HOPS = 5  # redirects followed, and sheets imported by sheets


def with_requisites(archive: Archive, captures: Iterable[Capture]) -> Iterator[Capture]:
    """`captures`, and after each page those of what it is shown with (nearest in time to the page), each once.

    A record that cannot be read names nothing; `archiver verify` tells of it.
    """
    given: set[str] = set()
    for capture in captures:
        for each in (capture, *_requisites(archive, capture, MAX_HOPS)):
            if each.record_id not in given:
                given.add(each.record_id)
                yield each


def _requisites(archive: Archive, capture: Capture, hops: int) -> Iterator[Capture]:
    for url in _named(archive, capture) if hops else ():
        found = nearest_shown(archive.db, url, capture.captured_at)
        if found is not None:
            yield found
            if found.location or found.mime == CSS:
                yield from _requisites(archive, found, hops - 1)


def _named(archive: Archive, capture: Capture) -> list[str]:
    if capture.record_type == "conversion":
        return asked_by(archive.warc, capture)
    if capture.location:
        return [capture.location]
    if capture.status != 200 or capture.mime not in (*HTML, CSS):
        return []
    given = answer_in(archive, capture)
    if given is None:
        return []
    find = discover.of_style_sheet if capture.mime == CSS else discover.requisites
    return find(given.content, capture.url, given.content_type)
