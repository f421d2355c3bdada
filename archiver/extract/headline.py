"""The headline as the reader sees it."""

from __future__ import annotations

from archiver.extract.document import Document
from archiver.outlets import Rules


def headline(doc: Document, rules: Rules) -> str | None:
    """The article's title; None when the page has none."""
    if rules.headline and (node := doc.tree.css_first(rules.headline)):
        return node.text(strip=True) or None
    return next(iter(doc.h1s), None) or doc.metas.first("og:title") or doc.title
