"""Interface and replay as two servers of one process, each on its own origin."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from archiver.store import Archive
from archiver.web import interface
from archiver.web.guard import App
from archiver.web.replay.server import Replay

TIME_LIMIT = 5000  # milliseconds for one query of the interface
PLUGIN = "archiver.web.interface"


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the two servers answer: "http://127.0.0.1:8001"; `hosts` are further names of the interface."""

    interface: str
    replay: str
    hosts: tuple[str, ...] = ()


def interface_app(archive: Archive, origins: Origins) -> App:
    """The ASGI application of the interface: Datasette over archive.db with Archiver's pages and guard."""
    if not pm.is_registered(interface):
        pm.register(interface, PLUGIN)
    names = {origins.interface.partition("://")[2], *origins.hosts}
    told = {"replay": origins.replay, "folder": str(archive.folder), "hosts": " ".join(sorted(names))}
    datasette = Datasette(
        [str(archive.database)],
        settings={"sql_time_limit_ms": TIME_LIMIT, "allow_download": False, "default_allow_sql": True},
        metadata={"title": "Archiver", "plugins": {"archiver": told}},
    )
    app: App = datasette.app()
    return app


def replay_app(archive: Archive, origins: Origins) -> Replay:
    """The ASGI application of the replay."""
    return Replay(archive.database, archive.warc, origins.replay, origins.interface)


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
