"""The keywords an article is filed under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from archiver.extract import jsonld, nearby
from archiver.extract.document import Document
from archiver.extract.text import clean, text_of

MAX_KEYWORDS = 60  # of one article
MAX_LENGTH = 80  # characters; longer ones are sentences for search engines
TAGS = (
    '[rel~="tag" i], [class*="tags" i], [class*="tag-list" i], [class*="taglist" i], [class*="keywords" i], '
    '[class*="mots-cles" i], [class*="motscles" i], [itemprop~="keywords" i]'
)
NOT_THE_ARTICLES = ("nav", "header", "footer", "menu", "aside", "teaser", "card", "related", "sidebar")


def keywords(doc: Document) -> tuple[str, ...]:
    """Of JSON-LD, meta news_keywords and keywords, and the article's visible tags; once each whatever the capitals."""
    once: dict[str, str] = {}
    for word in _all(doc):
        if word and len(word) <= MAX_LENGTH:
            once.setdefault(word.casefold(), word)
    return tuple(once.values())[:MAX_KEYWORDS]


def _all(doc: Document) -> Iterator[str]:
    for thing in doc.own[:1]:
        yield from _split(jsonld.strings(thing.get("keywords")))
    yield from _split(doc.metas.all("news_keywords", "keywords"))
    yield from _split(doc.metas.all("article:tag"))
    for node in doc.tree.css(TAGS)[:MAX_KEYWORDS]:
        if node.tag in ("html", "body", "main", "article") or _is_elsewhere(node):
            continue
        links = [node] if node.tag in ("a", "meta") else node.css("a")[:MAX_KEYWORDS]
        for link in links or ([node] if node.attributes.get("itemprop") else []):
            yield text_of(link).lstrip("#")


def _is_elsewhere(node: LexborNode) -> bool:
    words = nearby.marks(node).split()
    return any(word in words for word in NOT_THE_ARTICLES)


def _split(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        for word in value.replace(";", ",").split(","):
            if cleaned := clean(word).strip(" .\"'"):
                yield cleaned
