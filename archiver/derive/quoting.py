"""Whether a list or front page holds the text of an article that is to be erased. Pure."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from archiver.article import Article

PROBE = 60  # characters of a paragraph that are looked for: feeds cut texts off
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
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
    """The words of markup: entities undone twice, as feeds wrap HTML in XML, JSON's escapes too, tags left out."""
    written = _ESCAPE.sub(_meant, content.decode("utf-8", "replace"))
    # JSON writes what is beyond U+FFFF as two surrogates.
    text = html.unescape(html.unescape(written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")))
    return _spaced(re.sub(r"<!\[CDATA\[|\]\]>|<[^<>]*>", " ", text))


def _meant(escape: re.Match[str]) -> str:
    """The character of an escape of JSON (RFC 8259, 7)."""
    code, letter = escape.groups()
    return chr(int(code, 16)) if code else " " if letter in "bfnrt" else letter


def _spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
