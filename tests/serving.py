"""Programs that serve while a test runs: free ports, when they answer, and their end whatever the test did."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

STARTING = 120.0  # seconds until a program answers, on a machine with much else to do


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nothing listens on just now, no two alike."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [int(each.getsockname()[1]) for each in sockets]


def wait_for(port: int) -> None:
    """Returns once something answers on a port of loopback; fails the test when nothing does."""
    end = time.monotonic() + STARTING
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"nothing answers on port {port}")


@contextmanager
def running(command: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[Any]]:
    """A program with the options of Popen, killed at the end: leaving Popen's own block waits for it for ever."""
    with subprocess.Popen(command, **options) as program:
        try:
            yield program
        finally:
            program.kill()
