"""What a page or style sheet needs to be shown: style sheets, pictures, fonts, scripts, icons. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from archiver.addresses import ascii_url
from archiver.article import Page
from archiver.discover.css import rewrite_css
from archiver.discover.srcset import candidates
from archiver.extract.charset import decode
from archiver.extract.document import read
from archiver.extract.pictures import PICTURE

MAX_NAMED = 1000  # addresses of one page or sheet; further ones are not looked at
MAX_LENGTH = 4096  # characters of an address; image services with many parameters stay below it
LOOKED_AT = "link[href], img, source, input[src], video[poster], script[src], style, image, use, [style], [background]"
WITH_DATA = "img, source, video, picture, figure, div, a, span, section"

# What matters most for how the page looks comes first: a bound on count or size cuts off the end.
SHEET, SHOWN, SETS, SCRIPTS, ICONS = range(5)
LINKS = {"stylesheet": SHEET, "preload": SHOWN, "modulepreload": SCRIPTS, "mask-icon": ICONS}
PRELOADED = frozenset({"style", "font", "image", "script"})


def requisites(content: bytes, url: str, content_type: str | None) -> list[str]:
    """The absolute http(s) addresses, as they would be asked for, that the page at `url` is shown with.

    Once each, the most important first. srcset and data-* forms are among them; frames, video and sound are not.
    Never raises.
    """
    document = read(Page(url, content, content_type))
    named = list(_named(document.tree.css(LOOKED_AT), document.tree.css(WITH_DATA)))
    named.sort(key=lambda pair: pair[0])
    return _absolute((written for _, written in named), document.base)


def of_style_sheet(content: bytes, url: str, content_type: str | None) -> list[str]:
    """The same of a style sheet: what it imports, its pictures and fonts, in their order."""
    return _absolute(in_css(decode(content, content_type)), url)


def in_css(text: str) -> list[str]:
    """Addresses in url() and @import, as written."""
    found: list[str] = []
    rewrite_css(text, lambda written: found.append(written))
    return found


def _named(nodes: list[LexborNode], others: list[LexborNode]) -> Iterator[tuple[int, str]]:
    """(rank, address as written) of everything that a page names."""
    for node in nodes:
        attributes = node.attributes
        if node.tag == "style":
            yield from ((SHOWN, written) for written in in_css(node.text()))
        elif node.tag == "link":
            yield from _link(attributes)
        elif node.tag == "script":
            yield SCRIPTS, attributes.get("src") or ""
        else:
            yield from ((SHOWN, attributes.get(name) or "") for name in _shown(node))
        if style := attributes.get("style"):
            yield from ((SHOWN, written) for written in in_css(style))
    for node in others:
        yield from _sets(node.attributes)


def _shown(node: LexborNode) -> tuple[str, ...]:
    """The attributes of `node` that name a picture."""
    if node.tag == "video" or (node.tag == "source" and node.parent and node.parent.tag in ("video", "audio")):
        return ("poster",)
    return ("src", "background", "xlink:href", *(("href",) if node.tag in ("image", "use") else ()))


def _link(attributes: dict[str, str | None]) -> Iterator[tuple[int, str]]:
    href = attributes.get("href") or ""
    words = (attributes.get("rel") or "").lower().split()
    for word in words:
        if word == "preload" and (attributes.get("as") or "").lower() not in PRELOADED:
            continue
        if word in LINKS or word.endswith("icon") or word.startswith("apple-touch-icon"):
            yield LINKS.get(word, ICONS), href
    yield from ((SETS, address) for address, _ in candidates(attributes.get("imagesrcset") or ""))


def _sets(attributes: dict[str, str | None]) -> Iterator[tuple[int, str]]:
    """srcset, and data-* attributes that hold a picture's address or a srcset (data-src, data-lazy-retina)."""
    for name, value in attributes.items():
        if (
            not value
            or not value.strip()
            or not (name == "srcset" or (name.startswith("data-") and _holds_picture(name, value)))
        ):
            continue
        if name == "srcset" or re.search(r"\s", value.strip()):
            yield from ((SETS, address) for address, _ in candidates(value))
        else:
            yield SHOWN, value


def _holds_picture(name: str, value: str) -> bool:
    plain = not value.lstrip().startswith(("{", "[", "<"))  # JSON and markup: what they mean only their script knows
    return plain and (PICTURE.search(value.split(maxsplit=1)[0]) is not None or name.endswith(("src", "srcset")))


def _absolute(named: Iterable[str], base: str) -> list[str]:
    found: dict[str, None] = {}
    for written in named:
        if (address := _address(written, base)) is not None:
            found[address] = None
        if len(found) == MAX_NAMED:
            break
    return list(found)


def _address(written: str, base: str) -> str | None:
    written = re.sub(r"[\t\r\n]", "", written).strip()
    if not written or written.startswith("#") or len(written) > MAX_LENGTH:
        return None
    try:
        address = ascii_url(urldefrag(urljoin(base, written)).url)
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc and parts.port != 0
    except ValueError:  # "http://[oops", a port out of range
        return None
    return address if usable else None
