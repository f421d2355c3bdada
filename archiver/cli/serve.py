"""archiver serve: the interface and, on its own origin, the replay."""

from __future__ import annotations

import asyncio
import json
import os
import socket
from contextlib import suppress
from typing import Any, TextIO
from urllib.parse import urlsplit

import click

from archiver.errors import UsageError
from archiver.store import Archive, archive_folder
from archiver.web.serve import Origins, applications, serve

PORT = click.IntRange(1, 65535)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=PORT, default=8001, show_default=True, help="Port of the interface.")
@click.option("--replay-port", type=PORT, default=8002, show_default=True, help="Port of the replay.")
@click.option("--origin", metavar="URL", help="Where readers find the interface, when a proxy publishes it.")
@click.option(
    "--metadata",
    metavar="FILE.json",
    type=click.File(encoding="utf-8"),
    help="Datasette's metadata: who may enter, settings of plugins.",
)
def command(host: str, port: int, replay_port: int, origin: str | None, metadata: TextIO | None) -> None:
    """Open the archive's interface and replay in a browser; Ctrl-C ends it.

    REPLAY_ORIGIN names the replay's public origin when it is published: another host name than the interface's, since
    cookies ignore the port. See docs/publish.md.
    """
    if port == replay_port:
        raise UsageError(f"--port and --replay-port are both {port}: the replay needs a port of its own")
    origins = Origins(
        _origin("--origin", origin or f"http://{host}:{port}"),
        _origin("REPLAY_ORIGIN", os.environ.get("REPLAY_ORIGIN") or f"http://{host}:{replay_port}"),
        (f"{host}:{port}", f"localhost:{port}"),
    )
    for wanted in (port, replay_port):
        _free(host, wanted)
    with Archive.open(archive_folder()) as archive:
        interface, replay = applications(archive, origins, _metadata(metadata) if metadata else None)
        apps = ((interface, host, port), (replay, host, replay_port))
        click.echo(f"Interface  {origins.interface}/\nReplay     {origins.replay}/\nCtrl-C ends both.")
        with suppress(KeyboardInterrupt):  # uvicorn, once it has ended in order, raises the signal again
            asyncio.run(serve(apps))


def _origin(name: str, written: str) -> str:
    origin = written.rstrip("/")
    parts = urlsplit(origin)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise UsageError(f"{name} {written!r} is no origin: write https://press.example.org")
    return origin


def _metadata(file: TextIO) -> dict[str, Any]:
    try:
        found = json.load(file)
    except ValueError as fault:
        raise UsageError(f"--metadata {file.name} is no JSON ({fault})") from None
    if not isinstance(found, dict):
        raise UsageError(f"--metadata {file.name} is no JSON object: see docs/publish.md")
    return found


def _free(host: str, port: int) -> None:
    """Raises UsageError when something listens there already."""
    try:
        with socket.create_server((host, port)):
            return
    except OSError as fault:
        raise UsageError(
            f"cannot listen on {host}:{port} ({fault.strerror}): choose --port and --replay-port"
        ) from None
