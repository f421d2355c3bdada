"""Publishes the sample newspaper on loopback, as a proxy that knows one host, so that its addresses stay the same on any port."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from archiver.demo import lists
from archiver.demo.newspaper import HOST, SITE, Piece, edition
from archiver.demo.pages import render
from archiver.demo.parts import STYLE

HTML = "text/html; charset=utf-8"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540"><rect width="960" height="540" fill="#cfe3ee"/>'
    '<path d="M0 380 240 180 430 330 620 150 960 380z" fill="#6c8ca0"/><rect y="380" width="960" height="160" fill="#3f7397"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the newspaper says to one address."""

    status: int
    content_type: str = HTML
    body: bytes = b""
    location: str = ""


class Newspaper:
    """One edition, ready to be asked."""

    def __init__(self, number: int) -> None:
        self.pieces = edition(number)
        self.by_path = {piece.path: piece for piece in self.pieces}
        self.by_path |= {
            replace(piece, slug=piece.moved, moved="").path: replace(piece, slug=piece.moved, moved="")
            for piece in self.pieces
            if piece.moved
        }
        self.listed = [piece for piece in self.by_path.values() if not piece.gone and not piece.moved]

    def answer(self, target: str) -> Answer:
        """The answer to `target`, a path with its query."""
        parts = urlsplit(target)
        if piece := self.by_path.get(parts.path):
            return self._piece(piece, parts.query)
        if made := self._list(parts.path):
            return made
        if section := lists.section_page(self.listed, parts.path.strip("/")):
            return Answer(200, HTML, section.encode())
        return Answer(404, HTML, b"<!doctype html><title>Page introuvable</title><h1>Page introuvable</h1>")

    def _piece(self, piece: Piece, query: str) -> Answer:
        if piece.gone:
            return Answer(
                410, HTML, "<!doctype html><title>Article retiré</title><h1>Cet article a été retiré</h1>".encode()
            )
        if piece.moved:
            return Answer(301, HTML, b"", SITE + replace(piece, slug=piece.moved, moved="").path)
        number = 2 if piece.page2 and "page=2" in query else 1
        return Answer(200, HTML if piece.form != "latin1" else "text/html", render(piece, number))

    def _list(self, path: str) -> Answer | None:
        if path.startswith("/photos/"):
            return Answer(200, "image/svg+xml", DRAWING.encode())
        made = {
            "/": (HTML, lists.front_page),
            "/rss.xml": ("application/rss+xml; charset=utf-8", lists.feed),
            "/sitemap-news.xml": ("application/xml", lists.sitemap),
        }.get(path)
        if made:
            return Answer(200, made[0], made[1](self.listed).encode())
        fixed = {"/robots.txt": ("text/plain; charset=utf-8", lists.ROBOTS), "/courrier.css": ("text/css", STYLE)}.get(
            path
        )
        return Answer(200, fixed[0], fixed[1].encode()) if fixed else None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "CourrierDuLac"
    server: Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.hostname not in (None, HOST):
            return self._send(Answer(403, HTML, b"This newspaper's server answers for " + HOST.encode()))
        return self._send(
            self.server.newspaper.answer(f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}")
        )

    do_HEAD = do_GET

    def _send(self, answer: Answer) -> None:
        etag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        if answer.status == 200 and etag in self.headers.get("If-None-Match", ""):
            answer = Answer(304)
        zipped = answer.status == 200 and "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(answer.body, mtime=0) if zipped else answer.body
        self.send_response(answer.status)
        for name, value in (("Content-Type", answer.content_type), ("Location", answer.location)):
            if value and answer.status != 304:
                self.send_header(name, value)
        if answer.status in (200, 304):
            self.send_header("ETag", etag)
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        if answer.status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the crawl's own log tells what was asked."""


class Server(ThreadingHTTPServer):
    """The newspaper's server; assign `newspaper` to publish another edition."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.newspaper = Newspaper(1)

    @property
    def address(self) -> str:
        """The proxy address to ask the newspaper through."""
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def serving(port: int = 0) -> Iterator[Server]:
    """The newspaper, first edition, published while the block runs."""
    with Server(port) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
