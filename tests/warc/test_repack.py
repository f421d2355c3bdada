import gzip

import pytest

from archiver.errors import ArchiveError
from archiver.warc.files import read_record
from archiver.warc.grammar import record_bytes
from archiver.warc.repack import repack
from archiver.warc.walk import walk_records

RECORDS = [
    record_bytes(
        (
            ("WARC-Type", "resource"),
            ("WARC-Record-ID", f"<urn:uuid:{number}>"),
            ("WARC-Date", "2026-11-25T19:30:54Z"),
            ("WARC-Target-URI", f"https://p.example/{number}"),
            ("Content-Type", "text/plain"),
        ),
        b"x" * number,
    )
    for number in (1, 2, 3)
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "warc").mkdir()
    return tmp_path / "warc"


@pytest.mark.parametrize(
    "name, content",
    [("a.warc", b"".join(RECORDS)), ("a.warc.gz", gzip.compress(b"".join(RECORDS)))],
    ids=["uncompressed", "a lone member"],
)
def test_every_record_gets_a_place_of_its_own(tmp_path, folder, name, content):
    (tmp_path / name).write_bytes(content)
    path = repack(tmp_path / name, folder, lambda fault: None)
    records = list(walk_records(path, pytest.fail))
    assert gzip.decompress(path.read_bytes()) == b"".join(RECORDS)
    assert [read_record(folder, r.file, r.offset, r.length).block for r in records] == [b"x", b"xx", b"xxx"]


def test_a_torn_file_gives_its_whole_records_and_tells(tmp_path, folder):
    (tmp_path / "a.warc").write_bytes(b"".join(RECORDS)[:-6])
    faults = []
    path = repack(tmp_path / "a.warc", folder, faults.append)
    assert len(list(walk_records(path, pytest.fail))) == 2
    assert [fault.grave for fault in faults] == [True]


def test_a_name_that_is_taken_is_told_with_the_remedy(tmp_path, folder):
    (folder / "a.warc.gz").write_bytes(b"")
    with pytest.raises(ArchiveError, match="rename"):
        repack(tmp_path / "a.warc", folder, pytest.fail)


def test_what_is_no_warc_leaves_no_file(tmp_path, folder):
    (tmp_path / "a.warc").write_bytes(b"<html>")
    with pytest.raises(ArchiveError, match="is no WARC file"):
        repack(tmp_path / "a.warc", folder, pytest.fail)
    assert list(folder.iterdir()) == []
