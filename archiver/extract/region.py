"""The part of the page that is the article: where its pictures and players are looked for."""

from __future__ import annotations

from archiver.extract.body import Text
from archiver.extract.outline import Element
from archiver.extract.vocabulary import Role


def region(text: Text, with_hidden: bool = False) -> list[Element]:
    """The elements from the article's beginning to its end, without boxes, frames, bylines and comments.

    The article is the nearest element that holds headline and text. Where that is the whole page, it goes from the
    headline to the end of the text. `with_hidden` adds what is hidden until the reader consents.
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
    return [e for e in page.elements if start <= e.order <= end and (e.shown or (with_hidden and e.out is Role.HIDDEN))]
