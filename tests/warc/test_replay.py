"""pywb replays the archive folder, and `wacz validate` accepts our packages: `make test-replay` installs both."""

import gzip
import subprocess
from datetime import UTC, datetime, timedelta

import brotli
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from archiver.cli.init import pywb_config
from archiver.warc.cdxj import merge
from archiver.warc.wacz import WaczPage, write_wacz
from tests.replaying import installed, pywb, read

pytestmark = pytest.mark.replay

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
TEXT = "<p>Un musée rouvre à Nantes</p>".encode()
CHUNKED = b"%x;note=1\r\n%b\r\n0\r\nTrailer: x\r\n\r\n" % (len(TEXT), TEXT)
START = datetime(2026, 3, 1, 8, tzinfo=UTC)


@pytest.fixture
def archived(new_writer, exchange, tmp_path):
    """An archive of pages in every coding, an identical payload at another address, and a 304."""
    known, captures = {}, []
    writer = new_writer(original_of=known.get)

    def add(name, head=HTML + b"\r\n", body=TEXT, **more):
        at = START + timedelta(minutes=len(captures))
        url = f"https://presse.example/{name}"
        captures.append(writer.append(exchange(url=url, head=head, body=body, started=at, finished=at, **more)))
        known.setdefault(captures[-1].payload_digest, captures[-1])
        return captures[-1]

    plain = add("plain")
    add("copy")
    add("plain", b"HTTP/1.1 304 Not Modified\r\n\r\n", b"", original=plain)
    for name in ("chunked", "chunked-copy"):
        add(name, HTML + b"Transfer-Encoding: chunked\r\n\r\n", CHUNKED)
    add("gzip", HTML + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(TEXT))
    add("br", HTML + b"Content-Encoding: br\r\n\r\n", brotli.compress(TEXT))
    writer.close()
    merge(tmp_path, captures)
    return captures


def test_pywb_replays_every_capture(archived, tmp_path):
    (tmp_path / "config.yaml").write_text(pywb_config("."))
    with pywb(tmp_path) as address:
        for capture in archived:
            assert TEXT in read(f"{address}/{capture.captured_at:%Y%m%d%H%M%S}mp_/{capture.url}"), capture


def test_wacz_validate_accepts_a_signed_package(archived, tmp_path):
    pages = [WaczPage(capture.url, capture.captured_at, "Un musée") for capture in archived]
    key = Ed25519PrivateKey.generate()
    write_wacz(tmp_path / "a.wacz", tmp_path / "warc", archived, lambda revisit: archived[0], pages, START, key)
    command = [installed("wacz", "wacz"), "validate", "-f", str(tmp_path / "a.wacz")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "Validation succeeded" in done.stdout
