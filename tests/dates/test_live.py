"""Times of a live blog's entries."""

from datetime import datetime

import pytest

from archiver.article import Dated, RawEntry
from archiver.dates.live import read_entries

PUBLISHED = Dated(datetime.fromisoformat("2024-03-12T07:50:00+01:00"), "minute", "json-ld")
MODIFIED = Dated(datetime.fromisoformat("2024-03-13T00:20:00+01:00"), "minute", "json-ld")
CAPTURED_AT = datetime.fromisoformat("2024-03-12T19:00:00+01:00")


def times(*texts: str | None, published=PUBLISHED, modified=None, captured_at=CAPTURED_AT) -> list[str | None]:
    entries = [RawEntry(text, None, "…") for text in texts]
    found = read_entries(entries, published, modified, captured_at, "Europe/Paris")
    return [entry.date.iso()[:16] if entry.date else None for entry in found]


def test_hours_alone_are_on_the_pages_day() -> None:
    assert times("18h30", "12 h 05", "à 8h") == ["2024-03-12T18:30", "2024-03-12T12:05", "2024-03-12T08:00"]


@pytest.mark.parametrize("modified", [None, MODIFIED])
def test_newest_first_is_carried_over_midnight(modified: Dated | None) -> None:
    found = times("00:15", "23:40", "08:00", modified=modified, captured_at=None)
    assert found == ["2024-03-13T00:15", "2024-03-12T23:40", "2024-03-12T08:00"]


def test_oldest_first_is_carried_over_midnight() -> None:
    found = times("22h", "23h", "23h55", "00h10", "01h", captured_at=None)
    assert found[2:] == ["2024-03-12T23:55", "2024-03-13T00:10", "2024-03-13T01:00"]


def test_an_entry_that_tells_its_day_gives_it_to_its_neighbours() -> None:
    found = times("00h30", "2024-03-10T23:50:00+01:00", "23h10", "21h")
    assert found == ["2024-03-11T00:30", "2024-03-10T23:50", "2024-03-10T23:10", "2024-03-10T21:00"]


def test_a_pinned_entry_a_little_out_of_order_makes_no_midnight() -> None:
    assert times("18h10", "18h30", "17h", "16h")[:2] == ["2024-03-12T18:10", "2024-03-12T18:30"]


def test_without_dates_of_the_page_the_capture_tells_the_day() -> None:
    assert times("18h30", "17h", published=None) == ["2024-03-12T18:30", "2024-03-12T17:00"]
    assert times("18h30", published=None, captured_at=None) == [None]


def test_what_is_no_time_is_none_and_the_order_is_kept() -> None:
    assert times("18h30", "L'essentiel", None, "17h") == ["2024-03-12T18:30", None, None, "2024-03-12T17:00"]


def test_minutes_ago_are_read_against_the_capture() -> None:
    assert times("il y a 5 min", "18h30") == ["2024-03-12T18:55", "2024-03-12T18:30"]
