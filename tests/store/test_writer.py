import threading

import pytest

from archiver.store import Archive, Writer
from archiver.store.search import indexes
from tests.store.conftest import START, article, capture

A = "https://journal.example/a"


def seen_by_a_reader(archive: Archive, table: str) -> int:
    with Archive.open(archive.folder) as reader:
        return int(reader.db.execute(f"select count(*) from {table}").fetchone()[0])


def test_a_batch_is_seen_when_it_is_committed_and_not_before(archive, writer):
    writer.capture(capture(A))
    assert (writer.waiting, seen_by_a_reader(archive, "captures")) == (1, 0)
    writer.commit()
    assert (writer.waiting, seen_by_a_reader(archive, "captures")) == (0, 1)


def test_a_block_that_fails_leaves_nothing_of_its_batch(archive):
    def fails() -> None:
        with Writer(archive) as writer:
            writer.article(article(A))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert [seen_by_a_reader(archive, table) for table in ("captures", "articles", "word_forms")] == [0, 0, 0]


def test_a_run_is_known_before_it_ends(archive, writer, rows):
    run = writer.begin_run("lemonde", "lemonde", {"limit": "5"}, "Archiver/0", START)
    assert seen_by_a_reader(archive, "runs") == 1
    writer.end_run(run, START, 2, "finished", {"pages": 5})
    assert rows("select exit_status, reason, arguments, stats from runs") == [
        (2, "finished", '{"limit": "5"}', '{"pages": 5}')
    ]


def test_two_writers_take_turns_and_neither_is_refused(archive, rows):
    def write(host: str) -> None:
        with Archive.open(archive.folder) as own, Writer(own) as writer:
            for number in range(20):
                writer.article(article(f"https://{host}.example/{number}", number))
                if number % 5 == 4:
                    writer.commit()

    crawls = [threading.Thread(target=write, args=(host,)) for host in ("lac", "port")]
    for crawl in crawls:
        crawl.start()
    for crawl in crawls:
        crawl.join()
    assert rows("select count(*), count(distinct url) from articles") == [(40, 40)]


def test_a_row_names_the_warc_file_as_it_will_be_called(writer, rows):
    writer.capture(capture(A, warc_file="b.warc.gz.open"))
    assert rows("select warc_file from captures") == [("b.warc.gz",)]


def test_a_page_without_capture_is_refused(writer):
    page = article(A)
    with pytest.raises(ValueError, match="never ahead of its record"):
        writer.article(type(page)(type(page.page)(A, b""), page.fields))


def test_the_whole_database_holds_together(archive, writer):
    for hours in (0, 1):
        writer.article(article(A, hours, headline=str(hours), authors=("Ana Roy",), links=(A,)))
    writer.rebuild([article(A, hours, headline="Un") for hours in (0, 1)])
    writer.commit()
    assert archive.db.execute("pragma foreign_key_check").fetchall() == []
    assert archive.db.execute("pragma integrity_check").fetchone()[0] == "ok"
    indexes.check(archive.db)
