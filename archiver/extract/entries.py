"""The entries of a live blog."""

from __future__ import annotations

from archiver.article import RawEntry
from archiver.extract import jsonld
from archiver.extract.body import Text
from archiver.extract.container import fold
from archiver.extract.document import Document
from archiver.extract.live import MAX_ENTRIES, Told
from archiver.extract.outline import HEADINGS
from archiver.extract.text import prose


def entries(doc: Document, text: Text) -> tuple[RawEntry, ...]:
    """Dated entries of one event in the page's order, times as found; empty when the page is no live blog.

    Where the page shows none, those of JSON-LD's liveBlogUpdate; where it shows hours alone, their instants are taken
    from there by headline.
    """
    updates = _updates(doc)
    if not text.told:
        return tuple(updates)
    instants = {fold(update.headline): update.date for update in updates if update.headline and update.date}
    return tuple(_entry(told, instants) for told in text.told)


def _entry(told: Told, instants: dict[str, str]) -> RawEntry:
    blocks = list(told.blocks)
    first = blocks[0]
    headline = None
    if len(blocks) > 1 and (first.owner.tag in HEADINGS or first.bold >= 0.95 * len(first.text)):
        headline = blocks.pop(0).text
    date = told.time if "-" in told.time else instants.get(fold(headline or ""), told.time)
    return RawEntry(date, headline, "\n\n".join(block.text for block in blocks) or None)


def _updates(doc: Document) -> list[RawEntry]:
    given = doc.article.get("liveBlogUpdate")
    found = []
    for update in (given if isinstance(given, list) else [given])[:MAX_ENTRIES]:
        if isinstance(update, dict):
            words = [jsonld.string(update.get(key)) for key in ("headline", "articleBody")]
            headline, body = (prose(word) or None if word else None for word in words)
            found.append(RawEntry(jsonld.string(update.get("datePublished")), headline, body))
    return [entry for entry in found if entry.headline or entry.body]
