from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archiver.article import Capture
from archiver.store import Archive, Writer
from archiver.warc.exchange import Exchange
from archiver.warc.writer import Info, WarcWriter
from archiver.web.replay.answer import Answer
from archiver.web.replay.server import Replay

NOON = datetime(2024, 3, 12, 12, 0, tzinfo=UTC)
ORIGIN, INTERFACE = "http://127.0.0.1:8002", "http://127.0.0.1:8001"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", create=True) as archive:
        yield archive


@pytest.fixture
def keep(archive: Archive) -> Iterator[Callable[..., Capture]]:
    """Archives an answer: keep(url, head lines, body, at=NOON, original=None)."""
    with keeping(archive) as keep:
        yield keep


@contextmanager
def keeping(archive: Archive) -> Iterator[Callable[..., Capture]]:
    """What archives answers in `archive`."""
    captures: dict[str, Capture] = {}
    warc = WarcWriter(archive.warc, Info("Archiver/test", "test"), captures.get)

    def keep(url: str, head: str, body: bytes = b"", at: datetime = NOON, original: Capture | None = None) -> Capture:
        message = head.encode("latin-1") + b"\r\n\r\n" + body
        start = len(message) - len(body)
        status = int(head.split()[1])
        capture = warc.append(
            Exchange(
                url,
                "GET",
                at,
                at,
                b"GET / HTTP/1.1\r\n\r\n",
                message,
                0,
                start,
                len(message),
                status,
                original=original,
            )
        )
        if capture.record_type == "response" and capture.payload_digest:
            captures.setdefault(capture.payload_digest, capture)
        with Writer(archive) as writer:
            writer.capture(capture)
        return capture

    yield keep
    warc.close()


@pytest.fixture
def ask(archive: Archive) -> Callable[..., Answer]:
    """Asks the replay: ask(target, header_name="value")."""
    replay = Replay(archive.database, archive.warc, ORIGIN, INTERFACE)

    def ask(target: str, method: str = "GET", **headers: str) -> Answer:
        given = {"host": "127.0.0.1:8002"} | {name.replace("_", "-"): value for name, value in headers.items()}
        return replay.answer(method, target, given)

    return ask
