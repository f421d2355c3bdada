"""What the replay answers: an archived exchange as status, header fields and content fit to be shown."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from archiver.addresses import urlkey
from archiver.article import Capture
from archiver.discover.css import rewrite_css
from archiver.extract.charset import decode
from archiver.outlets import Outlets
from archiver.warc.entity import Message
from archiver.web.replay import lookup, policy
from archiver.web.replay.exchange import Files
from archiver.web.replay.memento import Memento, address, http_date, links
from archiver.web.replay.rewrite import Rewritten, joined, rewrite_html
from archiver.web.replay.wrapper import Shown, wrap

CONTENT_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(?:\s*;\s*charset=[\w.-]+)?", re.ASCII | re.IGNORECASE)
HTML = ("text/html", "application/xhtml+xml")
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Archive:
    """Where answers come from, and the origins that they name."""

    db: sqlite3.Connection
    warc: Path
    origin: str  # of the replay: "http://127.0.0.1:8002"
    interface: str  # of the archive's own pages: "http://127.0.0.1:8001"
    outlets: Outlets

    def withdrew(self, url: str) -> bool:
        """Whether `url` or its outlet was withdrawn."""
        outlet = self.outlets.of(url)
        return lookup.withdrawn(self.db, url, outlet.name if outlet else None)


def show(archive: Archive, capture: Capture, *, document: bool) -> Answer:
    """The archived answer of `capture`; framed by the banner when a browser asks for a whole `document`."""
    message = Files(archive.db, archive.warc).message(capture)
    if message is None:
        return gone("L’enregistrement de cette capture ne peut pas être lu.", archive.origin)
    if capture.status in REDIRECTS and capture.location:
        return _redirect(archive, capture, capture.location)
    if _mime(message) not in HTML:
        return _resource(archive, capture, message)
    page = _page(archive, capture, message)
    if document:
        return _wrapped(archive, capture, page)
    content = page.html.encode("utf-8", "replace")
    return Answer(capture.status or 200, _headers(archive, capture, "text/html; charset=utf-8"), content)


def raw(archive: Archive, capture: Capture) -> Answer:
    """The entity as archived, transfer and content coding undone, nothing rewritten."""
    message = Files(archive.db, archive.warc).message(capture)
    if message is None:
        return gone("L’enregistrement de cette capture ne peut pas être lu.", archive.origin)
    headers = _memento_headers(archive, capture) | policy.raw() | {"Content-Type": _content_type(message)}
    return Answer(capture.status or 200, headers, message.entity)


def gone(words: str, origin: str, status: int = 404) -> Answer:
    """A page of our own that says why nothing is shown."""
    content = (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Archive</title>'
        f'<link rel="stylesheet" href="/banner.css"></head><body><header><h1>{words}</h1></header></body></html>'
    )
    return Answer(status, policy.wrapper(origin) | {"Content-Type": "text/html; charset=utf-8"}, content.encode())


def _redirect(archive: Archive, capture: Capture, target: str) -> Answer:
    """Keeps status and instant. To its own key (http to https) it goes to what is no redirect, else it would loop."""
    headers = _headers(archive, capture, "text/plain")
    if urlkey(target) == capture.urlkey:
        found = lookup.nearest(archive.db, target, capture.captured_at, redirects=False)
        if found is None:
            return gone("La page vers laquelle mène cette redirection n’est pas archivée.", archive.origin)
        return Answer(302, {"Location": _where(archive, found)} | policy.page(archive.origin))
    location = address(archive.origin, Memento(target, capture.captured_at))
    return Answer(capture.status or 302, headers | {"Location": location})


def _wrapped(archive: Archive, capture: Capture, page: Rewritten) -> Answer:
    title = re.search(r"<title[^>]*>([^<]*)", page.html)
    shown = Shown(
        Memento(capture.url, capture.captured_at),
        lookup.neighbours(archive.db, capture),
        capture.status,
        title[1].strip() if title else None,
        len(page.wanted),
        len(page.missing),
        page.scripted,
    )
    headers = _memento_headers(archive, capture) | policy.wrapper(archive.origin)
    headers |= {"Content-Type": "text/html; charset=utf-8", "Vary": "Sec-Fetch-Dest"}
    return Answer(capture.status or 200, headers, wrap(shown, archive.origin, archive.interface).encode())


def _page(archive: Archive, capture: Capture, message: Message) -> Rewritten:
    text = decode(message.entity, message.content_type)
    at = capture.captured_at
    return rewrite_html(
        text,
        capture.url,
        lambda url: _archived(archive, url, at),
        lambda url: address(archive.origin, Memento(url, at)),
    )


def _resource(archive: Archive, capture: Capture, message: Message) -> Answer:
    content, content_type = message.entity, _content_type(message)
    if _mime(message) == "text/css":
        text = rewrite_css(decode(content, content_type), lambda url: _archived_from(archive, capture, url))
        content, content_type = text.encode("utf-8", "replace"), "text/css; charset=utf-8"
    return Answer(capture.status or 200, _headers(archive, capture, content_type), content)


def _archived(archive: Archive, url: str, at: datetime) -> str | None:
    found = lookup.nearest(archive.db, url, at)
    return _where(archive, found) if found and (found.status or 200) < 400 else None


def _archived_from(archive: Archive, capture: Capture, written: str) -> str | None:
    url = joined(capture.url, written)
    return _archived(archive, url, capture.captured_at) if url else None


def _where(archive: Archive, capture: Capture) -> str:
    return address(archive.origin, Memento(capture.url, capture.captured_at))


def _headers(archive: Archive, capture: Capture, content_type: str) -> dict[str, str]:
    own = {"Content-Type": content_type, "Vary": "Sec-Fetch-Dest"}
    return _memento_headers(archive, capture) | policy.page(archive.origin) | own


def _memento_headers(archive: Archive, capture: Capture) -> dict[str, str]:
    near = lookup.neighbours(archive.db, capture)
    return {
        "Memento-Datetime": http_date(capture.captured_at),
        "Link": links(archive.origin, capture.url, near),
    }


def _mime(message: Message) -> str:
    return (message.content_type or "").partition(";")[0].strip().lower()


def _content_type(message: Message) -> str:
    """The archived Content-Type where it is one, else a type that no browser shows."""
    written = (message.content_type or "").strip()
    return written if CONTENT_TYPE.fullmatch(written) else "application/octet-stream"
