from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from archiver.store import Archive, Writer
from archiver.store.search import find
from tests.store.conftest import article


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", create=True) as archive:
        yield archive


@pytest.fixture
def file(archive: Archive) -> Callable[..., None]:
    """Files an article for each text; the texts are their bodies, the addresses are their numbers from `start`."""

    def file(*bodies: str, start: int = 0, **fields: object) -> None:
        with Writer(archive) as writer:
            for number, body in enumerate(bodies, start):
                of_article = {"headline": f"Page {number}", **fields}
                writer.article(article(f"https://journal.example/{number}", number, body=body, **of_article))

    return file


@pytest.fixture
def found(archive: Archive) -> Callable[..., Sequence[int]]:
    """Numbers of the articles that something typed finds, the best first."""
    return lambda typed, *given, **named: [
        int(hit.url.rpartition("/")[2]) for hit in find(archive.db, typed, *given, **named).hits
    ]
