import gzip

import pytest

from archiver.errors import ArchiveError
from archiver.warc.files import path_of, read_record
from archiver.warc.grammar import record_bytes

RECORD = record_bytes((("WARC-Type", "resource"), ("Content-Type", "text/plain")), b"Bonjour")


@pytest.mark.parametrize("pack", [gzip.compress, bytes], ids=["gzip", "uncompressed"])
def test_a_record_is_read_by_its_place(tmp_path, pack):
    content = pack(RECORD)
    (tmp_path / "a.warc.gz").write_bytes(pack(RECORD) + content + pack(RECORD))
    record = read_record(tmp_path, "a.warc.gz", len(content), len(content))
    assert (record.type, record.version, record.block, record.offset) == ("resource", "1.1", b"Bonjour", len(content))


def test_no_more_of_a_block_is_read_than_wanted(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(RECORD))
    record = read_record(tmp_path, "a.warc.gz", 0, 500, keep=3)
    assert (record.block, record.block_length) == (b"Bon", 7)


@pytest.mark.parametrize(
    "content, words",
    [
        (b"\x1f\x8b\x08" + b"\xff" * 50, "damaged gzip member"),
        (gzip.compress(b"no record"), "no WARC record begins there"),
        (b"", "no WARC record begins there"),
    ],
    ids=["damaged", "something else", "nothing"],
)
def test_a_place_without_a_record_is_told_with_the_remedy(tmp_path, content, words):
    (tmp_path / "a.warc.gz").write_bytes(content)
    with pytest.raises(ArchiveError, match=f"a.warc.gz, offset 0: {words}.*archiver verify"):
        read_record(tmp_path, "a.warc.gz", 0, 500)


def test_a_file_is_found_open_or_closed_and_its_absence_told(tmp_path):
    with pytest.raises(ArchiveError, match="put the WARC file back"):
        path_of(tmp_path, "a.warc.gz")
    (tmp_path / "a.warc.gz.open").write_bytes(b"")
    assert path_of(tmp_path, "a.warc.gz").name == "a.warc.gz.open"
    (tmp_path / "a.warc.gz").write_bytes(b"")
    assert path_of(tmp_path, "a.warc.gz").name == "a.warc.gz"
