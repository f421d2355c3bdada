"""Records as other crawlers write them, each with its habits: what becomes a capture, and what is told."""

import gzip

import pytest

from archiver.warc.entity import read_message
from archiver.warc.records import capture_of
from archiver.warc.walk import walk_records

HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n<p>Une</p>"


def written(version: str, fields: str, block: bytes) -> bytes:
    head = "".join(f"{line.strip()}\r\n" for line in fields.strip().splitlines())
    return f"WARC/{version}\r\n{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


WGET = written(
    "1.0",
    """
    WARC-Type: response
    WARC-Record-ID: <urn:uuid:1E0C8E0A-4F8E-4A53-9F53-1F5C6F0D1C11>
    WARC-Warcinfo-ID: <urn:uuid:7F4E7C1B-31D7-47B4-8A21-6C8B7D4F6A10>
    WARC-Concurrent-To: <urn:uuid:1E0C8E0A-4F8E-4A53-9F53-1F5C6F0D1C11>
    WARC-Target-URI: <https://p.example/une>
    WARC-Date: 2026-11-25T19:30:54Z
    WARC-IP-Address: 203.0.113.7
    Content-Type: application/http;msgtype=response
    """,
    HTTP,
)
HERITRIX = written(
    "1.0",
    """
    WARC-Type: response
    WARC-Target-URI: https://p.example/une
    WARC-Date: 2026-11-25T19:30:54Z
    WARC-Payload-Digest: sha1:4YQKMCUJUVZWPYSG7D2TXRAQ2JTM26KG
    WARC-IP-Address: 203.0.113.7
    WARC-Record-ID: <urn:uuid:1e0c8e0a-4f8e-4a53-9f53-1f5c6f0d1c11>
    Content-Type: application/http; msgtype=response
    """,
    HTTP,
)
COMMON_CRAWL = written(
    "1.0",
    """
    WARC-Type: response
    WARC-Date: 2026-11-25T19:30:54Z
    WARC-Record-ID: <urn:uuid:1e0c8e0a-4f8e-4a53-9f53-1f5c6f0d1c11>
    Content-Type: application/http; msgtype=response
    WARC-Warcinfo-ID: <urn:uuid:7f4e7c1b-31d7-47b4-8a21-6c8b7d4f6a10>
    WARC-IP-Address: 203.0.113.7
    WARC-Target-URI: https://p.example/une
    WARC-Protocol: http/1.1
    WARC-Protocol: tls/1.3
    WARC-Cipher-Suite: TLS_AES_128_GCM_SHA256
    WARC-Identified-Payload-Type: text/html
    """,
    HTTP.replace(b"\r\n\r\n", b"\r\nX-Crawl-Content-Encoding: gzip\r\n\r\n"),
)
BROWSERTRIX = written(
    "1.1",
    """
    WARC-Page-ID: 2f4c3c1c
    WARC-JSON-Metadata: {"ipType":"Public","cert":{"issuer":"E8"}}
    WARC-Record-ID: <urn:uuid:1e0c8e0a-4f8e-4a53-9f53-1f5c6f0d1c11>
    WARC-Target-URI: https://p.example/une
    WARC-Date: 2026-11-25T19:30:54.123Z
    WARC-Type: response
    Content-Type: application/http; msgtype=response
    """,
    HTTP,
)
WARCPROX = written(
    "1.0",
    """
    WARC-Type: response
    WARC-Record-ID: <urn:uuid:1e0c8e0a-4f8e-4a53-9f53-1f5c6f0d1c11>
    WARC-Date: 2026-11-25T19:30:54Z
    WARC-Target-URI: https://p.example/une
    WARC-IP-Address: 203.0.113.7
    Content-Type: application/http;msgtype=response
    WARC-Payload-Digest: sha1:6b2f3b1dd0a4fb7ea3e6a2ae4a9e4d2a3b0b4d7c
    """,
    HTTP,
)


@pytest.fixture
def walk(tmp_path):
    def run(record: bytes):
        (tmp_path / "a.warc.gz").write_bytes(gzip.compress(record))
        faults = []
        [found] = walk_records(tmp_path / "a.warc.gz", faults.append)
        return found, [fault.text for fault in faults]

    return run


@pytest.mark.parametrize(
    "record",
    [WGET, HERITRIX, COMMON_CRAWL, BROWSERTRIX, WARCPROX],
    ids=["wget", "Heritrix", "Common Crawl", "Browsertrix", "warcprox"],
)
def test_a_page_of_another_crawler_becomes_a_capture(walk, record):
    found, _ = walk(record)
    capture = capture_of(found)
    assert capture is not None
    assert (capture.url, capture.status, capture.mime) == ("https://p.example/une", 200, "text/html")
    assert capture.captured_at.isoformat()[:19] == "2026-11-25T19:30:54"
    assert read_message(found).entity == b"<p>Une</p>"


@pytest.mark.parametrize(
    "record, told",
    [
        (COMMON_CRAWL, []),
        (HERITRIX, ["payload digest does not match"]),
        (WARCPROX, ["payload digest does not match"]),
        (BROWSERTRIX, []),
        (WGET, []),
    ],
    ids=["an extension twice", "a wrong digest", "a wrong digest in hexadecimal", "own fields", "brackets"],
)
def test_its_faults_are_told(walk, record, told):
    assert walk(record)[1] == told


@pytest.mark.parametrize(
    "kind, target, content_type, block",
    [
        ("response", "dns:p.example", "text/dns", b"20261125193054\np.example. 300 IN A 203.0.113.7\n"),
        ("resource", "urn:pageinfo:https://p.example/une", "application/json", b"{}"),
        ("resource", "urn:text:https://p.example/une", "text/plain", b"Une"),
        ("conversion", "https://p.example/une", "text/plain", b"Une"),
        ("metadata", "https://p.example/une", "application/warc-fields", b"via: https://p.example/\r\n"),
        ("request", "https://p.example/une", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        ("warcinfo", "https://p.example/une", "application/warc-fields", b"software: x\r\n"),
    ],
)
def test_what_is_no_answer_of_a_web_address_makes_no_capture(walk, kind, target, content_type, block):
    fields = f"""
    WARC-Type: {kind}
    WARC-Record-ID: <urn:uuid:1e0c8e0a-4f8e-4a53-9f53-1f5c6f0d1c11>
    WARC-Date: 2026-11-25T19:30:54Z
    WARC-Target-URI: {target}
    Content-Type: {content_type}
    """
    assert capture_of(walk(written("1.1", fields, block))[0]) is None


def test_a_resource_is_a_capture_with_its_own_type_and_no_status(walk):
    fields = """
    WARC-Type: resource
    WARC-Record-ID: <urn:uuid:1e0c8e0a-4f8e-4a53-9f53-1f5c6f0d1c11>
    WARC-Date: 2026-11-25T19:30:54Z
    WARC-Target-URI: https://p.example/une
    Content-Type: text/html; charset=utf-8
    """
    found, faults = walk(written("1.1", fields, b"<p>Une</p>"))
    capture = capture_of(found)
    assert capture is not None
    assert (capture.status, capture.mime, read_message(found).entity) == (None, "text/html", b"<p>Une</p>")
    assert faults == []
