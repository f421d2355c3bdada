"""One page, parsed once: what every part of the extraction reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import quote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from archiver.article import Page
from archiver.extract import charset, jsonld, metas
from archiver.extract.text import clean, text_of

MANY_TAGS = 20_000  # "<" in a page from which its nesting is measured before it is parsed
MAX_TAGS = 150_000  # of a page; what follows is not read, so that memory stays under 200 MB
MAX_NESTING = 12_000  # open elements; the parser's time grows with the square, deeper text is cut off
# One with thousands of attributes: the parser compares each with all before it
LONG_TAG = re.compile(r"<[a-zA-Z][^>]{30000,}+>?")
MAX_ATTRIBUTES = 3000
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
# These need no end tag, so they say nothing about depth
UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr option path".split()
)


@dataclass(frozen=True, slots=True)
class Document:
    """A page ready to be read. Nobody changes `tree`: results must not depend on the order of the parts.

    Who needs a tree without some elements takes `node.clone()` of the part that matters.
    """

    page: Page
    tree: LexborHTMLParser
    base: str  # address against which links are resolved
    title: str | None  # <title>
    h1s: tuple[str, ...]
    metas: metas.Metas
    objects: tuple[jsonld.Object, ...]  # all of JSON-LD that has a type
    own: tuple[jsonld.Object, ...]  # those that describe this page, best first
    canonical: str | None  # <link rel=canonical>, absolute

    @property
    def article(self) -> jsonld.Object:
        """The JSON-LD object of the article itself; empty when there is none."""
        return self.own[0] if self.own else {}

    def absolute(self, address: str | None) -> str | None:
        """`address` resolved against the base; None when it is empty or no http(s) address."""
        return _absolute(self.base, address)


def read(page: Page) -> Document:
    """Decodes and parses `page`. Never raises, whatever the page holds and its address is."""
    page = replace(page, url=_parsable(page.url))
    tree = LexborHTMLParser(_bounded(charset.decode(page.content, page.content_type)))
    first_base = tree.css_first("base[href]")
    base = _absolute(page.url, first_base.attributes.get("href") if first_base else None) or page.url
    link = tree.css_first('link[rel~="canonical" i]')
    canonical = _absolute(base, link.attributes.get("href")) if link else None
    title = tree.css_first("head title, title")
    h1s = tuple(filter(None, (text_of(node) for node in tree.css("h1")[:20])))
    values = metas.read(tree)
    objects = jsonld.read(node.text() for node in tree.css('script[type*="ld+json" i]')[:50])
    titles = [*h1s, clean(title.text()) if title else "", values.first("og:title") or ""]
    own = jsonld.own(objects, [page.url, *filter(None, [canonical])], titles)
    return Document(
        page=page,
        tree=tree,
        base=base,
        title=(clean(title.text()) or None) if title else None,
        h1s=h1s,
        metas=values,
        objects=tuple(objects),
        own=tuple(own),
        canonical=canonical,
    )


def _parsable(url: str) -> str:
    """`url`, percent-encoded where Python refuses to take it apart ("http://[oops")."""
    try:
        urlsplit(url)
    except ValueError:
        return quote(url, safe=":/?&=#%")
    return url


def _absolute(base: str, address: str | None) -> str | None:
    if not address or not address.strip():
        return None
    try:
        whole = urljoin(base, "".join(address.split("\n")).strip())
        parts = urlsplit(whole)
    except ValueError:  # "http://[oops"
        return None
    return whole if parts.scheme in ("http", "https") and parts.netloc else None


def _bounded(text: str) -> str:
    """`text` up to where more than MAX_NESTING elements are open or MAX_TAGS tags were met, monstrous tags left out."""
    if len(text) > MANY_TAGS:
        text = LONG_TAG.sub(lambda tag: tag[0] if len(tag[0].split()) < MAX_ATTRIBUTES else " ", text)
    if text.count("<") < MANY_TAGS:
        return text
    depth = 0
    for count, tag in enumerate(TAG.finditer(text)):
        if count == MAX_TAGS:
            return text[: tag.start()]
        if tag[2].lower() not in UNNESTED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > MAX_NESTING:
                return text[: tag.start()]
    return text
