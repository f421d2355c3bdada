"""Sitemaps (https://www.sitemaps.org/protocol.html): plain, gzip, index, Google News, text; feeds used as such."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from lxml import etree

from archiver.article import Announcement
from archiver.discover.announcing import announcement
from archiver.discover.feeds import feed
from archiver.discover.links import absolute
from archiver.discover.markup import elements, name, words
from archiver.discover.unpacking import unpacked
from archiver.extract.charset import decode

MAX_URLS = 50_000  # addresses read of one sitemap: the protocol's own bound


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap names: further sitemaps (of an index), and pages. Each address once, in its order."""

    children: tuple[Announcement, ...] = ()
    pages: tuple[Announcement, ...] = ()


def sitemap(content: bytes, url: str, content_type: str | None, zone: str = "Europe/Paris") -> Sitemap:
    """What the sitemap at `url` names; nothing when it is no sitemap.

    A page's date is news:publication_date, else lastmod (`what` tells). Alternates in other languages, images
    and videos are not pages. `zone` is the IANA zone of clocks without offset.
    """
    children: dict[str, Announcement] = {}
    pages: dict[str, Announcement] = {}
    for element in elements(content, content_type):
        kind = name(element)
        if kind in ("url", "sitemap"):
            named = _announcement(element, url, zone)
            if named and named.url != url:
                (pages if kind == "url" else children).setdefault(named.url, named)
            element.clear()  # 50,000 of them would fill the memory
        if len(children) + len(pages) >= MAX_URLS:
            break
    if children or pages:
        return Sitemap(tuple(children.values()), tuple(pages.values()))
    listed = feed(content, url, content_type, zone) or _lines(content, url, content_type)
    return Sitemap(pages=tuple(islice(listed, MAX_URLS)))


def _announcement(element: etree._Element, url: str, zone: str) -> Announcement | None:
    parts: dict[str, str] = {}
    for part in element.iter("*"):
        # Only own children: image:loc and the loc of a video stand deeper and under another name
        if part.getparent() is element or name(part).startswith("news:"):
            parts.setdefault(name(part), words(part).strip())
    address = absolute(parts.get("loc"), url)
    if address is None:
        return None
    return announcement(
        address,
        "sitemap",
        url,
        zone,
        published=parts.get("news:publication_date"),
        modified=parts.get("lastmod"),
        heading=parts.get("news:title"),
    )


def _lines(content: bytes, url: str, content_type: str | None) -> list[Announcement]:
    """A text sitemap: one whole address a line. Markup is none, whatever its Content-Type."""
    text = decode(unpacked(content), content_type)
    if text.lstrip().startswith(("<", "{")):
        return []
    lines = (line.strip() for line in text.splitlines())
    found = (absolute(line, "") for line in lines if line.startswith(("http://", "https://")) and " " not in line)
    return [Announcement(url=address, source="sitemap", found_in=url) for address in dict.fromkeys(filter(None, found))]
