"""One page, parsed once: what every part of the extraction reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from archiver.article import Page
from archiver.extract import bounds, charset, jsonld, metas
from archiver.extract.text import clean, text_of

MAX_HEADINGS = 20  # h1 of one page
MAX_SCRIPTS = 50  # blocks of JSON-LD of one page
# What a page says of itself. One selection, because each goes through the whole tree: a quarter of parsing's time
TELLING = (
    "base[href], link[rel], meta, title, h1, script[type], [itemprop], a[rel~=next i], a[rel~=prev i], a[href*=page]"
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
    h1s: tuple[LexborNode, ...]
    items: tuple[LexborNode, ...]  # what microdata names
    turns: tuple[str, ...]  # where links lead that may turn the page, as written
    metas: metas.Metas
    objects: tuple[jsonld.Object, ...]  # all of JSON-LD that has a type
    own: tuple[jsonld.Object, ...]  # those that describe this page, best first
    canonical: str | None  # <link rel=canonical>, absolute
    amp: str | None  # <link rel=amphtml>, absolute

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
    tree = LexborHTMLParser(bounds.bounded(charset.utf8(page.content, page.content_type)))
    told = _told(tree)
    base = _absolute(page.url, told["base"][0].attributes.get("href") if told["base"] else None) or page.url
    links = [node.attributes for node in told["link"]]
    canonical = _absolute(base, _linked(links, "canonical"))
    title = clean(told["title"][0].text()) if told["title"] else ""
    h1s = tuple(told["h1"][:MAX_HEADINGS])
    values = metas.read(told["meta"])
    blocks = [node for node in told["script"] if "ld+json" in (node.attributes.get("type") or "").lower()]
    objects = jsonld.read(node.text() for node in blocks[:MAX_SCRIPTS])
    titles = [*map(text_of, h1s), title, values.first("og:title") or ""]
    own = jsonld.own(objects, [page.url, *filter(None, [canonical])], titles)
    return Document(
        page=page,
        tree=tree,
        base=base,
        title=title or None,
        h1s=h1s,
        items=tuple(told["itemprop"]),
        turns=tuple(_turns(links, told["a"])),
        metas=values,
        objects=tuple(objects),
        own=tuple(own),
        canonical=canonical,
        amp=_absolute(base, _linked(links, "amphtml")),
    )


def _told(tree: LexborHTMLParser) -> dict[str, list[LexborNode]]:
    """What the page says of itself, by tag, and what has an itemprop under that."""
    found: dict[str, list[LexborNode]] = defaultdict(list)
    for node in tree.css(TELLING):
        found[node.tag or ""].append(node)
        if "itemprop" in node.attrs:
            found["itemprop"].append(node)
    return found


def _turns(links: list[dict[str, str | None]], anchors: list[LexborNode]) -> Iterator[str]:
    for link in links:
        if not {"next", "prev"}.isdisjoint((link.get("rel") or "").lower().split()):
            yield link.get("href") or ""
    for anchor in anchors:
        yield anchor.attributes.get("href") or ""


def _linked(links: list[dict[str, str | None]], relation: str) -> str | None:
    """Where the first link of that relation leads."""
    return next((link.get("href") for link in links if relation in (link.get("rel") or "").lower().split()), None)


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
