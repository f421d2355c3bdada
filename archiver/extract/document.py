"""One page, parsed once: what every part of the extraction reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from archiver.article import Page
from archiver.extract import bounds, charset, jsonld, metas
from archiver.extract.text import clean, text_of

MAX_HEADINGS = 20  # h1 of one page
MAX_SCRIPTS = 50  # blocks of JSON-LD of one page
HEAD = "base[href], link[rel], meta, title, h1, script[type]"


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
    head = _head(tree)
    base = _absolute(page.url, head["base"][0].attributes.get("href") if head["base"] else None) or page.url
    links = [node.attributes for node in head["link"]]
    canonical = _absolute(base, _linked(links, "canonical"))
    title = clean(head["title"][0].text()) if head["title"] else ""
    h1s = tuple(filter(None, map(text_of, head["h1"][:MAX_HEADINGS])))
    values = metas.read(head["meta"])
    blocks = [node for node in head["script"] if "ld+json" in (node.attributes["type"] or "").lower()]
    objects = jsonld.read(node.text() for node in blocks[:MAX_SCRIPTS])
    titles = [*h1s, title, values.first("og:title") or ""]
    own = jsonld.own(objects, [page.url, *filter(None, [canonical])], titles)
    return Document(
        page=page,
        tree=tree,
        base=base,
        title=title or None,
        h1s=h1s,
        metas=values,
        objects=tuple(objects),
        own=tuple(own),
        canonical=canonical,
        amp=_absolute(base, _linked(links, "amphtml")),
    )


def _head(tree: LexborHTMLParser) -> dict[str, list[LexborNode]]:
    """What the page says of itself, by tag, from one selection: each costs as much as a third of parsing."""
    found: dict[str, list[LexborNode]] = {tag: [] for tag in ("base", "link", "meta", "title", "h1", "script")}
    for node in tree.css(HEAD):
        found[node.tag or ""].append(node)
    return found


def _linked(links: list[dict[str, str | None]], relation: str) -> str | None:
    """Where the first link of that relation leads."""
    return next((link.get("href") for link in links if relation in (link["rel"] or "").lower().split()), None)


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
