"""Other people's programs: they read what we write, and we read what they write."""

import gzip
import http.server
import io
import shutil
import subprocess
import threading
from argparse import Namespace

import brotli
import fastwarc
import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.bufferedreaders import BufferedReader
from warcio.checker import Checker
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archiver.warc.entity import read_message
from archiver.warc.records import capture_of
from archiver.warc.walk import walk_records

PAGE = "<p>Un musée rouvre</p>".encode()
HTML = "Content-Type: text/html; charset=utf-8\r\n"


@pytest.fixture
def ours(new_writer, exchange, unanswered):
    """A file with every kind of record that the writer makes."""
    known = {}
    writer = new_writer(original_of=known.get)
    first = writer.append(exchange())
    known[first.payload_digest] = first
    writer.append(exchange())
    writer.append(exchange(head=b"HTTP/1.1 304 Not Modified\r\n\r\n", body=b"", original=first))
    for coding, body in (("gzip", gzip.compress(PAGE)), ("br", brotli.compress(PAGE))):
        writer.append(exchange(head=f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n".encode(), body=body))
    writer.append(exchange(head=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", body=b"2\r\nok\r\n0\r\n\r\n"))
    writer.append(unanswered())
    return writer.close()


def test_warcio_check_agrees_with_our_files(ours, monkeypatch, capsys):
    # warcio crashes on br content with any brotli of PyPI (its decompressor has no unused_data): without it,
    # as where brotli is not installed, the bytes are checked as stored.
    monkeypatch.delitem(BufferedReader.DECOMPRESSORS, "br")
    assert Checker(Namespace(inputs=[str(ours)], verbose=False)).process_all() == 0
    assert capsys.readouterr().out == ""


def test_fastwarc_agrees_with_our_files(ours):
    with ours.open("rb") as file:
        theirs = [
            (record.record_id, record.verify_block_digest(), record.record_type)
            for record in ArchiveIterator(file, parse_http=False)
        ]
    assert all(agreed for _, agreed, _ in theirs)
    assert [f"<{name}>" if name[0] != "<" else name for name, *_ in theirs] == [
        record.record_id for record in walk_records(ours, pytest.fail)
    ]
    assert sum(kind == WarcRecordType.revisit for *_, kind in theirs) == 2


def foreign_warcio(path, gzipped=True, version="1.0"):
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=gzipped, warc_version=version)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "warcio"}))
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "https://p.example/", "response", payload=io.BytesIO(PAGE), http_headers=head
        )
        writer.write_record(record)


def foreign_fastwarc(path):
    with path.open("wb") as out:
        record = fastwarc.warc.WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = "https://p.example/"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.set_bytes_content(f"HTTP/1.1 200 OK\r\n{HTML}\r\n".encode() + PAGE)
        plain = io.BytesIO()
        record.write(plain, checksum_data=True)
        out.write(gzip.compress(plain.getvalue()))


@pytest.mark.parametrize(
    "write",
    [
        foreign_warcio,
        lambda path: foreign_warcio(path, version="1.1"),
        lambda path: foreign_warcio(path, gzipped=False),
        foreign_fastwarc,
    ],
    ids=["warcio 1.0", "warcio 1.1", "warcio uncompressed", "FastWARC"],
)
def test_files_of_other_writers_are_read(tmp_path, write):
    path = tmp_path / "theirs.warc.gz"
    write(path)
    grave = []
    records = list(walk_records(path, lambda fault: grave.append(fault) if fault.grave else None))
    [record] = [record for record in records if capture_of(record)]
    assert (record.target, read_message(record).entity, grave) == ("https://p.example/", PAGE, [])


@pytest.fixture
def newspaper():
    """A loopback server that answers every request with PAGE; gives its address."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/une"
    server.shutdown()


@pytest.mark.skipif(shutil.which("wget") is None, reason="wget is not installed")
def test_a_file_of_wget_is_read(tmp_path, newspaper):
    subprocess.run(
        ["wget", "-q", "--no-proxy", "--warc-file=theirs", "-O", "/dev/null", newspaper], cwd=tmp_path, check=True
    )
    records = list(walk_records(tmp_path / "theirs.warc.gz", lambda fault: None))
    [page] = [record for record in records if record.type == "response"]
    capture = capture_of(page)
    assert capture is not None
    assert (capture.url, capture.status, capture.mime) == (newspaper, 200, "text/html")
    assert read_message(page).entity == PAGE
