"""Other people's readers, each in an environment of its own (`make test-replay`), and pywb at work."""

import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.serving import free_ports, running, wait_for


def installed(tool: str, program: str) -> str:
    """The path of a program of another's environment; skips where it is not installed."""
    path = Path(__file__).parents[1] / ".venvs" / tool / "bin" / program
    if not path.exists():
        pytest.skip(f"{tool} is not installed: run make test-replay")
    return str(path)


@contextmanager
def pywb(folder: Path) -> Iterator[str]:
    """pywb with the config.yaml of `folder`; gives the address of its collection."""
    [port] = free_ports(1)
    command = [installed("pywb", "wayback"), "-b", "127.0.0.1", "-p", str(port)]
    with (folder / "pywb.log").open("wb") as log, running(command, cwd=folder, stderr=log):
        wait_for(port)
        yield f"http://127.0.0.1:{port}/archive"


def read(address: str) -> bytes:
    """The body of the answer; raises HTTPError."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    body: bytes = opener.open(address, timeout=30).read()
    return body
