"""The part of the page that is the article: where its pictures and players are looked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from archiver.extract.body import Text
from archiver.extract.outline import Element

# Why what is in it may be out of the text
SHOWN = (None, "media", "caption", "hidden")
_order = attrgetter("order")


def region(text: Text) -> list[Element]:
    """The elements from the article's beginning to its end, without boxes, frames, bylines and comments.

    The article is the nearest element that holds headline and text. Where that is the whole page, it goes from the
    headline to the end of the text. What is hidden is in it: players are until the reader consents.
    """
    page, holder, headline = text.page, text.holder, text.headline
    if page is None:
        return []
    first = holder or headline
    if first is None:
        return []
    around = next((a for a in first.ancestors() if headline is None or a.holds(headline)), page.root)
    start = headline.order if around is page.root and headline else around.order
    end = holder.last if around is page.root and holder else around.last
    between = page.elements[
        bisect_left(page.elements, start, key=_order) : bisect_right(page.elements, end, key=_order)
    ]
    return [element for element in between if element.out in SHOWN]
