import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from archiver.article import Article, Fields, Page
from archiver.cli.wacz import command
from archiver.errors import ArchiveError, UsageError
from archiver.store import Archive, Writer
from archiver.warc.exchange import Exchange
from archiver.warc.writer import Info, WarcWriter

START = datetime(2026, 3, 1, 8, tzinfo=UTC)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def answered(url: str, hours: int, body: bytes = b"<p>Le texte</p>") -> Exchange:
    at, ends = START + timedelta(hours=hours), {"head_end": len(HEAD), "body_end": len(HEAD + body)}
    return Exchange(url, "GET", at, at, request=b"GET / HTTP/1.1\r\n\r\n", received=HEAD + body, status=200, **ends)


@pytest.fixture
def pack(tmp_path):
    """An archive of two articles, the first seen twice; runs `archiver wacz` and gives output and package."""
    known = {}
    writer = WarcWriter(tmp_path / "warc", Info("Archiver", "urls"), known.get)
    with Archive.open(tmp_path, create=True) as archive:
        rows = Writer(archive)
        for hours, (name, headline) in enumerate([("a", "Un musée"), ("b", "Une route"), ("a", "Un musée")]):
            capture = writer.append(answered(f"https://{name}.example/{name}", hours, headline.encode()))
            known.setdefault(capture.payload_digest, capture)
            said = Fields(capture.url, name, "article", "article", headline, body="Texte.")
            rows.article(Article(Page(capture.url, b"", capture=capture), said))
        rows.commit()
    writer.close()

    def run(*arguments, **environment):
        target = tmp_path / "out.wacz"
        done = CliRunner(env={"ARCHIVE_DIR": str(tmp_path), **environment}).invoke(command, [str(target), *arguments])
        if done.exception:
            raise done.exception
        return done.output, zipfile.ZipFile(target)

    return run


@pytest.mark.parametrize(
    "arguments, counts",
    [
        ((), "3 captures, 3 pages"),
        (("--query", "musées"), "2 captures, 2 pages"),
        (("--outlet", "b"), "1 captures, 1 pages"),
        (("--since", "2026-03-01", "--until", "2026-03"), "3 captures, 3 pages"),
    ],
)
def test_a_package_holds_every_capture_of_the_articles_chosen(pack, arguments, counts):
    assert counts in pack(*arguments)[0]


def test_what_is_withdrawn_is_not_packed(pack, tmp_path):
    with Archive.open(tmp_path) as archive:
        values = "('outlet', 'a', '2026-03-02T00:00:00Z')"
        archive.db.execute(f"insert into withdrawals (scope, target, withdrawn_at) values {values}")
        archive.db.commit()
    assert "1 captures, 1 pages" in pack()[0]


def test_nothing_found_is_told(pack):
    with pytest.raises(ArchiveError, match="nothing to pack"):
        pack("--query", "introuvable")


def test_a_malformed_date_is_told(pack):
    with pytest.raises(UsageError, match="--since 'hier' is not a date"):
        pack("--since", "hier")


def test_a_key_that_is_none_is_told(pack):
    with pytest.raises(ArchiveError, match="cannot read the signing key"):
        pack(SIGNING_KEY=str(Path("/none.pem")))
