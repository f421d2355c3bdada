"""An Atom feed (RFC 4287). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; its address is its id. `updated` is an instant (RFC 3339)."""

    url: str
    title: str
    updated: str
    author: str
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed at the address `url`, which is its id."""

    url: str
    title: str
    updated: str
    entries: Sequence[Entry]


def atom(feed: Feed) -> str:
    """The feed as an XML document."""
    root = Element("feed", {"xmlns": NAMESPACE})
    _texts(root, id=feed.url, title=feed.title, updated=feed.updated)
    SubElement(root, "link", {"rel": "self", "href": feed.url})
    for entry in feed.entries:
        node = SubElement(root, "entry")
        _texts(node, id=entry.url, title=entry.title, updated=entry.updated)
        SubElement(node, "link", {"href": entry.url})
        _texts(SubElement(node, "author"), name=entry.author)
        _texts(node, summary=entry.summary)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _texts(node: Element, **texts: str | None) -> None:
    for name, text in texts.items():
        if text:
            SubElement(node, name).text = "".join(char for char in text if char.isprintable() or char.isspace())
