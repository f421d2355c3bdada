from dataclasses import replace

import pytest

from archiver.warc import cdxj
from archiver.warc.cdxj import INDEX, cdxj_line, compare, merge, rebuild


@pytest.fixture
def captures(new_writer, exchange):
    """Five captures in five closed files of tmp_path/warc."""
    writer = new_writer(size_limit=1)
    urls = [f"https://www.p.example/{name}" for name in ("b", "a", "é", "c?x=1", "A")]
    made = [writer.append(exchange(url=url)) for url in urls]
    writer.close()
    return made


def lines(archive) -> list[str]:
    return (archive / INDEX).read_text().splitlines(keepends=True)


def test_a_line_is_what_cdxj_indexer_writes(captures):
    capture = replace(captures[0], warc_file="a.warc.gz", warc_offset=7, warc_length=300)
    assert cdxj_line(capture) == (
        'example,p)/b 20261125193054 {"url": "https://www.p.example/b", "mime": "text/html", "status": "200", '
        '"digest": "sha1:ZLVHWCMZXLKXU356RLG6LT5FZ7QN56EX", "length": "300", "offset": "7", "filename": "a.warc.gz"}\n'
    )


def test_a_revisit_is_marked_as_one_and_an_unanswered_attempt_is_left_out(captures):
    revisit = replace(captures[0], record_type="revisit", status=304, mime=None)
    line = cdxj_line(revisit)
    assert line
    assert '"mime": "warc/revisit", "digest"' in line
    assert cdxj_line(replace(captures[0], record_type="metadata", status=None)) is None


def test_merging_keeps_the_index_sorted_and_each_line_once(captures, tmp_path):
    merge(tmp_path, captures[:3])
    merge(tmp_path, captures[1:])
    assert lines(tmp_path) == sorted(cdxj_line(capture) for capture in captures)


@pytest.mark.parametrize("at_once", [2, 100])
def test_the_index_can_be_made_anew_from_the_files(captures, tmp_path, monkeypatch, at_once):
    monkeypatch.setattr(cdxj, "_AT_ONCE", at_once)
    rebuild(tmp_path, pytest.fail)
    assert lines(tmp_path) == sorted(cdxj_line(capture) for capture in captures)
    assert [file.name for file in (tmp_path / "indexes").iterdir()] == ["index.cdxj"]


def test_an_index_that_agrees_has_no_fault(captures, tmp_path):
    merge(tmp_path, captures)
    assert list(compare(tmp_path, captures)) == []


def test_missing_stray_and_disordered_lines_are_told(captures, tmp_path):
    merge(tmp_path, captures[1:])
    first, *rest = lines(tmp_path)
    (tmp_path / INDEX).write_text("".join([*rest, "zz,stray)/ 2026 {}\n", first]))
    told = [fault.partition("index.cdxj: ")[2] for fault in compare(tmp_path, captures)]
    assert told[0].startswith("no record for zz,stray)/ 2026")
    assert told[1] == "out of order at " + first.partition(" {")[0]
    assert told[2:] == ["missing example,p)/b 20261125193054"]


def test_an_archive_without_index_misses_every_line(captures, tmp_path):
    assert len(list(compare(tmp_path, captures))) == 5
