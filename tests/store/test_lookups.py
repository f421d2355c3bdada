from datetime import timedelta

import pytest

from archiver.article import Article, Fields, Page
from archiver.store import lookups
from tests.store.conftest import START, article, capture

A = "https://journal.example/a"


@pytest.mark.parametrize(
    "answer, settled",
    [({}, True), ({"status": 304}, True), ({"status": 410}, True), ({"status": 301}, True), ({"status": 403}, False),
     ({"status": 503}, False), ({"status": 429}, False), ({"status": None, "error": "timeout"}, False)],
)  # fmt: skip
def test_an_address_is_known_once_it_was_answered_well(archive, writer, answer, settled):
    writer.capture(capture(A, 2, **answer))
    known = archive.known(f"{A}?utm_source=rss")
    assert (known is not None) == settled
    assert known is None or known.first_seen == START + timedelta(hours=2)


def test_a_page_is_asked_against_its_latest_whole_capture_with_a_validator(archive, writer):
    writer.capture(capture(A, 0, etag='"1"'))
    writer.capture(capture(A, 1, etag='"2"'))
    writer.capture(capture(A, 2, etag='"3"', error="cut off"))
    writer.capture(capture(A, 3, etag='"2"', record_type="revisit", status=304))
    known = archive.known(A)
    assert (known.original.etag, known.last_seen - known.first_seen) == ('"2"', timedelta(hours=3))


def test_a_consent_wall_is_nothing_to_ask_against(archive, writer):
    shown = capture(A, 0, etag='"wall"')
    writer.article(Article(Page(A, b"", capture=shown), Fields(A, page_type="consent")))
    assert archive.known(A).original is None


def test_the_original_of_a_payload_is_its_first_whole_response(archive, writer):
    writer.capture(capture(A, 1, payload_digest="sha1:X"))
    writer.capture(capture(A, 0, payload_digest="sha1:X", error="cut off"))
    writer.capture(capture(A, 2, payload_digest="sha1:X", record_type="revisit"))
    assert archive.original("sha1:X").captured_at == START + timedelta(hours=1)
    assert archive.original("sha1:Y") is None


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
