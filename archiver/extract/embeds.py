"""The embeds of an article."""

from __future__ import annotations

from archiver.article import Embed
from archiver.extract.body import Text
from archiver.extract.document import Document
from archiver.outlets import Rules


def embeds(doc: Document, rules: Rules, text: Text) -> tuple[Embed, ...]:  # noqa: ARG001
    """Those shown in the article, in the page's order."""
    return ()
