"""The links of an article's text."""

from __future__ import annotations

from archiver.extract.body import Text
from archiver.extract.document import Document
from archiver.outlets import Rules


def links(doc: Document, rules: Rules, text: Text) -> tuple[str, ...]:  # noqa: ARG001
    """Absolute http(s) addresses in the body, in order, once each."""
    if text.node is None:
        return ()
    found = (doc.absolute(a.attributes.get("href")) for a in text.node.css("p a[href]"))
    return tuple(dict.fromkeys(filter(None, found)))
