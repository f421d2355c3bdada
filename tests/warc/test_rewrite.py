import gzip
from datetime import UTC, datetime

import pytest

from archiver.errors import ArchiveError
from archiver.warc.entity import read_message
from archiver.warc.files import read_record
from archiver.warc.records import capture_of
from archiver.warc.rewrite import is_tombstone, restored, rewrite, tombstone
from archiver.warc.walk import walk_records

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def archived(new_writer, exchange, tmp_path):
    """Three captures in one file: an original, a page of its own, a revisit of the original."""
    known = {}
    writer = new_writer(original_of=known.get)
    first = writer.append(exchange(url="https://p.example/secret", body=b"<p>a secret text</p>"))
    known[first.payload_digest] = first
    other = writer.append(exchange(url="https://p.example/other"))
    revisit = writer.append(exchange(url="https://p.example/copy", body=b"<p>a secret text</p>"))
    writer.close()
    return tmp_path / "warc", first, other, revisit


def erase(folder, capture):
    """Erases a capture: its record and those tied to it."""

    def change(record):
        ids = {record.record_id, record.field("WARC-Concurrent-To")}
        gone = capture.record_id in ids and not is_tombstone(record)
        return tombstone(record, NOW, "withdrawn") if gone else None

    return rewrite(folder, capture.warc_file, change, pytest.fail)


def plain(folder) -> bytes:
    [file] = folder.iterdir()
    return gzip.decompress(file.read_bytes())


def test_an_erased_record_leaves_neither_text_nor_address(archived):
    folder, first, *_ = archived
    erase(folder, first)
    # The revisit still names its original's address: whoever erases decides about revisits, too.
    assert b"secret text" not in plain(folder)
    assert plain(folder).count(b"/secret") == 1


def test_a_tombstone_says_what_was_there_and_is_no_capture(archived):
    folder, first, *_ = archived
    place = erase(folder, first)[first.record_id]
    record = read_record(folder, first.warc_file, place.offset, place.length)
    assert record.block == b"erased: 2026-12-01T09:00:00.000000Z\r\nreason: withdrawn\r\nwasType: response\r\n"
    assert is_tombstone(record)
    assert capture_of(record) is None


def test_a_rewritten_file_has_no_fault_and_every_record_is_where_it_is_said_to_be(archived):
    folder, first, *_ = archived
    places = erase(folder, first)
    walked = {r.record_id: (r.offset, r.length) for r in walk_records(folder / first.warc_file, pytest.fail)}
    assert walked == {record_id: (place.offset, place.length) for record_id, place in places.items()}
    assert len(walked) == 10


def test_the_other_records_stay_byte_for_byte(archived):
    folder, first, other, _ = archived
    path = folder / first.warc_file
    before = path.read_bytes()[other.warc_offset :][: other.warc_length]
    place = erase(folder, first)[other.record_id]
    assert path.read_bytes()[place.offset :][: place.length] == before


def test_erasing_again_changes_nothing_and_tells_the_same_places(archived):
    folder, first, *_ = archived
    places = erase(folder, first)
    content = (folder / first.warc_file).read_bytes()
    assert erase(folder, first) == places
    assert (folder / first.warc_file).read_bytes() == content


def test_a_revisit_can_be_made_whole_before_its_original_goes(archived):
    folder, first, _, revisit = archived
    original = read_record(folder, first.warc_file, first.warc_offset, first.warc_length)
    change = lambda record: restored(record, original) if record.record_id == revisit.record_id else None  # noqa: E731
    place = rewrite(folder, first.warc_file, change, pytest.fail)[revisit.record_id]
    whole = read_record(folder, first.warc_file, place.offset, place.length)
    capture = capture_of(whole)
    assert capture is not None
    assert (capture.record_type, capture.refers_to, capture.url) == ("response", None, revisit.url)
    assert read_message(whole).entity == b"<p>a secret text</p>"
    assert list(walk_records(folder / first.warc_file, pytest.fail))


def test_an_interrupted_rewriting_leaves_the_old_file(archived):
    folder, first, *_ = archived
    before = (folder / first.warc_file).read_bytes()
    with pytest.raises(ZeroDivisionError):
        rewrite(folder, first.warc_file, lambda record: 1 // 0, pytest.fail)
    assert [file.name for file in folder.iterdir()] == [first.warc_file]
    assert (folder / first.warc_file).read_bytes() == before


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ArchiveError, match="is missing"):
        rewrite(tmp_path, "none.warc.gz", lambda record: None, pytest.fail)


def test_a_file_that_is_being_written_is_refused(new_writer, exchange, tmp_path):
    writer = new_writer()
    name = writer.append(exchange()).warc_file
    with pytest.raises(ArchiveError, match="end the crawl"):
        rewrite(tmp_path / "warc", name, lambda record: None, pytest.fail)
    writer.close()
