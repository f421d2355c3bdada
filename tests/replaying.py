"""Other people's readers, each in an environment of its own (`make test-replay`), and pywb at work."""

import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def installed(tool: str, program: str) -> str:
    """The path of a program of another's environment; skips where it is not installed."""
    path = Path(__file__).parents[1] / ".venvs" / tool / "bin" / program
    if not path.exists():
        pytest.skip(f"{tool} is not installed: run make test-replay")
    return str(path)


@contextmanager
def pywb(folder: Path) -> Iterator[str]:
    """pywb with the config.yaml of `folder`; gives the address of its collection."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [installed("pywb", "wayback"), "-b", "127.0.0.1", "-p", str(port)]
    with (folder / "pywb.log").open("wb") as log, subprocess.Popen(command, cwd=folder, stderr=log) as server:
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}/archive"
        finally:
            server.terminate()


def read(address: str) -> bytes:
    """The body of the answer; raises HTTPError."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    body: bytes = opener.open(address, timeout=30).read()
    return body


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 0.1).close()
            return
        except OSError:
            time.sleep(0.1)
