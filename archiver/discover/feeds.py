"""Feeds: RSS 0.9x to 2.0 (https://www.rssboard.org/rss-specification), RSS 1.0 (RDF), Atom (RFC 4287), JSON Feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from archiver.article import Announcement
from archiver.discover import jsonfeed
from archiver.discover.announcing import announcement
from archiver.discover.links import absolute, is_home
from archiver.discover.markup import elements, name, words

MAX_ITEMS = 10_000  # announcements read of one feed
PUBLISHED = ("pubdate", "published", "issued", "dcterms:issued", "dc:date", "created", "dcterms:created", "date")
MODIFIED = ("updated", "modified", "dcterms:modified", "lastbuilddate")


@dataclass(frozen=True, slots=True)
class _Item:
    """An item or entry: its elements by name, first of each, and all its links."""

    element: etree._Element
    parts: dict[str, etree._Element]
    links: list[etree._Element]

    def text(self, *names: str) -> str | None:
        """Text of the first part that has any."""
        texts = (words(self.parts[n]).strip() for n in names if n in self.parts)
        return next(filter(None, texts), None)


def feed(content: bytes, url: str, content_type: str | None, zone: str = "Europe/Paris") -> list[Announcement]:
    """What the feed at `url` announces, in its order, each address once; nothing when it is no feed.

    Addresses are absolute: relative to xml:base, else to the channel's own link, else to `url`. `zone` is the
    IANA zone of clocks written without offset. An entry without publication date gives its modification date.
    """
    items, channel = _items(content, content_type, url)
    found = [_announcement(item, channel, url, zone) for item in items]
    if not items:
        found = [*islice(jsonfeed.announcements(content, content_type, url, zone), MAX_ITEMS)]
    once: dict[str, Announcement] = {}
    for each in filter(None, found):
        once.setdefault(each.url, each)
    return list(once.values())


def _items(content: bytes, content_type: str | None, url: str) -> tuple[list[_Item], str]:
    """The items, and the address of what the feed is about (`url` when it is not told)."""
    items: list[_Item] = []
    about = None
    for element in elements(content, content_type):
        kind = name(element)
        if kind in ("item", "entry") and len(items) < MAX_ITEMS:
            items.append(_item(element))
        elif kind == "link" and about is None and name(element.getparent()) == "channel":
            about = absolute(words(element), url)
    return items, about or url


def _item(element: etree._Element) -> _Item:
    parts: dict[str, etree._Element] = {}
    links = []
    for part in element:
        kind = name(part)
        parts.setdefault(kind, part)
        if kind == "link":
            links.append(part)
    return _Item(element, parts, links)


def _announcement(item: _Item, channel: str, url: str, zone: str) -> Announcement | None:
    address = _address(item, channel)
    if address is None:
        return None
    return announcement(
        address,
        "feed",
        url,
        zone,
        published=item.text(*PUBLISHED),
        modified=item.text(*MODIFIED),
        heading=item.text("title", "dc:title"),
    )


def _address(item: _Item, channel: str) -> str | None:
    """The best address of an item; a link to the front door gives way to one that names a page."""
    addresses = [address for address in _addresses(item, channel) if address]
    return next((a for a in addresses if not is_home(a) and a != channel), addresses[0] if addresses else None)


def _addresses(item: _Item, channel: str) -> Iterator[str | None]:
    # FeedBurner and the like: `link` counts clicks, this is the page
    yield _whole(item.text("feedburner:origlink"))
    for link in sorted(item.links, key=_rank):
        if _rank(link) < 9:
            yield absolute(link.get("href"), _base(link, channel))
    # "<link/>https://…": what a feed becomes that went through an HTML tool
    for link in item.links:
        if not link.get("href"):
            yield absolute(words(link).strip() or link.tail, _base(link, channel))
    guid = item.parts.get("guid")
    if guid is not None and (guid.get("isPermaLink") or "true").strip().lower() != "false":
        yield _whole(words(guid))
    yield _whole(item.text("id"))
    about = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
    yield _whole(item.element.get(about))


def _rank(link: etree._Element) -> int:
    """Order of preference among the links of an entry: 0 is the page, 9 something else (RFC 4287, 4.2.7)."""
    if not link.get("href") or (link.get("rel") or "alternate").strip().lower() != "alternate":
        return 9
    kind = (link.get("type") or "").lower()
    return 0 if "html" in kind else 1 if not kind else 2


def _whole(written: str | None) -> str | None:
    """An identifier that is an address by itself: never resolved, "tag:..." and numbers are none."""
    return absolute(written, "") if written else None


def _base(element: etree._Element, channel: str) -> str:
    """xml:base of `element` and those around it, innermost last, on top of the channel's address."""
    bases = [e.get("{http://www.w3.org/XML/1998/namespace}base") for e in (element, *element.iterancestors())]
    base = channel
    for written in reversed(bases):
        base = absolute(written, base) or base
    return base
