"""The Datasette plugin: Archiver's pages in front of the database, by public hooks only."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from datasette import hookimpl

from archiver.store.search import parse
from archiver.store.search.expression import expression
from archiver.web.guard import App, Guard
from archiver.web.interface import article, changes, compare, front, home, outlet, saved, search
from archiver.web.interface.pages import config


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The pages of the contract; the database itself stays at /archive."""
    return [
        (r"^/$", home.page),
        (r"^/recherche$", search.page),
        (r"^/article$", article.page),
        (r"^/comparer$", compare.page),
        (r"^/media/(?P<outlet>[\w-]+)$", outlet.page),
        (r"^/modifications$", changes.page),
        (r"^/une/(?P<outlet>[\w-]+)$", front.page),
        (r"^/recherches$", saved.page),
        (r"^/recherches/(?P<id>\d{1,15})\.atom$", saved.feed),
    ]


@hookimpl(trylast=True)  # after Datasette's own, which registers the function that this one replaces
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Makes `_search` of Datasette's own table pages French, by the function that Datasette escapes queries with."""
    conn.create_function("escape_fts", 1, lambda typed: expression(conn, parse(typed or "")) or '""')


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Puts the guard before everything."""
    hosts = frozenset(config(datasette).get("hosts", "").split())
    return lambda app: Guard(app, hosts)
