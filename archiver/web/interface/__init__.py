"""The Datasette plugin: Archiver's pages in front of the database, by public hooks only."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator
from functools import wraps
from threading import Thread
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response
from datasette.views.base import DatasetteError
from jinja2 import Environment

from archiver.store.search import parse
from archiver.store.search.expression import expression
from archiver.store.search.words import key_of
from archiver.web.guard import App, Guard
from archiver.web.interface import article, changes, compare, export, front, home, outlet, saved, search
from archiver.web.interface.pages import config, respond, unknown
from archiver.web.interface.typography import unbroken

Page = Callable[..., Any]


@hookimpl
def register_routes() -> list[tuple[str, Page]]:
    """The pages of the contract; the database itself stays at /archive."""
    routes: list[tuple[str, Page]] = [
        (r"^/$", home.page),
        (r"^/recherche$", search.page),
        (r"^/recherche\.(?P<form>csv|json|wacz)$", export.page),
        (r"^/article$", article.page),
        (r"^/comparer$", compare.page),
        (r"^/media/(?P<outlet>[\w-]+)$", outlet.page),
        (r"^/modifications$", changes.page),
        (r"^/une/(?P<outlet>[\w-]+)$", front.page),
        (r"^/recherches$", saved.page),
        (r"^/recherches/(?P<id>\d{1,15})\.atom$", saved.feed),
    ]
    return [(path, _allowed(page)) for path, page in routes]


def _allowed(page: Page) -> Page:
    """`page` for those whom Datasette's `allow` lets see the archive; others get the page of `forbidden`."""

    @wraps(page)  # Datasette hands over what the parameters of `page` name
    async def checked(datasette: Datasette, request: Request, *given: Any) -> Response | None:
        await datasette.ensure_permissions(request.actor, ["view-instance"])
        response: Response | None = await page(datasette, request, *given)
        return response

    return checked


@hookimpl
def forbidden(datasette: Datasette, request: Request) -> Callable[[], Any]:
    """Says so in the reader's language, and where the login of a plugin is."""

    async def answer() -> Response:
        return await respond(datasette, request, "interdit.html", status=403)

    return answer


@hookimpl(hookwrapper=True)  # Datasette calls every handler, and its own logs a traceback
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Generator[None, Any, None]:
    """Answers for what does not exist in the reader's language (programs get JSON), without a word in the log."""
    handlers = yield
    if isinstance(exception, NotFound) or (isinstance(exception, DatasetteError) and exception.status == 404):

        async def answer() -> Response:
            if request.path.endswith(".json"):
                return Response.json({"ok": False, "error": str(exception), "status": 404}, status=404)
            return await unknown(datasette, request)

        handlers.force_result([answer])


@hookimpl(trylast=True)  # after Datasette's own, which registers the function that this one replaces
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Makes `_search` of Datasette's own table pages French, by the function that Datasette escapes queries with."""
    conn.create_function("escape_fts", 1, lambda typed: expression(conn, parse(typed or "")) or '""')


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Gives the templates `unbroken`, for words of articles: what is stored and exported keeps its spaces."""
    env.filters["unbroken"] = unbroken


@hookimpl
def startup() -> None:
    """Begins to load the dictionary, 0.2 s: else the first search would wait for it, or the start."""
    Thread(target=key_of, args=("archive",), daemon=True).start()


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Puts the guard before everything."""
    hosts = frozenset(config(datasette).get("hosts", "").split())
    return lambda app: Guard(app, hosts)
