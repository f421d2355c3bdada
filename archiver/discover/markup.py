"""XML as the web serves it: every element that can still be read, and nothing that an entity could do."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from lxml import etree

from archiver.discover.unpacking import MAX_UNPACKED, unpacked
from archiver.extract.charset import decode

# Where the markup begins, whatever a script printed before it (warnings, blank lines)
ROOTS = r"(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex)\b"
START = re.compile(rf"<(?:\?xml|!DOCTYPE\s+{ROOTS}|{ROOTS})", re.I)
DECLARATION = re.compile(r"<\?xml\b[^>]*\?>")
DOCTYPE = re.compile(r"(?:\s|(?><!--.*?-->))*+<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.I | re.S)
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # https://www.w3.org/TR/xml/#charsets
# What has to be made plain: a tag that is never closed (also quadratic in libxml2), a lone "<", references, bare "&"
TROUBLE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<(?![^<>]*>)(?P<tag>[a-z/!?][^<>]*)?"
    r"|&(?:(?P<entity>#\d{1,7}|#x[0-9a-f]{1,6}|\w{1,32});)?",
    re.S | re.I,
)
OF_XML = frozenset(["amp", "lt", "gt", "quot", "apos"])
# Vocabularies whose elements are told apart from those of the format itself; others keep the prefix they have
NAMESPACES = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
}


def elements(content: bytes, content_type: str | None) -> Iterator[etree._Element]:
    """Elements in the order in which they end; none when `content` is no XML of a feed or sitemap.

    Tolerates what is met: leading output, lying charsets, undeclared entities, bare ampersands, control
    characters, unclosed or crossed tags, a file cut off. Entities are never expanded, nothing is ever loaded
    (so neither billion laughs nor external files).
    """
    text = decode(unpacked(content), content_type, limit=MAX_UNPACKED)
    start = START.search(text)
    if not start:
        return
    text = _without_head(text[start.start() :])
    text = TROUBLE.sub(_plain, NOT_XML.sub("", text))
    options = {"recover": True, "resolve_entities": False, "no_network": True, "load_dtd": False}
    source = io.BytesIO(text.encode("utf-8", "replace"))
    try:
        for _, element in etree.iterparse(source, events=("end",), encoding="utf-8", remove_comments=True, **options):
            yield element
    except etree.XMLSyntaxError:  # beyond what libxml2 recovers: what came before stands
        return


def _without_head(text: str) -> str:
    """`text` without XML declaration and DOCTYPE. Each is tried at one place only: search would be quadratic."""
    declaration = DECLARATION.match(text)
    at = declaration.end() if declaration else 0
    doctype = DOCTYPE.match(text, at)
    return text[doctype.end() if doctype else at :].lstrip()


def name(element: etree._Element | None) -> str:
    """Name of `element` in small letters, with a prefix where it is of another vocabulary ("dc:date").

    Empty for None and for what is no element (the parent of a root, an entity).
    """
    if element is None or not isinstance(element.tag, str):
        return ""
    tag = element.tag
    space, _, local = tag.rpartition("}")
    return (_prefix(space[1:], element.prefix) + local).lower()


def _prefix(space: str, written: str | None) -> str:
    if "/schemas/sitemap/" in space:  # sitemaps.org and its forerunners at google.com
        return ""
    if "/schemas/sitemap-news/" in space:
        return "news:"
    return NAMESPACES.get(space, f"{written}:" if space and written else "")


def words(element: etree._Element) -> str:
    """All text below `element`, as it stands."""
    return "".join(map(str, element.itertext()))


def _plain(found: re.Match[str]) -> str:
    """HTML's references become characters, unknown ones U+FFFD; lone "<" and "&" are escaped, unclosed tags go."""
    text, entity = found[0], found["entity"]
    if text.startswith("<![CDATA["):
        return text
    if text.startswith("<"):
        return "" if found["tag"] else "&lt;"
    if entity is None:
        return "&amp;"
    if entity in OF_XML:
        return text
    # &#146; is an apostrophe as browsers read it, &#0; nothing that XML allows
    char = unescape(text) if entity.startswith("#") else html5.get(f"{entity};", "\ufffd")
    return text if char in "<>&" else NOT_XML.sub("", char)
