"""What the replay answers: an archived exchange as status, header fields and content fit to be shown."""

from __future__ import annotations

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
from archiver.web.interface.words import Language
from archiver.web.replay import lookup, policy
from archiver.web.replay.exchange import Files
from archiver.web.replay.kinds import content_type, kind, mime
from archiver.web.replay.memento import Memento, address, http_date, links
from archiver.web.replay.rewrite import Rewritten, rewrite_html
from archiver.web.replay.scripted import is_scripted
from archiver.web.replay.words import say
from archiver.web.replay.wrapper import DEFAULT_ZONE, Shown, document, wrap
from archiver.web.replay.written import joined

REDIRECTS = frozenset({301, 302, 303, 307, 308})
# With these a browser shows no content, whatever comes, or asks again: what they came with is shown under 200.
UNSHOWN = frozenset({204, 205, 206, 304, 407, 408, 421, 425})
MAX_PAGE = 32 * 2**20  # bytes of a page or style sheet that are shown
UNREADABLE = "L’enregistrement de cette capture, ou l’original auquel elle renvoie, ne peut pas être lu."
NO_TARGET = "La page vers laquelle mène cette redirection n’est pas archivée."


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
    language: Language = "fr"  # of what the replay itself says

    def withdrew(self, url: str) -> bool:
        """Whether `url` or its outlet was withdrawn."""
        outlet = self.outlets.of(url)
        return lookup.withdrawn(self.db, url, outlet.name if outlet else None)


def show(archive: Archive, capture: Capture, *, is_document: bool) -> Answer:
    """The archived answer of `capture`; framed by the banner when a browser opens it as a document of its own."""
    files = Files(archive.db, archive.warc)
    message = files.message(capture)
    if message is None:
        return gone(archive, UNREADABLE)
    if capture.status in REDIRECTS and capture.location:
        return _redirect(archive, capture, capture.location)
    rendered = files.rendered(capture)
    message = rendered or message
    if is_document:
        return _wrapped(archive, capture, message, is_rendered=rendered is not None)
    content, headers = message.entity, policy.page(archive.origin)
    given = content_type(message)
    match kind(message):
        case "html":
            page = _page(archive, capture, message)
            content, given = page.html.encode("utf-8", "replace"), "text/html; charset=utf-8"
        case "css":
            content, given = _style_sheet(archive, capture, message), "text/css; charset=utf-8"
        case "xml":
            content, given = _text(message).encode("utf-8", "replace"), "text/plain; charset=utf-8"
        case "drawing":
            headers = policy.drawing(archive.origin)
    own = {"Content-Type": given, "Vary": "Sec-Fetch-Dest"}
    return Answer(_status(message), _memento_headers(archive, capture) | headers | own, content)


def raw(archive: Archive, capture: Capture) -> Answer:
    """The entity as archived, transfer and content coding undone, nothing rewritten."""
    message = Files(archive.db, archive.warc).message(capture)
    if message is None:
        return gone(archive, UNREADABLE)
    headers = _memento_headers(archive, capture) | policy.raw() | {"Content-Type": content_type(message)}
    return Answer(_status(message), headers, message.entity)


def gone(archive: Archive, words: str, status: int = 404, **values: object) -> Answer:
    """A page of our own that says why nothing is shown; `words` as in `replay.words`."""
    said = say(archive.language, words, **values)
    home = f'<p><a href="{archive.interface}/">{say(archive.language, "Archive : accueil")}</a></p>'
    page = document(said, f"<header><h1>{said}</h1>{home}</header>", archive.language)
    own = {"Content-Type": "text/html; charset=utf-8", "Vary": "Accept-Language"}
    return Answer(status, policy.wrapper(archive.origin) | own, page.encode())


def towards(archive: Archive, found: Capture, *, as_raw: bool = False) -> Answer:
    """302 to the exact instant of `found`: no memento itself, but linked to what it leads to (RFC 7089, 4.2.3)."""
    where = address(archive.origin, Memento(found.url, found.captured_at), as_raw)
    own = {"Location": where, "Link": links(archive.origin, found.url)}
    return Answer(302, policy.page(archive.origin) | own)


def _redirect(archive: Archive, capture: Capture, target: str) -> Answer:
    """Keeps status and instant. To its own key (http to https) it goes to what is no redirect, else it would loop."""
    if urlkey(target) == capture.urlkey:
        found = lookup.nearest(archive.db, target, capture.captured_at, redirects=False)
        return gone(archive, NO_TARGET) if found is None else towards(archive, found)
    location = address(archive.origin, Memento(target, capture.captured_at))
    own = {"Location": location, "Content-Type": "text/plain", "Vary": "Sec-Fetch-Dest"}
    headers = _memento_headers(archive, capture) | policy.page(archive.origin) | own
    return Answer(capture.status or 302, headers)


def _wrapped(archive: Archive, capture: Capture, message: Message, *, is_rendered: bool) -> Answer:
    shown_as = kind(message)
    page = _page(archive, capture, message) if shown_as == "html" else Rewritten()
    about = lookup.about(archive.db, capture)
    shown = Shown(
        Memento(capture.url, capture.captured_at),
        lookup.neighbours(archive.db, capture),
        message.status,
        page.title,
        page.images,
        page.others,
        is_scripted(page, about.body),
        about.article,
        about.zone or DEFAULT_ZONE,
        (mime(message) or "?") if shown_as == "saved" else None,
        is_rendered,
    )
    headers = _memento_headers(archive, capture) | policy.wrapper(archive.origin)
    headers |= {"Content-Type": "text/html; charset=utf-8", "Vary": "Sec-Fetch-Dest, Accept-Language"}
    content = wrap(shown, archive.origin, archive.interface, archive.language)
    return Answer(_status(message), headers, content.encode("utf-8", "replace"))


def _page(archive: Archive, capture: Capture, message: Message) -> Rewritten:
    at = capture.captured_at
    return rewrite_html(
        _text(message),
        capture.url,
        lambda url: _archived(archive, url, at),
        lambda url: address(archive.origin, Memento(url, at)),
        xml="xhtml" in mime(message) or mime(message).endswith("/xml"),
    )


def _style_sheet(archive: Archive, capture: Capture, message: Message) -> bytes:
    def place(written: str) -> str | None:
        url = joined(capture.url, written)
        return _archived(archive, url, capture.captured_at) if url else None

    return rewrite_css(_text(message), place).encode("utf-8", "replace")


def _text(message: Message) -> str:
    return decode(message.entity, message.content_type, MAX_PAGE)


def _archived(archive: Archive, url: str, at: datetime) -> str | None:
    """Where the requisite `url` is replayed: its capture nearest in time, unless that is an error."""
    found = lookup.nearest(archive.db, url, at)
    if found is None or (found.status or 200) >= 400:
        return None
    return address(archive.origin, Memento(found.url, found.captured_at))


def _status(message: Message) -> int:
    """The archived status, where a browser shows content with it."""
    status = message.status or 200
    return status if 200 <= status <= 999 and status not in UNSHOWN else 200


def _memento_headers(archive: Archive, capture: Capture) -> dict[str, str]:
    near = lookup.neighbours(archive.db, capture)
    return {
        "Memento-Datetime": http_date(capture.captured_at),
        "Link": links(archive.origin, capture.url, near),
    }
