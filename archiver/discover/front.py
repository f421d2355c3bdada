"""Front and section pages: which articles they show, in which order, under which headlines."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from archiver.addresses import identity
from archiver.article import Announcement, Page
from archiver.discover.links import absolute
from archiver.discover.titles import title
from archiver.discover.unpacking import unpacked
from archiver.extract.document import read
from archiver.extract.text import text_of
from archiver.outlets import ARTICLE_URL, Outlet

MAX_LINKS = 5000  # links of one page that are looked at
HEADINGS = "h1, h2, h3, h4"


def front_page(content: bytes, url: str, content_type: str | None, outlet: Outlet | None) -> list[Announcement]:
    """The articles that the page at `url` links to, in the order in which they stand; `position` counts from 1.

    Articles are known by the outlet's pattern, else by the look of the address; pages of other sites are none.
    Each article stands once, where it is first linked, with the first heading of all links to it, else their first
    words.
    """
    document = read(Page(url, unpacked(content), content_type))
    places: dict[str, tuple[str, list[tuple[int, str]]]] = {}  # identity -> (address, headlines by how good)
    for link in document.tree.css("a[href]")[:MAX_LINKS]:
        address = absolute(link.attributes.get("href"), document.base)
        if address is None or address == url or not _is_article(address, url, outlet):
            continue
        _, headlines = places.setdefault(identity(address), (address, []))
        headlines += _headlines(link)
    return [
        Announcement(address, "front", url, title=_best(headlines), position=position)
        for position, (address, headlines) in enumerate(places.values(), start=1)
    ]


def _is_article(address: str, page: str, outlet: Outlet | None) -> bool:
    if outlet:
        return outlet.owns(address) and outlet.is_article(address)
    parts = urlsplit(address)
    return parts.hostname == urlsplit(page).hostname and re.search(ARTICLE_URL, parts.path) is not None


def _headlines(link: LexborNode) -> list[tuple[int, str]]:
    """The words of a link, and their worth as a headline: 2 with or in a heading, 1 as text, 0 as a label."""
    inner = link.css_first(HEADINGS)
    shown = title(text_of(inner or link))
    if shown:
        return [(2 if inner or _in_heading(link) else 1, shown)]
    label = title(link.attributes.get("title") or link.attributes.get("aria-label"))
    return [(0, label)] if label else []


def _best(headlines: list[tuple[int, str]]) -> str | None:
    return max(headlines, key=lambda headline: headline[0])[1] if headlines else None


def _in_heading(link: LexborNode) -> bool:
    parent = link.parent
    return parent is not None and parent.tag in ("h1", "h2", "h3", "h4")
