"""Records as bytes, by section of ISO 28500:2017 (WARC 1.1), and what the writer promises of its files."""

import gzip
import re
import resource
import zlib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archiver.addresses import ascii_url
from archiver.errors import ArchiveError
from archiver.warc.files import read_record
from archiver.warc.grammar import parse_fields
from archiver.warc.records import capture_of
from archiver.warc.walk import walk_records

ID = "<urn:uuid:00000000-0000-4000-8000-{:012d}>"


def plain(tmp_path) -> bytes:
    [file] = (tmp_path / "warc").iterdir()
    return gzip.decompress(file.read_bytes())


def records(tmp_path) -> list[bytes]:
    return [b"WARC/1.1\r\n" + part for part in plain(tmp_path).split(b"WARC/1.1\r\n")[1:]]


def lines(record: bytes) -> list[bytes]:
    return record.split(b"\r\n\r\n", 1)[0].split(b"\r\n")


def test_6_3_a_response_is_written_byte_for_byte(new_writer, exchange, tmp_path):
    new_writer().append(exchange())
    assert records(tmp_path)[1] == (
        b"WARC/1.1\r\n"
        b"WARC-Type: response\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000002>\r\n"
        b"WARC-Target-URI: https://www.courrierdulac.example/une\r\n"
        b"WARC-Date: 2026-11-25T19:30:54.123456Z\r\n"
        b"WARC-Warcinfo-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        b"WARC-IP-Address: 203.0.113.7\r\n"
        b"Content-Type: application/http;msgtype=response\r\n"
        b"WARC-Payload-Digest: sha1:ZLVHWCMZXLKXU356RLG6LT5FZ7QN56EX\r\n"
        b"WARC-Block-Digest: sha1:E5EIUZYSAQRF3HJYRIKVKJLU3ECXC5EC\r\n"
        b"Content-Length: 92\r\n"
        b"\r\n"
        b"HTTP/1.1 200 Tout va bien\r\ncontent-TYPE: text/html\r\nX-Twice: a\r\nX-Twice: b\r\n\r\n"
        b"<p>Bonjour</p>"
        b"\r\n\r\n"
    )


def test_6_5_a_request_is_written_as_sent_and_tied_to_its_response(new_writer, exchange, tmp_path):
    new_writer().append(exchange())
    request = records(tmp_path)[2]
    assert request.endswith(b"\r\n\r\nGET /une HTTP/1.1\r\nHost: www.courrierdulac.example\r\n\r\n\r\n\r\n")
    assert b"WARC-Concurrent-To: " + ID.format(2).encode() in lines(request)


def test_6_6_metadata_tells_of_the_attempt_without_shadowing_the_page(new_writer, exchange, tmp_path):
    new_writer().append(exchange(referrer="https://www.courrierdulac.example/"))
    metadata = records(tmp_path)[3]
    assert b"WARC-Target-URI: urn:uuid:00000000-0000-4000-8000-000000000002" in lines(metadata)
    assert metadata.endswith(
        b"\r\n\r\nurl: https://www.courrierdulac.example/une\r\nfetchTimeMs: 250\r\n"
        b"via: https://www.courrierdulac.example/\r\n\r\n\r\n"
    )


def test_6_2_warcinfo_opens_the_file_and_names_software_and_operator(new_writer, exchange, tmp_path):
    new_writer().append(exchange())
    warcinfo = records(tmp_path)[0]
    assert warcinfo.startswith(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n")
    assert b"\r\nsoftware: Archiver/0.1\r\n" in warcinfo
    assert b"\r\noperator: archive@example.org\r\nrobots: obey\r\n" in warcinfo


def test_5_4_records_of_one_capture_share_warc_date(new_writer, exchange, tmp_path):
    new_writer().append(exchange())
    dates = {line for record in records(tmp_path)[1:] for line in lines(record) if line.startswith(b"WARC-Date")}
    assert dates == {b"WARC-Date: 2026-11-25T19:30:54.123456Z"}


@pytest.mark.parametrize("reason", ["length", "time", "disconnect", "unspecified"])
def test_5_15_a_cut_answer_says_why(new_writer, exchange, tmp_path, reason):
    capture = new_writer().append(exchange(truncated=reason, body_end=None))
    assert f"WARC-Truncated: {reason}".encode() in lines(records(tmp_path)[1])
    assert capture.error == f"truncated {reason}"


def test_6_7_2_an_identical_payload_becomes_a_revisit_with_its_own_head(new_writer, exchange, tmp_path):
    known = {}
    writer = new_writer(original_of=known.get)
    first = writer.append(exchange())
    known[first.payload_digest] = first
    second = writer.append(exchange(head=b"HTTP/1.1 200 OK\r\nAge: 7\r\n\r\n"))
    revisit = records(tmp_path)[4]
    assert revisit.endswith(b"\r\n\r\nHTTP/1.1 200 OK\r\nAge: 7\r\n\r\n\r\n\r\n")
    assert {
        b"WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
        b"WARC-Refers-To: " + ID.format(2).encode(),
        b"WARC-Refers-To-Target-URI: https://www.courrierdulac.example/une",
        b"WARC-Refers-To-Date: 2026-11-25T19:30:54.123456Z",
    } <= set(lines(revisit))
    assert (second.record_type, second.refers_to, second.status) == ("revisit", first.record_id, 200)


def test_6_7_3_a_304_becomes_a_revisit_with_an_empty_block_its_head_in_metadata(new_writer, exchange, tmp_path):
    writer = new_writer()
    first = writer.append(exchange())
    head = b'HTTP/1.1 304 Not Modified\r\nETag: "7"\r\n\r\n'
    second = writer.append(exchange(head=head, body=b"", original=first))
    _, _, _, _, revisit, _, metadata = records(tmp_path)
    assert revisit.endswith(b"\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    assert b"WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified" in lines(revisit)
    assert b"headBase64: SFRUUC8xLjEgMzA0IE5vdCBNb2RpZmllZA0KRVRhZzogIjciDQoNCg==" in metadata
    assert (second.status, second.etag, second.refers_to) == (304, '"7"', first.record_id)


def test_a_304_answered_to_a_revisit_refers_to_the_original_in_one_hop(new_writer, exchange):
    known = {}
    writer = new_writer(original_of=known.get)
    first = writer.append(exchange())
    known[first.payload_digest] = first
    revisit = writer.append(exchange())
    again = writer.append(exchange(head=b"HTTP/1.1 304 Not Modified\r\n\r\n", body=b"", original=revisit))
    assert again.refers_to == first.record_id


def test_equal_bytes_in_another_transfer_coding_are_kept_whole(new_writer, exchange):
    known = {}
    writer = new_writer(original_of=known.get)
    first = writer.append(exchange())
    known[first.payload_digest] = first
    assert (
        writer.append(exchange(head=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")).record_type == "response"
    )


def test_an_original_that_cannot_be_read_back_is_no_original(new_writer, exchange, tmp_path):
    first = new_writer().append(exchange())
    lost = replace(first, warc_file="elsewhere.warc.gz")
    assert new_writer(original_of={first.payload_digest: lost}.get).append(exchange()).record_type == "response"


def test_an_attempt_without_answer_is_one_metadata_record_and_its_request(new_writer, unanswered, tmp_path):
    capture = new_writer().append(unanswered(detail="no answer in 30 s"))
    _, metadata, request = records(tmp_path)
    assert b"\r\nerror: timeout\r\ndetail: no answer in 30 s\r\n" in metadata
    assert b"WARC-Concurrent-To: " + capture.record_id.encode() in lines(request)
    assert (capture.url, capture.status, capture.error) == ("https://www.courrierdulac.example/une", None, "timeout")


@pytest.mark.parametrize(
    "changes, line",
    [
        ({"received": b"ICY 200 OK\r\n\r\n"}, b"unparsedBase64: SUNZIDIwMCBPSw0KDQo="),
        ({"removed": ("Proxy-Authorization",)}, b"removedFromRequest: Proxy-Authorization"),
        ({"detail": "line\r\nerror: forged"}, b"detail: line error: forged"),
    ],
)
def test_metadata_keeps_what_no_other_record_can(new_writer, unanswered, tmp_path, changes, line):
    new_writer().append(unanswered(**changes))
    assert line in records(tmp_path)[1].split(b"\r\n")


def test_interim_heads_and_bytes_after_the_message_go_to_metadata(new_writer, exchange, tmp_path):
    hints, head, body, extra = b"HTTP/1.1 103 Early\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b"ab", b"cd"
    start, end = len(hints), len(hints + head)
    cut = {"head_start": start, "head_end": end, "body_end": end + 2, "received": hints + head + body + extra}
    new_writer().append(exchange(**cut))
    assert records(tmp_path)[1].endswith(b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\nab\r\n\r\n")
    assert records(tmp_path)[3].endswith(
        b"interimBase64: SFRUUC8xLjEgMTAzIEVhcmx5DQoNCg==\r\nextraBase64: Y2Q=\r\n\r\n\r\n"
    )


def test_a_row_is_what_its_record_says(new_writer, exchange, tmp_path):
    head = b'HTTP/1.1 301 \r\nLocation: /\xc3\xa9t\xc3\xa9\r\nETag: "a"\r\nContent-Type: text/HTML; charset=x\r\n\r\n'
    writer = new_writer()
    written = writer.append(exchange(head=head))
    place = written.warc_file, written.warc_offset, written.warc_length
    assert capture_of(read_record(tmp_path / "warc", *place)) == written
    assert (written.status, written.mime, written.etag) == (301, "text/html", '"a"')
    assert written.location == "https://www.courrierdulac.example/%C3%A9t%C3%A9"


def test_no_file_is_made_before_the_first_record(new_writer, tmp_path):
    assert new_writer().close() is None
    assert not (tmp_path / "warc").exists()


def test_a_file_is_open_until_closed_and_readable_under_one_name(new_writer, exchange, tmp_path):
    writer = new_writer()
    capture = writer.append(exchange())
    place = capture.warc_file, capture.warc_offset, capture.warc_length
    during = read_record(tmp_path / "warc", *place)
    assert [file.suffix for file in (tmp_path / "warc").iterdir()] == [".open"]
    assert writer.close() == tmp_path / "warc" / capture.warc_file
    assert read_record(tmp_path / "warc", *place) == during


def test_the_size_limit_rolls_over_to_the_next_file(new_writer, exchange, tmp_path):
    writer = new_writer(size_limit=1)
    names = {writer.append(exchange()).warc_file for _ in range(3)}
    writer.close()
    assert sorted(names) == sorted(file.name for file in (tmp_path / "warc").iterdir())
    assert len(names) == 3


def test_a_full_disk_leaves_whole_exchanges_only(new_writer, exchange, tmp_path):
    writer = new_writer()
    whole = writer.append(exchange())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = (tmp_path / "warc" / (whole.warc_file + ".open")).stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 700, hard))
    try:
        with pytest.raises(ArchiveError, match="free space and run again"):
            writer.append(exchange(body=b"".join(i.to_bytes(4, "big") for i in range(500))))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert len(records(tmp_path)) == 4
    assert writer.append(exchange()).warc_offset == size


def test_a_folder_that_cannot_be_made_is_told_in_one_line(new_writer, exchange, tmp_path):
    (tmp_path / "warc").write_text("a file")
    with pytest.raises(ArchiveError, match="check ARCHIVE_DIR"):
        new_writer().append(exchange())


@pytest.mark.parametrize("coding, stored", [(b"Content-Encoding: gzip\r\n", True), (b"", False)])
def test_compressed_bodies_are_not_compressed_again(new_writer, exchange, tmp_path, coding, stored):
    capture = new_writer().append(exchange(head=b"HTTP/1.1 200 OK\r\n" + coding + b"\r\n", body=b"a" * 5000))
    assert (capture.warc_length > 5000) is stored


def test_each_record_is_one_gzip_member(new_writer, exchange, tmp_path):
    capture = new_writer().append(exchange())
    raw = (tmp_path / "warc" / (capture.warc_file + ".open")).read_bytes()
    member = zlib.decompressobj(31)
    member.decompress(raw[capture.warc_offset :])
    assert member.eof
    assert len(raw[capture.warc_offset :]) - len(member.unused_data) == capture.warc_length


@given(
    fields=st.lists(st.tuples(st.from_regex(r"[A-Za-z-]{1,9}", fullmatch=True), st.binary(max_size=20)), max_size=5),
    body=st.binary(max_size=500),
    url=st.text(min_size=1, max_size=20).map(lambda text: ascii_url("https://p.example/" + text)),
    words=st.text(max_size=40),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_came_is_read_back_byte_for_byte(new_writer, exchange, tmp_path, fields, body, url, words):
    lines = b"".join(name.encode() + b": " + re.sub(rb"[\r\n]", b"", value) + b"\r\n" for name, value in fields)
    head = b"HTTP/1.1 200 OK\r\n" + lines + b"\r\n"
    writer = new_writer()
    capture = writer.append(exchange(head=head, body=body, url=url, detail=words, referrer=words))
    path = writer.close()
    _, response, _, metadata = walk_records(path, pytest.fail)
    assert response.block == head + body
    assert (capture.url, capture_of(response)) == (url, capture)
    told = parse_fields(metadata.block)
    assert [name for name, _ in told] == ["url", "fetchTimeMs", *(["via", "detail"] if words else [])]
