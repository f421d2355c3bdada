from datetime import timedelta

import pytest

from archiver.store import lookups
from tests.store.conftest import START, article, capture

A = "https://journal.example/a"


@pytest.mark.parametrize("hours, found", [(-5, 0), (1, 0), (3, 4), (99, 4)])
def test_the_capture_nearest_to_an_instant(archive, writer, hours, found):
    for at in (0, 4):
        writer.capture(capture(A, at))
    assert archive.nearest(A, START + timedelta(hours=hours)).captured_at == START + timedelta(hours=found)


def test_what_a_crash_left_unread_is_listed_and_its_places_known(archive, writer):
    writer.capture(capture(A, 0, warc_file="a.warc.gz.open", warc_offset=7))
    writer.capture(capture(f"{A}.jpg", 0, mime="image/jpeg"))
    writer.article(article("https://journal.example/read", 0))
    assert [each.url for each in lookups.unread(archive.db)] == [A]
    assert 7 in lookups.places(archive.db, "a.warc.gz")
    assert lookups.places(archive.db, "b.warc.gz") == set()


def test_a_capture_comes_back_as_it_was_written(archive, writer):
    written = capture(A, 0, etag='"1"', location="https://journal.example/b", entity_digest="sha256:00")
    writer.capture(written)
    assert archive.nearest(A, START) == written
