import gzip
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.errors import ArchiveError
from archiver.warc.grammar import record_bytes, sha1
from archiver.warc.members import _LOOK
from archiver.warc.walk import walk_records

BLOCK = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"


def packed(content: bytes) -> bytes:
    """One gzip member, the same at any time: it names tests."""
    return gzip.compress(content, mtime=0)


def made(number: int = 1, block: bytes = BLOCK, **changes: str | None) -> bytes:
    """A record in good order; `WARC_Date=...` changes a field, None takes it away."""
    fields: dict[str, str | None] = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "WARC-Date": "2026-11-25T19:30:54Z",
        "WARC-Target-URI": f"https://p.example/{number}",
        "Content-Type": "application/http; msgtype=response",
        **{name.replace("_", "-"): value for name, value in changes.items()},
    }
    return record_bytes([(name, value) for name, value in fields.items() if value is not None], block)


@pytest.fixture
def walk(tmp_path):
    """Walks a file of these bytes; gives the records and the faults as text."""

    def run(content: bytes, **arguments):
        path = tmp_path / "a.warc.gz"
        path.write_bytes(content)
        faults = []
        found = list(walk_records(path, faults.append, **arguments))
        return found, faults

    return run


def test_our_own_files_have_no_fault(new_writer, exchange, unanswered):
    writer = new_writer()
    written = [writer.append(exchange()), writer.append(unanswered())]
    walked = {(r.offset, r.length): r.record_id for r in walk_records(writer.close(), pytest.fail)}
    assert [walked[c.warc_offset, c.warc_length] for c in written] == [c.record_id for c in written]


@pytest.mark.parametrize(
    "packed",
    [
        lambda parts: b"".join(map(gzip.compress, parts)),
        lambda parts: b"".join(parts),
        lambda parts: gzip.compress(b"".join(parts)),
    ],
    ids=["a member each", "uncompressed", "a lone member"],
)
def test_every_way_to_pack_records_is_read(walk, packed):
    found, faults = walk(packed([made(1), made(2), made(3)]))
    assert [record.block for record in found] == [BLOCK] * 3
    assert not any(fault.grave for fault in faults)


def test_an_uncompressed_record_stands_where_it_says(walk):
    content = made(1) + made(2)
    [_, second], _ = walk(content)
    assert content[second.offset :][: second.length] == made(2)


def test_records_of_a_lone_member_have_no_place_of_their_own(walk):
    found, faults = walk(gzip.compress(made(1) + made(2)))
    assert [record.length for record in found] == [0, 0]
    assert [fault.text for fault in faults] == ["several records in one gzip member"]


@pytest.mark.parametrize(
    "changes, text",
    [
        ({"WARC_Type": None}, "WARC-Type is missing"),
        ({"WARC_Type": "answer"}, "unknown WARC-Type 'answer'"),
        ({"WARC_Record_ID": None}, "WARC-Record-ID is missing"),
        ({"WARC_Record_ID": "1"}, "WARC-Record-ID '1' is no URI in angle brackets"),
        ({"WARC_Date": "25/11/2026"}, "WARC-Date '25/11/2026' is no instant"),
        ({"WARC_Target_URI": None}, "a response record needs WARC-Target-URI"),
        ({"WARC_Type": "revisit"}, "a revisit record needs WARC-Profile"),
        ({"Content_Type": None}, "Content-Type is missing"),
        ({"WARC_Truncated": "tired"}, "unknown WARC-Truncated 'tired'"),
        ({"WARC_IP_Address": "localhost"}, "WARC-IP-Address 'localhost' is no address"),
        ({"WARC_Block_Digest": "abc"}, "WARC-Block-Digest 'abc' is no labelled digest"),
        ({"warc_date": "2026-11-25T19:30:54Z"}, "warc-date stands 2 times"),
        ({"WARC_Concurrent_To": "<urn:uuid:9>"}, "WARC-Concurrent-To names <urn:uuid:9>, which is not in this file"),
    ],
)
def test_a_record_against_the_grammar_is_read_and_told(walk, changes, text):
    found, faults = walk(gzip.compress(made(**changes)))
    assert len(found) == 1
    assert [(fault.text, fault.grave) for fault in faults] == [(text, False)]


def test_an_identifier_used_twice_is_told(walk):
    _, faults = walk(gzip.compress(made(1)) * 2)
    assert [fault.text for fault in faults] == ["WARC-Record-ID was used before in this file"]


@pytest.mark.parametrize(
    "digest",
    [
        sha1(b"2\r\nok\r\n0\r\n\r\n"),
        sha1(b"2\r\nok\r\n0\r\n\r\n").lower(),
        sha1(b"ok"),
        "sha256:" + hashlib.sha256(b"2\r\nok\r\n0\r\n\r\n").hexdigest(),
        "blake3:AAAA",
    ],
    ids=["as stored", "small letters", "de-chunked, as specified", "sha256 in hex", "unknown algorithm"],
)
def test_5_9_every_usual_payload_digest_is_accepted(walk, digest):
    assert walk(gzip.compress(made(WARC_Payload_Digest=digest)))[1] == []


@pytest.mark.parametrize("kind", ["Block", "Payload"])
def test_a_wrong_digest_is_a_grave_fault(walk, kind):
    _, [fault] = walk(gzip.compress(made(**{f"WARC_{kind}_Digest": sha1(b"other")})))
    assert fault.grave
    assert str(fault) == f"a.warc.gz, offset 0, record <urn:uuid:1>: {kind.lower()} digest does not match"


@pytest.mark.parametrize("at", range(0, 200, 7))
def test_a_flipped_byte_costs_one_record_and_is_told(walk, at):
    members = [gzip.compress(made(number), mtime=0) for number in (1, 2, 3)]
    hurt = bytearray(members[1])
    hurt[at % len(hurt)] ^= 0xFF
    found, faults = walk(members[0] + bytes(hurt) + members[2])
    numbers = [record.record_id for record in found]
    assert numbers in (["<urn:uuid:1>", "<urn:uuid:3>"], ["<urn:uuid:1>", "<urn:uuid:2>", "<urn:uuid:3>"])
    # Four bytes of a gzip head (time, flags of the level, system) say nothing about the content.
    assert len(numbers) == 3 or any(fault.grave for fault in faults)


def test_the_next_record_is_found_across_the_edge_of_what_is_searched(walk):
    first = gzip.compress(made(1), mtime=0)
    hole = b"\x1f\x8b\x08" + bytes(_LOOK - 5 - len(first) % 7)
    found, _ = walk(first + hole + gzip.compress(made(2)))
    assert [record.record_id for record in found] == ["<urn:uuid:1>", "<urn:uuid:2>"]


def test_a_torn_file_gives_its_whole_records(walk):
    found, [fault] = walk(gzip.compress(made(1)) + gzip.compress(made(2))[:-3])
    assert len(found) == 1
    assert fault.text == "the file ends within a gzip member"


def test_a_torn_lone_member_gives_its_whole_records(walk):
    found, faults = walk(gzip.compress(b"".join(made(n) for n in range(200)))[:-20])
    assert len(found) > 150
    assert faults[-1].grave


def test_a_torn_uncompressed_file_gives_its_whole_records(walk):
    found, [fault] = walk(made(1) + made(2)[:-30])
    assert len(found) == 1
    assert fault.text.startswith("the block is 26 bytes shorter than Content-Length says")


def test_after_damage_an_uncompressed_file_goes_on_at_the_next_record(walk):
    found, faults = walk(made(1) + b"rubbish\r\n\r\n" + made(2) + made(3))
    assert [record.record_id for record in found] == ["<urn:uuid:1>", "<urn:uuid:2>", "<urn:uuid:3>"]
    assert len(faults) == 1


@pytest.mark.parametrize(
    "content, text",
    [
        (packed(made().replace(b"\r\n\r\nHTTP", b"\r\n\r\nXHTTP")), "no CRLF CRLF after the block"),
        (packed(made()[:-4]), "no CRLF CRLF after the block"),
        (
            packed(made(block=b"").replace(b"Length: 0", b"Length: 5")),
            "1 bytes shorter than Content-Length says",
        ),
        (
            packed(made().replace(b"Content-Length: ", b"Content-Length: x")),
            "Content-Length is missing or no number",
        ),
        (packed(made().replace(b"\r\nWARC-Date", b"\nWARC-Date")), "lines end with LF alone"),
    ],
)
def test_a_block_of_another_length_than_stated_is_told(walk, content, text):
    assert text in str(walk(content)[1][0])


@pytest.mark.parametrize(
    "content, words",
    [
        (b"filedesc://a.arc 0.0.0.0 20261125 text/plain 5\n", "ARC file"),
        (packed(b"filedesc://a.arc 0.0.0.0"), "ARC file"),
        (b"\x28\xb5\x2f\xfd....", "zstd"),
        (b"<!DOCTYPE html>", "is no WARC file"),
        (packed(b"{}"), "is no WARC file"),
    ],
)
def test_what_is_no_warc_is_refused_in_one_line(walk, content, words):
    with pytest.raises(ArchiveError, match=words):
        walk(content)


def test_a_missing_file_is_refused_in_one_line(tmp_path):
    with pytest.raises(ArchiveError, match="cannot read"):
        list(walk_records(tmp_path / "none.warc.gz", pytest.fail))


def test_a_huge_block_is_checked_but_not_held(walk):
    digest = sha1(bytes(10**6))
    [record], faults = walk(gzip.compress(made(block=bytes(10**6), WARC_Block_Digest=digest)), keep=1000)
    assert (len(record.block), record.block_length, faults) == (1000, 10**6, [])


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.booleans())
def test_what_is_written_is_read_back(tmp_path_factory, blocks, compressed):
    pack = gzip.compress if compressed else bytes
    path = tmp_path_factory.mktemp("round") / "a.warc"
    path.write_bytes(b"".join(pack(made(n, block)) for n, block in enumerate(blocks)))
    assert [record.block for record in walk_records(path, pytest.fail)] == blocks


@given(st.binary(max_size=400))
def test_no_bytes_break_the_walk(tmp_path_factory, noise):
    path = tmp_path_factory.mktemp("noise") / "a.warc.gz"
    path.write_bytes(gzip.compress(made(1)) + noise + gzip.compress(made(2)) + noise)
    assert len(list(walk_records(path, lambda fault: None))) >= 1
