"""What a WARC record is to the archive: a page to be read, a list, a front page, a robots.txt, or only a capture."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from archiver import discover
from archiver.article import Announcement, Capture
from archiver.derive import pages
from archiver.discover.optouts import policy_of
from archiver.outlets import Outlets
from archiver.warc.codings import undo
from archiver.warc.entity import Reference, reference
from archiver.warc.http import parse_head, split_message
from archiver.warc.records import Record

Kind = Literal["page", "feed", "sitemap", "robots", "policy", "other"]
LISTS = frozenset(
    {
        "application/xml",
        "text/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
    }
)
SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")
HEAD = 2000  # bytes in which the root element stands


@dataclass(frozen=True, slots=True)
class Answer:
    """What a capture was answered: its entity, and the header that says what it is."""

    capture: Capture
    content: bytes
    content_type: str | None
    fields: tuple[tuple[str, str], ...] = ()  # of the head


def answer(capture: Capture, record: Record, original: Callable[[Reference], Record | None]) -> Answer | None:
    """The answer that `record` archives; raises CutOffError when its coding is not whole.

    An identical-payload revisit is completed from `original`. None for what has no entity: failures, 304s, and
    revisits whose original is unknown.
    """
    if record.type == "revisit":
        found = original(reference(record)) if capture.status != 304 else None
        if found is None or found.type == "revisit":
            return None
        body = split_message(found.block)[1] if found.http else found.block
        head = parse_head(split_message(record.block or found.block)[0])
    elif record.type == "resource":
        return Answer(capture, record.block, record.field("Content-Type"))
    elif record.type == "response" and record.http:
        raw, body = split_message(record.block)
        head = parse_head(raw)
    else:
        return None
    content = pages.entity(head.tokens("Content-Encoding"), undo(head.tokens("Transfer-Encoding"), body))
    return Answer(capture, content, head.field("Content-Type"), head.fields)


def kind(capture: Capture, outlets: Outlets) -> Kind:
    """What a capture's answer is to be read as, told from its address, status and media type."""
    if capture.error or capture.status is None or not 200 <= capture.status < 300:
        return "page" if pages.is_page(capture) and not is_robots(capture.url) else "other"
    outlet = outlets.of(capture.url)
    if is_robots(capture.url):
        return "robots"
    if policy_of(capture.url):
        return "policy"
    if outlet is not None and capture.url in outlet.feeds:
        return "feed"
    if outlet is not None and capture.url in (*outlet.sitemaps, *outlet.history):
        return "sitemap"
    if capture.mime in LISTS:
        return "feed"
    return "page" if pages.is_page(capture) else "other"


def is_robots(url: str) -> bool:
    """Whether `url` is where a host's robots.txt stands (RFC 9309, 2.3)."""
    return urlsplit(url).path == "/robots.txt"


def announcements(given: Answer, what: Kind, outlets: Outlets) -> list[Announcement]:
    """What a feed, sitemap or outlet's front page announces; nothing for anything else."""
    url, outlet = given.capture.url, outlets.of(given.capture.url)
    zone = outlet.zone if outlet else "Europe/Paris"
    if what == "sitemap" or (
        what == "feed" and any(root in given.content[:HEAD] for root in (b"<urlset", b"<sitemapi"))
    ):
        return list(discover.sitemap(given.content, url, given.content_type, zone).pages)
    if what == "feed":
        return discover.feed(given.content, url, given.content_type, zone)
    if what == "page" and outlet is not None and url == outlet.home:
        return discover.front_page(given.content, url, given.content_type, outlet)
    return []
