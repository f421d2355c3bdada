"""An archived page made fit to be shown: addresses point into the archive, whatever acts by itself is gone. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag

from selectolax.lexbor import LexborHTMLParser, LexborNode

from archiver.discover.css import rewrite_css
from archiver.discover.srcset import candidates
from archiver.extract.bounds import bounded
from archiver.extract.text import clean, text_of
from archiver.web.replay.written import joined, opened

# <animate> and <set> can change where a link leads after it was rewritten.
REMOVED = "script, object, embed, applet, template, base, portal, fencedframe, animate, set"
ACTING = frozenset(
    "ping integrity crossorigin srcdoc nonce formaction action target formtarget manifest background-sync "
    "http-equiv attributionsrc is sandbox allow csp referrerpolicy".split()
)
PICTURE_SETS = ("srcset", "imagesrcset")
LAZY = {"src": ("data-src", "data-lazy-src", "data-original"), "srcset": ("data-srcset", "data-lazy-srcset")}
SOURCES = ("src", "poster", "data", "background")
LINKS = ("href", "xlink:href")

Resource = Callable[[str], str | None]


@dataclass(slots=True)
class Rewritten:
    """The page to send, and what it names: of each image and each other requisite, whether it is archived."""

    html: str = ""
    title: str | None = None
    text: str = ""  # the words that show, on one line
    scripts: int = 0  # how many the page came with
    images: dict[str, bool] = field(default_factory=dict)  # photo, by the first of its addresses
    others: dict[str, bool] = field(default_factory=dict)  # style sheet, frame, recording, background


def rewrite_html(text: str, url: str, resource: Resource, link: Callable[[str], str], xml: bool = False) -> Rewritten:
    """The page at `url` with every address taken into the archive; `xml` says that it was sent as XHTML.

    `resource` answers where an absolute address is archived, or None; `link` gives the replay's address of a page.
    What is not archived loses its address, so that the browser asks for nothing.
    """
    return _Rewriting(
        LexborHTMLParser(bounded((opened(text) if xml else text).encode("utf-8", "replace"))), url, resource, link
    ).run()


class _Rewriting:
    def __init__(self, tree: LexborHTMLParser, url: str, resource: Resource, link: Callable[[str], str]) -> None:
        self.tree, self.resource, self.link = tree, resource, link
        base = tree.css_first("base[href]")
        self.base = joined(url, (base.attributes.get("href") or "") if base else "") or url
        self.done = Rewritten()
        self.known: dict[str, str | None] = {}  # addresses already looked up

    def run(self) -> Rewritten:
        self.done.scripts = len(self.tree.css("script"))
        for node in reversed(self.tree.css(REMOVED)):  # inner ones first: what held them is freed with its content
            node.decompose()
        for node in self.tree.css("link, meta[http-equiv], meta[charset]"):
            self._head(node)
        for node in self.tree.css("img, source"):
            self._lazy(node)
        for node in self.tree.css("img"):
            self._count(node)
        for node in self.tree.css("*"):
            self._element(node)
        title = self.tree.css_first("title")
        self.done.title = (clean(title.text()) or None) if title else None
        self.done.text = text_of(self.tree.body) if self.tree.body else ""
        self.done.html = self.tree.html or ""
        return self.done

    def _head(self, node: LexborNode) -> None:
        """Of what a head says to the browser only style sheets stay."""
        attributes = node.attributes
        rels = (attributes.get("rel") or "").lower().split()
        if node.tag != "link" or "stylesheet" not in rels or "alternate" in rels:
            node.decompose()
            return
        node.attrs["rel"] = "stylesheet"
        if "media" in (attributes.get("onload") or ""):  # held back for a script to switch on
            del node.attrs["media"]

    def _lazy(self, node: LexborNode) -> None:
        for name, others in LAZY.items():
            shown = node.attributes.get(name) or ""
            held = next((v for other in others if (v := node.attributes.get(other))), None)
            if held and (not shown or shown[:5].lower() == "data:"):
                node.attrs[name] = held

    def _count(self, image: LexborNode) -> None:
        """A photo is archived when one of its sizes is."""
        addresses = list(self._addresses(image))
        if _in_picture(image) and image.parent:
            addresses += [address for source in image.parent.css("source") for address in self._addresses(source)]
        if addresses:
            self.done.images[addresses[0]] = any(self._archived(address) for address in addresses)

    def _addresses(self, node: LexborNode) -> Iterator[str]:
        written = [node.attributes.get("src") or "", *(a for a, _ in candidates(node.attributes.get("srcset") or ""))]
        for each in written:
            if each.strip() and (address := joined(self.base, each)) and address.startswith("http"):
                yield urldefrag(address)[0]

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
        for name, value in node.attributes.items():
            self._attribute(node, tag, name, value or "")

    def _attribute(self, node: LexborNode, tag: str, name: str, value: str) -> None:
        if tag in ("a", "area") and name in LINKS:
            self._link(node, name, value)
        elif name == "style":
            node.attrs[name] = rewrite_css(value, self._place)
        elif name in PICTURE_SETS:
            self._put(node, name, self._picture_set(value))
        elif name in SOURCES or (name in LINKS and not value.startswith("#")):
            place = self._photo if tag == "img" or _in_picture(node) else self._place
            self._put(node, name, _kept(value, place))

    @staticmethod
    def _put(node: LexborNode, name: str, value: str | None) -> None:
        if value is None:
            del node.attrs[name]
        else:
            node.attrs[name] = value

    def _link(self, node: LexborNode, name: str, value: str) -> None:
        if value.strip().startswith("#"):
            return
        address = joined(self.base, value)
        if address is None:
            del node.attrs[name]
            return
        node.attrs[name] = self.link(address) if address.startswith("http") else address
        node.attrs["target"] = "_top"  # the banner around the page must follow

    def _picture_set(self, value: str) -> str | None:
        placed = ((_kept(address, self._photo), size) for address, size in candidates(value))
        return ", ".join(f"{place} {size}".strip() for place, size in placed if place) or None

    def _style(self, node: LexborNode) -> None:
        text = rewrite_css(node.text(), self._place)
        for child in list(node.iter(include_text=True)):
            child.remove()
        node.insert_child(text.replace("</", "<\\/"))

    def _photo(self, written: str) -> str | None:
        """Where a photo's address is replayed; it was counted before."""
        address = joined(self.base, written)
        return self._archived(address) if address else None

    def _place(self, written: str) -> str | None:
        """Where the requisite `written` in the page is replayed; None when it is not archived or no web address."""
        address = joined(self.base, written)
        if address is None or not address.startswith("http"):
            return None
        found = self._archived(address)
        self.done.others[urldefrag(address)[0]] = found is not None
        return found

    def _archived(self, address: str) -> str | None:
        address, fragment = urldefrag(address)
        if address not in self.known:
            self.known[address] = self.resource(address) if address.startswith("http") else None
        found = self.known[address]
        return f"{found}#{fragment}" if found and fragment else found


def _kept(value: str, place: Resource) -> str | None:
    value = value.strip()
    return value if value[:5].lower() == "data:" or not value else place(value)


def _in_picture(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "picture"
