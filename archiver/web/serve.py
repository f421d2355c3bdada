"""Interface and replay as two servers of one process, each on its own origin."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from archiver.store import Archive
from archiver.store.readonly import is_still
from archiver.web import interface as plugin
from archiver.web.guard import App
from archiver.web.login import Login
from archiver.web.replay.server import Replay

TIME_LIMIT = 5000  # milliseconds for one query of the interface
PLUGIN = "archiver.web.interface"


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the two servers answer: "http://127.0.0.1:8001"; `hosts` are further names of the interface."""

    interface: str
    replay: str
    hosts: tuple[str, ...] = ()


def interface(archive: Archive, origins: Origins, metadata: Mapping[str, Any] = MappingProxyType({})) -> Datasette:
    """The interface: Datasette over archive.db with Archiver's pages and guard; `.app()` is its ASGI application.

    `metadata` is Datasette's own: who may enter (`allow`), settings of plugins.
    """
    if not pm.is_registered(plugin):
        pm.register(plugin, PLUGIN)
    names = {origins.interface.partition("://")[2], *origins.hosts}
    told = {"replay": origins.replay, "folder": str(archive.folder), "hosts": " ".join(sorted(names))}
    plugins = {**metadata.get("plugins", {}), "archiver": told}
    path = str(archive.database)
    return Datasette(
        *(([], [path]) if is_still(archive.database) else ([path],)),
        settings={"sql_time_limit_ms": TIME_LIMIT, "allow_download": False, "default_allow_sql": True},
        metadata={"title": "Archiver", **metadata, "plugins": plugins},
        secret=os.environ.get("DATASETTE_SECRET"),  # signs logins; by default a new one each start
    )


def applications(archive: Archive, origins: Origins, metadata: Mapping[str, Any] | None = None) -> tuple[App, App]:
    """The ASGI applications of interface and replay; with `metadata` the replay asks for the interface's login too."""
    datasette = interface(archive, origins, metadata or {})
    replay: App = Replay(archive.database, archive.warc, origins.replay, origins.interface)
    return datasette.app(), replay if metadata is None else Login(replay, datasette)


async def serve(apps: Sequence[tuple[App, str, int]]) -> None:
    """Runs each application on its address and port until a signal ends one of them; then all end."""
    servers = [
        uvicorn.Server(
            uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False, lifespan="on")
        )
        for app, host, port in apps
    ]
    running = [asyncio.ensure_future(server.serve()) for server in servers]
    await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    for server in servers:
        server.should_exit = True
    await asyncio.gather(*running)
