"""An archived page made fit to be shown: addresses point into the archive, whatever acts by itself is gone. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from archiver.discover.css import rewrite_css
from archiver.discover.srcset import candidates

REMOVED = "script, object, embed, applet, template, base, portal, fencedframe"
PLAIN_LINKS = frozenset({"stylesheet", "icon", "shortcut icon"})
ACTING = frozenset(
    "ping integrity crossorigin srcdoc nonce formaction action target formtarget manifest background-sync "
    "http-equiv attributionsrc is sandbox allow csp referrerpolicy".split()
)
PICTURE_SETS = ("srcset", "imagesrcset")
LAZY = {"src": ("data-src", "data-lazy-src", "data-original"), "srcset": ("data-srcset", "data-lazy-srcset")}
SOURCES = ("src", "poster", "data", "background")


@dataclass(slots=True)
class Rewritten:
    """The page to send, with how many of the pictures, styles and frames it names are archived."""

    html: str = ""
    wanted: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    scripted: bool = False  # its body is empty without the scripts it came with


def rewrite_html(text: str, url: str, resource: Callable[[str], str | None], link: Callable[[str], str]) -> Rewritten:
    """The page at `url` with every address taken into the archive.

    `resource` answers where an absolute address is archived, or None; `link` gives the replay's address of a page.
    What is not archived loses its address, so that the browser asks for nothing.
    """
    tree = LexborHTMLParser(text)
    return _Rewriting(tree, url, resource, link).run()


class _Rewriting:
    def __init__(
        self, tree: LexborHTMLParser, url: str, resource: Callable[[str], str | None], link: Callable[[str], str]
    ) -> None:
        self.tree, self.resource, self.link = tree, resource, link
        base = tree.css_first("base[href]")
        self.base = joined(url, (base.attributes.get("href") or "") if base else "") or url
        self.done = Rewritten()

    def run(self) -> Rewritten:
        scripts = len(self.tree.css("script"))
        for node in self.tree.css(REMOVED):
            node.decompose()
        for node in list(self.tree.css("link, meta[http-equiv], meta[charset]")):
            if node.tag == "meta" or (node.attributes.get("rel") or "").strip().lower() not in PLAIN_LINKS:
                node.decompose()
        for node in self.tree.css("*"):
            self._element(node)
        body = self.tree.body
        self.done.scripted = scripts > 0 and (body is None or len(body.text(strip=True)) < 200)
        self.done.html = self.tree.html or ""
        return self.done

    def _element(self, node: LexborNode) -> None:
        tag, attributes = node.tag or "", node.attributes
        if tag == "style":
            self._style(node)
        if not attributes:
            return
        attrs = node.attrs
        for name in attributes:
            if name.startswith("on") or name in ACTING:
                del attrs[name]
        if tag in ("img", "source"):
            self._lazy(node)
        for name, value in node.attributes.items():
            self._attribute(node, tag, name, value or "")

    def _attribute(self, node: LexborNode, tag: str, name: str, value: str) -> None:
        attrs = node.attrs
        if name == "href" and tag in ("a", "area"):
            self._link(node, value)
        elif name == "style":
            attrs[name] = rewrite_css(value, self._place)
        elif name in PICTURE_SETS:
            self._put(node, name, self._picture_set(value))
        elif name in SOURCES or (name in ("href", "xlink:href") and not value.startswith("#")):
            self._put(node, name, self._kept(value))

    def _kept(self, value: str) -> str | None:
        value = value.strip()
        return value if value[:5].lower() == "data:" or not value else self._place(value)

    @staticmethod
    def _put(node: LexborNode, name: str, value: str | None) -> None:
        if value is None:
            del node.attrs[name]
        else:
            node.attrs[name] = value

    def _link(self, node: LexborNode, value: str) -> None:
        if value.strip().startswith("#"):
            return
        address = joined(self.base, value)
        if address is None:
            del node.attrs["href"]
            return
        node.attrs["href"] = self.link(address) if address.startswith("http") else address
        node.attrs["target"] = "_top"  # the banner around the page must follow

    def _lazy(self, node: LexborNode) -> None:
        for name, others in LAZY.items():
            shown = node.attributes.get(name) or ""
            held = next((v for other in others if (v := node.attributes.get(other))), None)
            if held and (not shown or shown[:5].lower() == "data:"):
                node.attrs[name] = held

    def _picture_set(self, value: str) -> str | None:
        found = []
        for address, size in candidates(value):
            if place := self._kept(address):
                found.append(f"{place} {size}".strip())
        return ", ".join(found) or None

    def _style(self, node: LexborNode) -> None:
        text = rewrite_css(node.text(), self._place)
        for child in list(node.iter(include_text=True)):
            child.remove()
        node.insert_child(text.replace("</", "<\\/"))

    def _place(self, written: str) -> str | None:
        """Where the resource `written` in the page is replayed; None when it is not archived or no web address."""
        address = joined(self.base, written)
        if address is None or not address.startswith("http"):
            return None
        address, fragment = urldefrag(address)
        self.done.wanted.add(address)
        found = self.resource(address)
        if found is None:
            self.done.missing.add(address)
            return None
        return f"{found}#{fragment}" if fragment else found


def joined(base: str, written: str) -> str | None:
    """`written` in the page at `base` as an absolute http(s), mailto or tel address; None for anything else."""
    written = re.sub(r"[\t\n\r]", "", written).strip()
    try:
        address = urljoin(base, written)
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return None
    return address if scheme in ("http", "https", "mailto", "tel") else None
