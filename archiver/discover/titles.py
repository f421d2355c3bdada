"""Titles of announcements as a reader would see them."""

from __future__ import annotations

import html
import re

from archiver.extract.text import clean

MAX_TITLE = 1000  # characters; more is no title
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def title(written: str | None) -> str | None:
    """`written` on one line, without tags, references undone; None when nothing is left."""
    if not written:
        return None
    return clean(TAG.sub("", html.unescape(written)).replace("\ufffd", ""))[:MAX_TITLE] or None
