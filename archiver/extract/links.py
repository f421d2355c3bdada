"""The links of an article's text."""

from __future__ import annotations

from archiver.extract.body import Text
from archiver.extract.document import Document


def links(doc: Document, text: Text) -> tuple[str, ...]:
    """Absolute http(s) addresses in the body, in order, once each."""
    found = (doc.absolute(href) for block in text.blocks for href in block.hrefs if not href.startswith("#"))
    return tuple(dict.fromkeys(filter(None, found)))
