from datetime import UTC, date, datetime

import pytest

from archiver.article import Dated
from archiver.store.publication import earliest
from tests.store.conftest import article

NOON = Dated(datetime(2026, 3, 1, 12, tzinfo=UTC), "minute", "json-ld")
EVENING = Dated(datetime(2026, 3, 1, 20, tzinfo=UTC), "minute", "meta")
SAME_DAY = Dated(date(2026, 3, 1), "day", "url")
NEXT_WEEK = Dated(date(2026, 3, 8), "day", "dateline")
MONTH = Dated(date(2026, 3, 1), "month", "url")
FEBRUARY = Dated(date(2026, 2, 1), "month", "url")


@pytest.mark.parametrize(
    "one, other, first",
    [
        (NOON, EVENING, NOON),
        (NOON, NEXT_WEEK, NOON),
        (SAME_DAY, NOON, NOON),
        (MONTH, NEXT_WEEK, NEXT_WEEK),
        (FEBRUARY, NEXT_WEEK, FEBRUARY),
        (None, MONTH, MONTH),
        (None, None, None),
    ],
)
def test_the_first_publication_is_the_earlier_or_the_finer_of_one_moment(one, other, first):
    assert earliest(one, other) == earliest(other, one) == first


def test_a_recapture_with_a_later_date_never_moves_the_first_publication(writer, rows):
    writer.article(article("https://journal.example/a", 0, date_published=NOON))
    writer.article(article("https://journal.example/a", 200, date_published=NEXT_WEEK))
    published = "select date_published, date_published_precision, date_published_source from articles"
    assert rows(published) == [("2026-03-01T12:00:00Z", "minute", "json-ld")]
