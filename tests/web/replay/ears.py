"""Listeners that record whatever arrives: a proxy for the whole web, the interface's port."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# Its services, and the icon it asks of a page it was led to, often after the test that led it there has ended.
CHROMIUMS_OWN = ("google.com", "googleapis.com", "gvt1.com", "gstatic.com", "/favicon.ico")


@dataclass
class Ear:
    """An HTTP server on loopback, also as a proxy; `heard` are the targets asked of it, Chromium's own aside."""

    pages: dict[str, tuple[dict[str, str], bytes]] = field(default_factory=dict)  # by path; all else is empty
    heard: list[str] = field(default_factory=list)

    def __enter__(self) -> Ear:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        ear = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                if not any(name in self.path for name in CHROMIUMS_OWN):
                    ear.heard.append(self.path)
                headers, body = ear.pages.get(self.path, ({"Content-Type": "text/html"}, b""))
                self.send_response(502 if self.command == "CONNECT" else 200)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_HEAD = do_OPTIONS = do_CONNECT = answer

            def log_message(self, *_: Any) -> None:
                pass

        return Handler
