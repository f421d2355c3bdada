import gzip
import zlib
from datetime import UTC, datetime

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from archiver.warc import codings
from archiver.warc.entity import Reference, read_message, read_revisit
from archiver.warc.records import Record

TEXT = "Le canton ouvre un musée, dit la mairie. ".encode() * 40
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def streamed_zstd(content: bytes) -> bytes:
    stream = zstandard.ZstdCompressor().compressobj()
    parts = (content[at : at + 9999] for at in range(0, len(content), 9999))
    flush = zstandard.COMPRESSOBJ_FLUSH_BLOCK
    return b"".join(stream.compress(part) + stream.flush(flush) for part in parts) + stream.flush()


def record(block: bytes, kind: str = "response", *more: tuple[str, str]) -> Record:
    fields = (("WARC-Type", kind), ("WARC-Target-URI", "https://p.example/"), *more)
    return Record("a.warc.gz", 0, 1, "1.1", (*fields, ("Content-Type", "application/http; msgtype=response")), block)


def entity(fields: str, body: bytes) -> bytes:
    return read_message(record(b"HTTP/1.1 200 OK\r\n" + fields.encode() + b"\r\n\r\n" + body)).entity


@pytest.mark.parametrize(
    "coding, encode",
    [
        ("gzip", gzip.compress),
        ("X-GZIP", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("br", brotli.compress),
        ("zstd", zstandard.compress),
        ("deflate, gzip", lambda text: gzip.compress(zlib.compress(text))),
        ("identity", bytes),
        ("utf-8", bytes),
    ],
)
def test_content_codings_are_undone_from_the_last(coding, encode):
    assert entity(f"Content-Encoding: {coding}", encode(TEXT)) == TEXT


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "chunked"])
def test_a_false_claim_leaves_the_bytes(coding):
    page = b"<!DOCTYPE html><title>Une</title>"
    assert codings.undo([coding], page) == page


@pytest.mark.parametrize(
    "chunked",
    [
        b"5\r\nBonjo\r\n2\r\nur\r\n0\r\n\r\n",
        b'5;name=value\r\nBonjo\r\n02 ; q="a"\r\nur\r\n0\r\nTrailer: x\r\n\r\n',
        b"5\nBonjo\n2\nur\n0\n\n",
        b"5\r\nBonjo\r\n2\r\nur\r\n",
        b"5\r\nBonjo\r\nA\r\nur",
    ],
)
def test_chunks_are_joined_whatever_their_extensions_trailers_or_end(chunked):
    assert entity("Transfer-Encoding: Chunked", chunked) == b"Bonjour"


def test_both_kinds_of_coding_are_undone_transfer_first():
    packed = gzip.compress(TEXT)
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    assert entity("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked) == TEXT


@pytest.mark.parametrize(
    "coding, encode",
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", lambda text: brotli.compress(text, quality=4)),
        ("zstd", streamed_zstd),
    ],
)
def test_a_cut_stream_gives_what_had_come(coding, encode):
    text = "".join(f"{i:x} " for i in range(0, 9**7, 77)).encode()
    packed = encode(text)
    came = codings.undo([coding], packed[: len(packed) // 2])
    assert text.startswith(came)
    assert len(came) > len(text) // 20


def test_damage_in_a_gzip_stream_leaves_what_came_before_it():
    text = "".join(f"{i:x} " for i in range(0, 9**6, 77)).encode()
    packed = bytearray(gzip.compress(text))
    packed[len(packed) // 2 :] = b"\xff" * 4000
    came = codings.undo(["gzip"], bytes(packed))
    assert len(came) > len(text) // 10
    assert text.startswith(came[: len(text) // 10])


def test_every_member_of_a_gzip_stream_is_read_and_what_follows_dropped():
    assert codings.undo(["gzip"], gzip.compress(b"Bon") + gzip.compress(b"jour") + b"padding") == b"Bonjour"


@pytest.mark.parametrize(
    "coding, encode", [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.compress)]
)
def test_a_decompression_bomb_ends_at_the_bound(monkeypatch, coding, encode):
    monkeypatch.setattr(codings, "MAX_DECODED", 10_000)
    assert codings.undo([coding], encode(bytes(10**6))) == bytes(10_000)


@given(st.sampled_from(["gzip", "deflate", "br", "zstd", "chunked"]), st.binary(max_size=200))
def test_no_bytes_make_a_decoder_raise(coding, content):
    codings.undo([coding], content)
    codings.undo([coding], gzip.compress(content)[: len(content)])


@pytest.mark.parametrize(
    "head, status, reason",
    [
        (b"HTTP/1.1 200 OK", 200, "OK"),
        (b"HTTP/1.0 404", 404, ""),
        (b"HTTP/1.1 999 Non \xe9", 999, "Non é"),
        (b"HTTP/2 200", 200, ""),
        (b"ICY 200 OK", None, ""),
        (b"", None, ""),
    ],
)
def test_a_status_line_is_read_as_browsers_do(head, status, reason):
    message = read_message(record(head + b"\r\nA: 1\r\n folded\r\n\r\n"))
    assert (message.status, message.reason) == (status, reason)


def test_a_head_with_bare_line_feeds_ends_at_its_empty_line():
    message = read_message(record(b"HTTP/1.1 200 OK\nContent-Type: text/html\n\nBonjour"))
    assert (message.content_type, message.entity) == ("text/html", b"Bonjour")


ORIGINAL = record(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n")


@pytest.mark.parametrize(
    "block, profile, status, reason",
    [
        (b"", NOT_MODIFIED, 200, "OK"),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", NOT_MODIFIED, 200, "OK"),
        (b"HTTP/1.1 203 Own\r\n\r\n", "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest", 203, "Own"),
        (b"", "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest", 200, "OK"),
    ],
)
def test_a_revisit_is_completed_from_its_original(block, profile, status, reason):
    revisit = record(block, "revisit", ("WARC-Profile", profile))
    message = read_revisit(revisit, lambda wanted: ORIGINAL)
    assert message is not None
    assert (message.status, message.reason, message.entity) == (status, reason, b"ok")


def test_a_revisit_names_its_original_in_every_way_it_can():
    asked = []
    refers = ("WARC-Refers-To", "<urn:uuid:1>"), ("WARC-Refers-To-Target-URI", "<https://p.example/b>")
    revisit = record(b"", "revisit", *refers, ("WARC-Refers-To-Date", "2026-11-25T00:00:00Z"))
    assert read_revisit(revisit, asked.append) is None
    assert asked == [Reference("<urn:uuid:1>", "https://p.example/b", "2026-11-25T00:00:00Z", None)]


def test_a_revisit_of_a_revisit_is_unknown():
    revisit = record(b"", "revisit")
    assert read_revisit(revisit, lambda wanted: revisit) is None


@pytest.mark.parametrize(
    "written, instant",
    [
        ("2026-11-25T19:30:54.123456789Z", datetime(2026, 11, 25, 19, 30, 54, 123456, UTC)),
        ("2026-11-25T19:30:54Z", datetime(2026, 11, 25, 19, 30, 54, tzinfo=UTC)),
        ("2026-11", datetime(2026, 11, 1, tzinfo=UTC)),
        ("2026-11-25T20:30:54+0100", datetime(2026, 11, 25, 19, 30, 54, tzinfo=UTC)),
        ("2026-13-01", None),
        ("yesterday", None),
    ],
)
def test_5_4_dates_of_every_precision_are_read(written, instant):
    assert record(b"", "response", ("WARC-Date", written)).date == instant
