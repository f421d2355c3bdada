"""What `archiver verify` finds, and what `--repair` mends."""

import sqlite3

import pytest

from tests.derive.conftest import files, rows

TEXTS = "select v.hash, v.seen_at, a.url from versions v join articles a on a.id = v.article_id order by 1, 2"


def sql(folder, *statements):
    with sqlite3.connect(folder / "archive/archive.db") as db:
        for statement in statements:
            db.execute(statement)


def cut_last_file(folder):
    last = files(folder)[-1]
    last.write_bytes(last.read_bytes()[: last.stat().st_size * 2 // 3])


def garble(folder):
    last = files(folder)[-1]
    content = bytearray(last.read_bytes())
    content[len(content) // 2] ^= 0xFF
    last.write_bytes(content)


def leave_open(folder):
    last = files(folder)[-1]
    last.rename(last.with_name(last.name + ".open"))


DERIVED = [
    (lambda f: sql(f, "delete from captures where status = 410"), "has no row"),
    (lambda f: sql(f, "update captures set status = 500 where status = 410"), "differs from its record in status"),
    (lambda f: sql(f, "update captures set page_type = null where status = 200"), "was archived and never read"),
    (lambda f: sql(f, "insert into articles_fts (articles_fts) values ('delete-all')"), "search index does not agree"),
    (
        lambda f: sql(f, "insert into headlines_fts (headlines_fts) values ('delete-all')"),
        "search index does not agree",
    ),
    (lambda f: (f / "archive/indexes/index.cdxj").unlink(), "index.cdxj: missing"),
    (lambda f: (f / "archive/indexes/index.cdxj").write_text("x 2 {}\n"), "no record for x 2"),
    (leave_open, "was left open by a crawl"),
]


def test_a_crawled_archive_agrees_with_itself(copied, archiver):
    assert archiver("verify", "--seals").count(", 0 faults\n") == 1


@pytest.mark.parametrize("harm, fault", DERIVED)
def test_a_fault_is_told_and_what_can_be_derived_is_mended(crawled, copied, archiver, harm, fault):
    harm(copied)
    assert fault in archiver("verify")
    assert archiver("verify", "--repair").count(", 0 faults\n") == 1
    assert rows(copied, TEXTS) == rows(crawled, TEXTS)


def test_rows_whose_record_a_power_loss_took_are_removed_and_named(copied, archiver):
    cut_last_file(copied)
    leave_open(copied)
    assert "has no record" in archiver("verify")
    told = archiver("verify", "--repair")
    assert "has no record: removed" in told
    assert told.count(", 0 faults\n") == 1


def test_damage_in_a_record_stays_told_with_file_and_offset(copied, archiver):
    garble(copied)
    assert files(copied)[-1].name in archiver("verify", "--repair")
    assert "offset" in archiver("verify")


def test_a_file_changed_after_it_was_sealed_is_told(copied, archiver):
    garble(copied)
    assert "changed since it was sealed" in archiver("verify", "--seals")


def test_a_text_that_its_record_does_not_give_is_told(copied, archiver):
    sql(copied, "update versions set hash = id")
    assert "is another when its record is read again" in archiver("verify")
