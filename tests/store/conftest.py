from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from archiver.addresses import urlkey
from archiver.article import Article, Capture, Fields, Page
from archiver.store import Archive, Writer

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def capture(url: str, hours: int = 0, **given: object) -> Capture:
    """The capture of `url`, `hours` after START; its record stands at a place of its own."""
    place = f"{url} {hours} {given}"
    number = int.from_bytes(sha256(place.encode()).digest()[:5])
    standard = Capture(
        url=url, urlkey=urlkey(url), captured_at=START + timedelta(hours=hours), status=200, mime="text/html",
        payload_digest=f"sha1:{number}", warc_file="a.warc.gz", warc_offset=number,
        warc_length=100, record_id=f"<urn:test:{place}>", record_type="response",
    )  # fmt: skip
    return replace(standard, **given)  # type: ignore[arg-type]


def article(url: str, hours: int = 0, at: str | None = None, **fields: object) -> Article:
    """The article that the page at `at` (or `url`) shows `hours` after START; `fields` of Fields and Article."""
    of_article = {name: fields.pop(name) for name in list(fields) if name in Article.__slots__}
    said = {"page_type": "article", "kind": "article", "headline": "Le titre", "body": "Le texte.", **fields}
    page = Page(at or url, b"", capture=capture(at or url, hours))
    return Article(page, Fields(url, **said), **of_article)  # type: ignore[arg-type]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", create=True) as archive:
        yield archive


@pytest.fixture
def writer(archive: Archive) -> Writer:
    return Writer(archive)


@pytest.fixture
def rows(archive: Archive) -> Callable[..., list[tuple[object, ...]]]:
    """Runs a query and gives its rows as plain tuples."""
    return lambda sql, *values: [tuple(row) for row in archive.db.execute(sql, values)]
