import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archiver.warc.exchange import Exchange
from archiver.warc.writer import Info, WarcWriter

STARTED = datetime(2026, 11, 25, 19, 30, 54, 123456, tzinfo=UTC)
HEAD = b"HTTP/1.1 200 Tout va bien\r\ncontent-TYPE: text/html\r\nX-Twice: a\r\nX-Twice: b\r\n\r\n"


def _exchange(head: bytes = HEAD, body: bytes = b"<p>Bonjour</p>", **changes: object) -> Exchange:
    whole = Exchange(
        url="https://www.courrierdulac.example/une",
        method="GET",
        started=STARTED,
        finished=STARTED + timedelta(milliseconds=250),
        request=b"GET /une HTTP/1.1\r\nHost: www.courrierdulac.example\r\n\r\n",
        received=head + body,
        head_end=len(head),
        body_end=len(head) + len(body),
        status=int(head.split()[1]) if head else None,
        ip="203.0.113.7",
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


@pytest.fixture
def exchange() -> Callable[..., Exchange]:
    """Makes an exchange that ended well; arguments change it."""
    return _exchange


@pytest.fixture
def unanswered() -> Callable[..., Exchange]:
    """Makes an exchange in which nothing came back."""

    def make(**changes: object) -> Exchange:
        nothing = {"received": b"", "head_end": None, "body_end": None, "status": None, "error": "timeout"}
        return _exchange(**{**nothing, **changes})

    return make


@pytest.fixture
def new_writer(tmp_path: Path) -> Callable[..., WarcWriter]:
    """Makes a writer into tmp_path/warc whose record ids count from 1."""
    numbers = itertools.count(1)

    def make(**arguments: object) -> WarcWriter:
        info = Info(software="Archiver/0.1", run="courrierdulac", contact="archive@example.org")
        ids = lambda: f"<urn:uuid:00000000-0000-4000-8000-{next(numbers):012d}>"  # noqa: E731
        return WarcWriter(tmp_path / "warc", info, **{"new_id": ids, **arguments})  # type: ignore[arg-type]

    return make
