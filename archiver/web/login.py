"""The replay behind the interface's login: whoever may not see the archive sees none of its pages."""

from __future__ import annotations

from datasette.app import Datasette
from datasette.plugins import pm
from datasette.utils import await_me_maybe
from datasette.utils.asgi import Request

from archiver.web.guard import App, Receive, Scope, Send

ASKING = [
    (b"www-authenticate", b'Basic realm="Archiver", charset="UTF-8"'),
    (b"content-type", b"text/plain; charset=utf-8"),
    (b"cache-control", b"no-store"),
]


class Login:
    """Wraps an ASGI application on another origin: Datasette's plugins say who asks, its `allow` who may.

    Browsers do not hand the interface's cookie to another host, so they are asked for name and password (RFC 7617).
    """

    def __init__(self, app: App, datasette: Datasette) -> None:
        self.app, self.datasette = app, datasette

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or await self._may(scope, receive):
            await self.app(scope, receive, send)
        else:
            await send({"type": "http.response.start", "status": 401, "headers": ASKING})
            await send({"type": "http.response.body", "body": b"log in first\n"})

    async def _may(self, scope: Scope, receive: Receive) -> bool:
        actor = None
        for answer in pm.hook.actor_from_request(datasette=self.datasette, request=Request(scope, receive)):
            actor = actor or await await_me_maybe(answer)
        return bool(await self.datasette.permission_allowed(actor, "view-instance", default=True))
