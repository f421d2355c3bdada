"""The replay's ASGI application: one origin, GET and HEAD, no cookie read or set (RFC 7089)."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from archiver.outlets import Outlets, find
from archiver.store.readonly import is_still
from archiver.web.interface.words import preferred
from archiver.web.replay import lookup, policy
from archiver.web.replay.answer import Answer, Archive, gone, raw, show, towards
from archiver.web.replay.memento import Memento, accepted, address, instant, links, timemap

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

MEMENTO = re.compile(r"/memento/(\d{4,14})(id_)?/(.+)", re.DOTALL)
TIMEGATE = re.compile(r"/timegate/(.+)", re.DOTALL)
TIMEMAP = re.compile(r"/timemap/link/(.+)", re.DOTALL)
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
WHOLLY_ENCODED = re.compile(r"https?%3A", re.IGNORECASE)
NOT_ARCHIVED = "Cette page n’a pas été archivée."
PLAYED = ("audio/", "video/")  # only these are asked for by ranges
TEXT = {"Content-Type": "text/plain; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Replay:
    """Answers for one archive. `origin` is the replay's own, `interface` that of the archive's pages."""

    database: Path
    warc: Path
    origin: str
    interface: str
    outlets: Outlets = field(default_factory=lambda: find(Path()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await _lifespan(receive, send)
        if scope["type"] != "http":  # a WebSocket: nothing here speaks it
            return await send({"type": "websocket.close", "code": 1008})
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        target = scope.get("raw_path", scope["path"].encode()).decode("utf-8", "replace")
        if scope["query_string"]:
            target += "?" + scope["query_string"].decode("utf-8", "replace")
        answer = await asyncio.to_thread(self.answer, scope["method"], target, headers)
        return await _send(send, answer, head=scope["method"] == "HEAD")

    def answer(self, method: str, target: str, headers: Mapping[str, str]) -> Answer:
        """The answer to one request; `target` is the raw path with its query, header names in small letters."""
        if headers.get("host", "").lower() != urlsplit(self.origin).netloc.lower():
            return Answer(421, TEXT, b"this host is not served here\n")  # DNS rebinding
        if method not in ("GET", "HEAD"):
            return Answer(405, TEXT | {"Allow": "GET, HEAD"}, b"only GET and HEAD\n")
        if target == "/banner.css":
            return Answer(200, policy.COMMON | {"Content-Type": "text/css"}, _banner())
        with closing(self._connect()) as db:
            language = preferred(None, None, headers.get("accept-language", ""))
            archive = Archive(db, self.warc, self.origin, self.interface, self.outlets, language)
            return _ranged(_routed(archive, target, headers), headers)

    def _connect(self) -> sqlite3.Connection:
        mode = "immutable=1" if is_still(self.database) else "mode=ro"
        db = sqlite3.connect(f"{self.database.absolute().as_uri()}?{mode}", uri=True)
        db.row_factory = sqlite3.Row
        return db


def _routed(archive: Archive, target: str, headers: Mapping[str, str]) -> Answer:
    if match := MEMENTO.fullmatch(target):
        is_document = headers.get("sec-fetch-dest") == "document"
        return _memento(archive, match[1], bool(match[2]), _url(match[3]), is_document)
    if match := TIMEGATE.fullmatch(target):
        return _timegate(archive, _url(match[1]), headers.get("accept-datetime"))
    if match := TIMEMAP.fullmatch(target):
        return _timemap(archive, _url(match[1]))
    return gone(archive, "Cette adresse n’existe pas dans l’archive.")


def _memento(archive: Archive, digits: str, as_raw: bool, url: str, is_document: bool) -> Answer:
    at = instant(digits)
    if at is None:
        return gone(archive, "« {digits} » n’est pas un instant.", 400, digits=digits)
    if archive.withdrew(url):
        return _withdrawn(archive)
    found = lookup.exact(archive.db, url, at)
    if found is None or len(digits) < 14:
        found = lookup.nearest(archive.db, url, at)
        if found is None:
            return gone(archive, NOT_ARCHIVED)
        return towards(archive, found, as_raw=as_raw)
    return raw(archive, found) if as_raw else show(archive, found, is_document=is_document)


def _timegate(archive: Archive, url: str, asked: str | None) -> Answer:
    at = datetime.now(UTC) if asked is None else accepted(asked)
    if at is None:
        return Answer(400, TEXT, b"Accept-Datetime: write Tue, 12 Mar 2024 18:30:00 GMT\n")
    if archive.withdrew(url):
        return _withdrawn(archive)
    found = lookup.nearest(archive.db, url, at)
    if found is None:
        return gone(archive, NOT_ARCHIVED)
    own = {
        "Location": address(archive.origin, Memento(found.url, found.captured_at)),
        "Vary": "accept-datetime",
        "Link": links(archive.origin, url, lookup.neighbours(archive.db, found)),
    }
    return Answer(302, policy.page(archive.origin) | own)


def _timemap(archive: Archive, url: str) -> Answer:
    if archive.withdrew(url):
        return _withdrawn(archive)
    found = lookup.mementos(archive.db, url)
    if not found:
        return gone(archive, NOT_ARCHIVED)
    headers = policy.COMMON | {"Content-Type": "application/link-format"}
    return Answer(200, headers, timemap(archive.origin, url, found).encode())


def _withdrawn(archive: Archive) -> Answer:
    return gone(archive, "Cette page a été retirée de l’archive à la demande d’un ayant droit.", 451)


def _url(written: str) -> str:
    """The original address in a path; a proxy may have folded its "//", a client percent-encoded all of it."""
    if WHOLLY_ENCODED.match(written):
        written = unquote(written)
    return re.sub(r"^(https?):/+", r"\1://", written)


def _ranged(answer: Answer, headers: Mapping[str, str]) -> Answer:
    """The part of a recording that a player asks for (RFC 9110 section 14); all else is sent whole."""
    asked = RANGE.fullmatch(headers.get("range", ""))
    if answer.status != 200 or not answer.headers.get("Content-Type", "").startswith(PLAYED):
        return answer
    size = len(answer.content)
    own = dict(answer.headers) | {"Accept-Ranges": "bytes"}
    if not asked or not (asked[1] or asked[2]):
        return Answer(200, own, answer.content)
    first = int(asked[1]) if asked[1] else max(0, size - int(asked[2]))
    last = min(int(asked[2]), size - 1) if asked[1] and asked[2] else size - 1
    if first > last:
        return Answer(416, own | {"Content-Range": f"bytes */{size}"})
    own["Content-Range"] = f"bytes {first}-{last}/{size}"
    return Answer(206, own, answer.content[first : last + 1])


def _banner() -> bytes:
    return (files("archiver.web.replay") / "banner.css").read_bytes()


async def _send(send: Send, answer: Answer, *, head: bool) -> None:
    fields = dict(answer.headers)
    if answer.status not in (204, 304):
        fields["Content-Length"] = str(len(answer.content))
    pairs = [(name.lower().encode(), _field(value)) for name, value in fields.items()]
    await send({"type": "http.response.start", "status": answer.status, "headers": pairs})
    body = b"" if head or answer.status in (204, 304) else answer.content
    await send({"type": "http.response.body", "body": body})


def _field(value: str) -> bytes:
    """`value` as header bytes; what could end the line or is no Latin-1 is percent-encoded."""
    return re.sub(r"[^\x20-\x7e]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), value).encode()


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
