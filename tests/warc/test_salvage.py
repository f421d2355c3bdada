import gzip
import os

import pytest

from archiver.warc.salvage import salvage
from archiver.warc.walk import walk_records


@pytest.fixture
def crashed(new_writer, exchange, tmp_path):
    """The bytes of a file of three exchanges whose writer died, and the ends of its records."""
    writer = new_writer()
    for _ in range(3):
        writer.append(exchange())
    path = writer.close()
    whole = path.read_bytes()
    ends = [record.offset + record.length for record in walk_records(path, pytest.fail)]
    path.unlink()
    return path, whole, ends


def test_a_file_cut_at_every_byte_of_its_last_records_is_repaired(crashed, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda handle: None)  # some 900 real ones take ten seconds
    path, whole, ends = crashed
    opened = path.with_name(path.name + ".open")
    for cut in range(ends[-4], len(whole) + 1):
        opened.write_bytes(whole[:cut])
        [done] = salvage(path.parent)
        kept = max(end for end in ends if end <= cut)
        assert (done.kept, done.cut, done.records) == (kept, cut - kept, ends.index(kept) + 1)
        assert path.read_bytes() == whole[:kept]
        assert not opened.exists()
        path.unlink()


def test_a_repaired_file_has_no_fault(crashed):
    path, whole, ends = crashed
    path.with_name(path.name + ".open").write_bytes(whole[: ends[-2]])
    salvage(path.parent)
    assert len(list(walk_records(path, pytest.fail))) == len(ends) - 1


@pytest.mark.parametrize("garbage", [bytes(5000), b"\x1f\x8b\x08" * 100, gzip.compress(b"x", mtime=0)[:-1]])
def test_what_a_power_loss_left_after_the_records_is_cut(crashed, garbage):
    path, whole, _ = crashed
    path.with_name(path.name + ".open").write_bytes(whole + garbage)
    [done] = salvage(path.parent)
    assert str(done).endswith(f"closed with 10 records, {len(garbage)} bytes of an unfinished one cut off")
    assert path.read_bytes() == whole


def test_damage_in_the_middle_costs_no_record_after_it(crashed):
    path, whole, ends = crashed
    hurt = whole[: ends[3] + 30] + bytes(40) + whole[ends[3] + 70 :]
    path.with_name(path.name + ".open").write_bytes(hurt)
    [done] = salvage(path.parent)
    assert done.damaged == (ends[3],)
    assert path.read_bytes() == hurt


def test_a_file_without_a_whole_record_is_removed(crashed):
    path, whole, ends = crashed
    path.with_name(path.name + ".open").write_bytes(whole[: ends[0] - 1])
    [done] = salvage(path.parent)
    assert "no whole record" in str(done)
    assert list(path.parent.iterdir()) == []


def test_a_file_that_is_being_written_is_left_alone(new_writer, exchange, tmp_path):
    writer = new_writer()
    writer.append(exchange())
    assert salvage(tmp_path / "warc") == []
    assert writer.close() is not None


def test_a_missing_folder_needs_no_salvage(tmp_path):
    assert salvage(tmp_path / "none") == []
