"""The keywords an article is filed under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archiver.extract import jsonld
from archiver.extract.document import Document
from archiver.extract.named import TOPS, Named, marks
from archiver.extract.text import clean, text_of

MAX_KEYWORDS = 60  # of one article
MAX_LENGTH = 80  # characters; longer ones are sentences for search engines
NOT_THE_ARTICLES = frozenset("nav header footer menu aside teaser card related sidebar".split())


def keywords(doc: Document, called: Named) -> tuple[str, ...]:
    """Of JSON-LD, meta news_keywords and keywords, and the article's visible tags; once each whatever the capitals."""
    once: dict[str, str] = {}
    for word in _all(doc, called):
        if word and len(word) <= MAX_LENGTH:
            once.setdefault(word.casefold(), word)
    return tuple(once.values())[:MAX_KEYWORDS]


def _all(doc: Document, called: Named) -> Iterator[str]:
    for thing in doc.own[:1]:
        yield from _split(jsonld.strings(thing.get("keywords")))
    yield from _split(doc.metas.all("news_keywords", "keywords"))
    yield from _split(doc.metas.all("article:tag"))
    for element in called["tags"][:MAX_KEYWORDS]:
        if element.tag in TOPS or not NOT_THE_ARTICLES.isdisjoint(" ".join(marks(element)).split()):
            continue
        links = [element.node] if element.tag == "a" else element.node.css("a")[:MAX_KEYWORDS]
        for link in links or ([element.node] if element.get("itemprop") else []):
            yield text_of(link).lstrip("#")


def _split(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        for word in value.replace(";", ",").split(","):
            if cleaned := clean(word).strip(" .\"'"):
                yield cleaned
