"""The keywords an article is filed under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archiver.extract import jsonld, nearby
from archiver.extract.document import Document
from archiver.extract.text import clean, text_of

MAX_KEYWORDS = 60  # of one article
MAX_LENGTH = 80  # characters; longer ones are sentences for search engines
TAGS = (
    '[rel~="tag" i], [class*="tags" i] a, [class*="tag-list" i] a, [class*="taglist" i] a, [class*="keywords" i] a, '
    '[class*="mots-cles" i] a, [class*="motscles" i] a, [itemprop~="keywords" i]'
)
NOT_THE_ARTICLES = ("nav", "header", "footer", "menu", "aside", "teaser", "card", "related", "sidebar")


def keywords(doc: Document) -> tuple[str, ...]:
    """Of JSON-LD, meta news_keywords and keywords, and the article's visible tags; once each whatever the capitals."""
    once: dict[str, str] = {}
    for word in _all(doc):
        if len(word) <= MAX_LENGTH:
            once.setdefault(word.casefold(), word)
    return tuple(once.values())[:MAX_KEYWORDS]


def _all(doc: Document) -> Iterator[str]:
    for thing in doc.own[:1]:
        yield from _split(jsonld.strings(thing.get("keywords")))
    yield from _split(doc.metas.all("news_keywords", "keywords"))
    yield from _split(doc.metas.all("article:tag"))
    for node in doc.tree.css(TAGS)[:MAX_KEYWORDS]:
        marks = nearby.marks(node)
        if node.tag in ("a", "span", "li") and not any(word in marks.split() for word in NOT_THE_ARTICLES):
            yield text_of(node).lstrip("#")


def _split(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        for word in value.replace(";", ",").split(","):
            if cleaned := clean(word).strip(" .\"'"):
                yield cleaned
