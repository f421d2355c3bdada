"""Every exchange of a real crawl equals what a loopback server logged, both ways."""

import base64
from pathlib import Path

import pytest
from answers import CASES, TEXT
from run import Run, Stored, equal

from archiver.warc.entity import read_message
from archiver.warc.files import read_record
from archiver.warc.grammar import field, parse_fields


@pytest.mark.parametrize("name", CASES)
def test_the_exchange_holds_the_bytes_of_the_wire(everything: Run, name):
    for exchange, served in everything.pairs(name):
        assert exchange.request == served.request
        assert equal(exchange.received, served, exchange.error)


@pytest.mark.parametrize("name", CASES)
def test_the_exchange_says_what_it_is(everything: Run, name):
    case = CASES[name]
    for exchange, _ in everything.pairs(name):
        assert (exchange.status, exchange.error, exchange.truncated) == (case.status, case.error, case.truncated)
        assert (exchange.interim[: len(case.interim)], exchange.extra) == (case.interim, case.extra)


def whole(stored: dict[str, Stored]) -> bytes:
    """All that came back, put together from response and metadata record."""
    told = parse_fields(stored["metadata"].block)
    side = {name: base64.b64decode(field(told, f"{name}Base64") or "") for name in ("interim", "unparsed", "extra")}
    answer = stored["response"].block if "response" in stored else side["unparsed"]
    return side["interim"] + answer + side["extra"]


def test_every_record_of_the_run_is_equal_to_the_log_both_ways(everything: Run, capsys):
    records, result = everything.records(), everything.result
    place = {
        id(exchange): capture.record_id for exchange, capture in zip(result.exchanges, result.captures, strict=True)
    }
    same = total = 0
    for name in CASES:
        for exchange, served in everything.pairs(name):
            stored = records[place[id(exchange)]]
            received = equal(whole(stored), served, exchange.error)
            same += received and stored["request"].block == served.request
            total += 1
    with capsys.disabled():
        print(f"\n{same} of {total} exchanges equal both ways")
    assert same == total == len(result.exchanges)


def test_every_exchange_is_signalled_after_its_records_are_placed(everything: Run):
    result = everything.result
    assert result.signalled == result.captures
    assert all(capture.warc_length > 0 for capture in result.captures)


def test_the_last_exchange_of_a_download_is_in_meta(everything: Run):
    seen = [(url, warc) for url, *_, warc in everything.result.answers + everything.result.failures]
    assert len(seen) == len(CASES)
    assert all(warc in everything.result.captures and warc.url == url for url, warc in seen)


def test_a_decompression_bomb_is_kept_packed_and_never_unpacked(everything: Run):
    ((exchange, served),) = everything.pairs("bomb")
    assert exchange.received == bytes(served.sent)
    assert [name for url, name, _ in everything.result.failures if url.endswith("/bomb")] == ["IgnoreRequest"]


@pytest.mark.parametrize(
    "name, body",
    [
        ("space-after-chunk-size", TEXT),
        ("long-chunk-extension", b"abc"),
        ("8-bit-chunk-extension", b"abc"),
        ("chunk-lines-end-with-lf", b"abcde"),
        ("chunks-byte-by-byte", b"abc"),
        ("identity", b"abc"),
        ("space-before-colon", b"abc"),
        ("empty-line-first", b"abc"),
    ],
)
def test_what_browsers_read_reaches_the_spider_and_is_read_again_from_the_record(everything: Run, name, body):
    ((_, _, seen, capture),) = [answer for answer in everything.result.answers if answer[0].endswith(f"/{name}")]
    record = read_record(Path(everything.result.folder), capture.warc_file, capture.warc_offset, capture.warc_length)
    assert seen == body == read_message(record).entity
