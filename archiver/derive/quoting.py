"""Whether a list or front page holds the text of an article that is to be erased. Pure."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from archiver.article import Article

PROBE = 60  # characters of a paragraph that are looked for: feeds cut texts off
SHORT = 25  # a paragraph of fewer characters ("Partager") proves nothing


@dataclass(frozen=True, slots=True)
class Passages:
    """What betrays a text: beginnings of its paragraphs, and its headlines with what stands below them."""

    body: frozenset[str]
    headings: frozenset[str]

    def in_list(self, content: bytes) -> bool:
        """Whether a feed or sitemap holds any of them."""
        text = _plain(content)
        return any(passage in text for passage in self.body | self.headings)

    def in_page(self, content: bytes) -> bool:
        """Whether a page, which may show an article's headline as a link, holds a paragraph of the body."""
        text = _plain(content)
        return any(passage in text for passage in self.body)


def passages(articles: Iterable[Article]) -> Passages:
    """The passages of all texts that an article has had."""
    body: set[str] = set()
    headings: set[str] = set()
    for article in articles:
        fields = article.fields
        texts = [fields.body or "", *(entry.body or "" for entry in article.entries)]
        body |= {_spaced(part)[:PROBE] for text in texts for part in text.split("\n\n") if len(part) >= SHORT}
        headings |= {_spaced(text)[:PROBE] for text in (fields.headline, fields.description) if text}
    return Passages(frozenset(body), frozenset(headings))


def _plain(content: bytes) -> str:
    """The words of markup: entities undone twice, as feeds wrap HTML in XML, tags left out."""
    text = html.unescape(html.unescape(content.decode("utf-8", "replace")))
    return _spaced(re.sub(r"<!\[CDATA\[|\]\]>|<[^<>]*>", " ", text))


def _spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
