"""The entries of a live blog."""

from __future__ import annotations

from archiver.article import RawEntry
from archiver.extract.body import Text
from archiver.extract.document import Document
from archiver.outlets import Rules


def entries(doc: Document, rules: Rules, text: Text) -> tuple[RawEntry, ...]:  # noqa: ARG001
    """Dated entries of one event in the page's order; empty when the page is no live blog."""
    return ()
