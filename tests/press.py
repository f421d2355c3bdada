"""A newspaper on loopback for tests: it answers as told, for any host name when it is used as a proxy."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0  # waits so long before answering
    cut: bool = False  # sends half of the body, then closes
    raw: bytes | None = None  # sent as it is instead of all the rest; then the connection is closed
    then: Answer | None = None  # what is published in its place once it was asked for


@dataclass
class Press:
    """What is published, by path and query; `asked` is what was asked for, in order (method aside)."""

    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    port: int = 0
    at_once: int = 0  # requests that are being answered
    most_at_once: int = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def article(self, path: str, headline: str, text: str = "Le conseil a voté le texte.", **given: object) -> str:
        """Publishes an article; its address."""
        self.pages[path] = Answer(html(headline, text), **given)  # type: ignore[arg-type]
        return self.url(path)


def html(headline: str, text: str) -> bytes:
    paragraphs = "".join(f"<p>{text} Paragraphe {n}, assez long pour être du texte.</p>" for n in range(4))
    return (
        f"<!doctype html><html lang=fr><head><meta charset=utf-8><title>{headline}</title>"
        f'<meta property="og:type" content="article"></head><body><article><h1>{headline}</h1>'
        f'<time datetime="2026-03-12T08:00:00+01:00">12 mars 2026 à 8 h</time>{paragraphs}</article></body></html>'
    ).encode()


@contextmanager
def published() -> Iterator[Press]:
    """A press that answers until the end of the block."""
    press = Press()
    server = _Server(("127.0.0.1", 0), _handler(press))
    press.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield press
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that was killed is no news."""


def _handler(press: Press) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            press.asked.append(path)
            press.heads.append({name.lower(): value for name, value in self.headers.items()})
            answer = press.pages.get(path, Answer(b"<h1>Introuvable</h1>", 404, {"Content-Type": "text/html"}))
            if answer.then is not None:
                press.pages[path] = answer.then
            press.at_once += 1
            press.most_at_once = max(press.most_at_once, press.at_once)
            time.sleep(answer.seconds)
            press.at_once -= 1
            if answer.raw is not None:
                self.wfile.write(answer.raw)
                self.close_connection = True
                return
            tag = answer.headers.get("ETag")
            if tag and self.headers.get("If-None-Match") == tag:
                answer = Answer(b"", 304, {"ETag": tag})
            self.send_response(answer.status)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **answer.headers}.items():
                self.send_header(name, value)
            if answer.status != 304:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body[: len(answer.body) // 2] if answer.cut else answer.body)
            self.close_connection = answer.cut

        def log_message(self, *_: object) -> None:
            pass

    return Handler
