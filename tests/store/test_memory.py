from datetime import timedelta

import pytest

from archiver.article import Announcement, Article, Fields, Page
from archiver.store import memory
from tests.store.conftest import START, article, capture

A = "https://journal.example/a"
B = "https://journal.example/b"
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    "answer, settled",
    [({}, True), ({"status": 304}, True), ({"status": 410}, True), ({"status": 301, "location": B}, False),
     ({"status": 403}, False), ({"status": 503}, False), ({"status": 429}, False),
     ({"error": "truncated length"}, False), ({"status": None, "error": "timeout"}, False)],
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


def test_a_redirect_settles_an_address_once_its_target_was_answered(archive, writer):
    writer.capture(capture(A, 0, status=301, location=B))
    assert archive.known(A) is None
    writer.capture(capture(B, 1))
    assert archive.known(A).last_seen == START


def test_a_loop_of_redirects_settles_nothing(archive, writer):
    writer.capture(capture(A, 0, status=302, location=B))
    writer.capture(capture(B, 0, status=302, location=A))
    assert archive.known(A) is None


def test_what_was_announced_lately_and_is_no_article_is_pending(archive, writer):
    for url in (A, B):
        writer.announce(Announcement(url, "feed", "https://journal.example/rss"), START, outlet="journal")
    writer.article(article(A, 1))
    assert memory.pending(archive.db, "journal", START + DAY) == [B]
    assert memory.pending(archive.db, "journal", START + 8 * DAY) == []
    assert [each.url for each in memory.announced_in(archive.db, "https://journal.example/rss")] == [A, B]


@pytest.mark.parametrize("ages, after, found", [([], 1, []), ([7 * DAY], 8, [A]), ([7 * DAY], 15, [])])
def test_an_article_ages_until_some_days_after_its_last_age(archive, writer, ages, after, found):
    writer.article(article(A, 0, outlet="journal"))
    assert memory.ageing(archive.db, "journal", ages, START + after * DAY) == found
