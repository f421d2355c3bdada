"""Ages at which an archived address is asked for again."""

from datetime import UTC, datetime, timedelta

import pytest

from archiver.errors import UsageError
from spiders.recheck import ages, is_due

FIRST = datetime(2026, 3, 12, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_ages_are_read_in_any_order():
    assert ages("1d, 6h,30m") == (timedelta(minutes=30), timedelta(hours=6), timedelta(days=1))


@pytest.mark.parametrize("text", ["soon", "1w", "-1h", "1.5h", "1h;6h"])
def test_what_is_no_age_is_told_with_the_form_to_write(text):
    with pytest.raises(UsageError, match="is not an age: write 30m"):
        ages(text)


@pytest.mark.parametrize(
    "recheck, last, now, due",
    [
        ("1h,6h", 0, 0.5, False),
        ("1h,6h", 0, 1, True),
        ("1h,6h", 1, 5, False),
        ("1h,6h", 1, 6, True),
        ("1h,6h", 6, 1000, False),
        ("1h,6h", 0, 1000, True),
        ("0", 0, 0, True),
        ("", 0, 1000, False),
    ],
)
def test_an_address_is_due_once_it_has_reached_an_age_since_it_was_last_asked_for(recheck, last, now, due):
    assert is_due(ages(recheck), FIRST, FIRST + last * HOUR, FIRST + now * HOUR) is due
