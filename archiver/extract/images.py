"""The images of an article."""

from __future__ import annotations

from archiver.article import Image
from archiver.extract.body import Text
from archiver.extract.document import Document
from archiver.outlets import Rules


def images(doc: Document, rules: Rules, text: Text) -> tuple[Image, ...]:  # noqa: ARG001
    """Those shown in the article, in the page's order."""
    return ()
