"""pywb replays the archive folder, and `wacz validate` accepts our packages: `make test-replay` installs both."""

import gzip
import socket
import subprocess
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from archiver.cli.init import pywb_config
from archiver.warc.cdxj import merge
from archiver.warc.wacz import WaczPage, write_wacz

pytestmark = pytest.mark.replay

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
TEXT = "<p>Un musée rouvre à Nantes</p>".encode()
CHUNKED = b"%x;note=1\r\n%b\r\n0\r\nTrailer: x\r\n\r\n" % (len(TEXT), TEXT)
START = datetime(2026, 3, 1, 8, tzinfo=UTC)


@pytest.fixture(scope="session")
def installed():
    """Gives the path of a program of another's environment; skips where it is not installed."""

    def find(tool: str, program: str) -> str:
        path = Path(__file__).parents[2] / ".venvs" / tool / "bin" / program
        if not path.exists():
            pytest.skip(f"{tool} is not installed: run make test-replay")
        return str(path)

    return find


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


@pytest.fixture
def pywb(installed, archived, tmp_path):
    """pywb on the archive folder; gives the address of its collection."""
    (tmp_path / "config.yaml").write_text(pywb_config("."))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [installed("pywb", "wayback"), "-b", "127.0.0.1", "-p", str(port)]
    with (tmp_path / "pywb.log").open("wb") as log, subprocess.Popen(command, cwd=tmp_path, stderr=log) as server:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), 0.1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/archive"
        server.terminate()


def read(address: str) -> bytes:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return opener.open(address, timeout=30).read()


def test_pywb_replays_every_capture(pywb, archived):
    for capture in archived:
        assert TEXT in read(f"{pywb}/{capture.captured_at:%Y%m%d%H%M%S}mp_/{capture.url}"), capture


def test_wacz_validate_accepts_a_signed_package(installed, archived, tmp_path):
    pages = [WaczPage(capture.url, capture.captured_at, "Un musée") for capture in archived]
    key = Ed25519PrivateKey.generate()
    write_wacz(tmp_path / "a.wacz", tmp_path / "warc", archived, lambda revisit: archived[0], pages, START, key)
    command = [installed("wacz", "wacz"), "validate", "-f", str(tmp_path / "a.wacz")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "Validation succeeded" in done.stdout
