"""The reference moment as people and manifests write it."""

import pytest

from archiver.dates.reference import instant_named
from archiver.errors import UsageError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-03-12T18:30:00+01:00", "2024-03-12T18:30:00+01:00"),
        ("2024-03-12T18:30:00Z", "2024-03-12T18:30:00+00:00"),
        ("2024-03-12T18:30", "2024-03-12T18:30:00+00:00"),
        ("2024-03-12", "2024-03-12T23:59:59.999999+00:00"),
        ("2024-02", "2024-02-29T23:59:59.999999+00:00"),
    ],
)
def test_an_instant_is_utc_without_offset_and_a_day_alone_its_end(text, value):
    assert instant_named(text).isoformat() == value


def test_nothing_is_no_instant():
    assert instant_named(None) is None


@pytest.mark.parametrize("text", ["hier", "2024-13", "2024", 5, "12/03/2024"])
def test_what_is_no_instant_is_a_usage_error_with_the_remedy(text):
    with pytest.raises(UsageError, match=r"write 2026-03-12T18:30:00\+01:00"):
        instant_named(text)
