"""Which reading of a page holds the article: of what the server sent, or of what a browser made of it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from archiver.article import Draft, Page

MORE = 1.2  # times as many words: a script that adds a counter or an inset makes no other text


def fuller(page: Page, read: Callable[[Page], Draft]) -> Draft:
    """What `read` gives for `page`; for the page as a browser showed it where only that has the (whole) article.

    The bytes that the server sent come first: they are what others can check. `fields.from_rendered` tells which.
    """
    sent = read(page)
    if page.rendered is None:
        return sent
    shown = read(replace(page, content=page.rendered, content_type="text/html; charset=utf-8"))
    if shown.fields.page_type != "article" or _words(shown) <= MORE * _words(sent):
        return sent
    return replace(shown, page=page, fields=replace(shown.fields, from_rendered=True))


def _words(draft: Draft) -> int:
    """Words of the text; fewer than none where there is no article."""
    return len((draft.fields.body or "").split()) if draft.fields.page_type == "article" else -1
