"""What stands before the interface: known hosts only, no foreign origin may write, strict headers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from archiver.web.stock import script_hashes

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Datasette's own pages below /archive and /-/ carry styles in attributes, and scripts that are known by their hash.
STOCK_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace(
    "script-src 'self'", " ".join(("script-src 'self'", *script_hashes()))
)
STOCK = ("/archive", "/-/", "/_")
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
READING = ("GET", "HEAD", "OPTIONS")


class Guard:
    """Wraps an ASGI application; `hosts` are the values of Host that it answers to."""

    def __init__(self, app: App, hosts: frozenset[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if scope["type"] == "websocket":  # the interface has none; a foreign page must not find one
            return await send({"type": "websocket.close", "code": 1008})
        if headers.get("host") not in self.hosts:
            return await _refuse(send, 421, "this host is not served here")  # DNS rebinding
        if scope["method"] not in READING and not self._own(headers):
            return await _refuse(send, 403, "a request from another origin may not change anything")
        return await self.app(scope, receive, _with_headers(send, scope["path"]))

    def _own(self, headers: dict[str, str]) -> bool:
        """Whether a page of the interface itself asks. Cookies ignore the port, so they prove nothing."""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site not in (None, "same-origin", "none"):
            return False
        return origin is None or origin.partition("://")[2] == headers["host"]


def _with_headers(send: Send, path: str) -> Send:
    policy = STOCK_POLICY if path.startswith(STOCK) else POLICY

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {**HEADERS, "content-security-policy": policy}
            message["headers"] = [*message["headers"], *((k.encode(), v.encode()) for k, v in own.items())]
        await send(message)

    return sending


async def _refuse(send: Send, status: int, why: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *((k.encode(), v.encode()) for k, v in HEADERS.items())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": why.encode() + b"\n"})
