"""Written zones, zones of outlets, clocks that jump."""

import pytest

from archiver.dates import read
from archiver.errors import UsageError


@pytest.mark.parametrize(
    ("words", "offset"),
    [
        ("HNE", "-05:00"),
        ("HAE", "-04:00"),
        ("(HAA)", "-03:00"),
        ("TU", "+00:00"),
        ("T.U.", "+00:00"),
        ("GMT", "+00:00"),
        ("GMT+1", "+01:00"),
        ("UTC-5", "-05:00"),
        ("+0530", "+05:30"),
        ("CET", "+01:00"),
        ("(heure de Paris)", "+01:00"),
        (", heure de Montréal", "-04:00"),
        ("heure de l'Est", "-04:00"),
        ("heure belge", "+01:00"),
        ("(heure d'Haïti)", "-04:00"),
        ("heure de Beyrouth", "+02:00"),
    ],
)
def test_a_written_zone_beats_the_outlets(words: str, offset: str) -> None:
    reading = read(f"Publié le 12 mars 2024 à 18h30 {words}", zone="Pacific/Tahiti")
    assert reading.published.iso() == f"2024-03-12T18:30:00{offset}"


def test_a_zone_written_once_holds_for_both_hours() -> None:
    reading = read("Publié le 12 mars 2024 à 18h30, mis à jour à 19h (heure de Paris)", zone="America/Toronto")
    assert (reading.published.iso()[-6:], reading.modified.iso()[-6:]) == ("+01:00", "+01:00")


@pytest.mark.parametrize("words", ["heure locale", "est paru", "- 12 commentaires"])
def test_words_that_name_no_zone_leave_the_outlets(words: str) -> None:
    assert read(f"12 mars 2024 à 18h30 {words}", zone="Pacific/Tahiti").published.iso() == "2024-03-12T18:30:00-10:00"


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("Europe/Zurich", "+02:00"),
        ("America/Miquelon", "-02:00"),
        ("Indian/Reunion", "+04:00"),
        ("Pacific/Noumea", "+11:00"),
        ("Africa/Abidjan", "+00:00"),
        ("Africa/Kinshasa", "+01:00"),
    ],
)
def test_an_hour_is_of_the_outlets_zone_on_that_day(zone: str, offset: str) -> None:
    assert read("14 juillet 2024 à 6h45", zone=zone).published.iso() == f"2024-07-14T06:45:00{offset}"


def test_of_an_hour_that_came_twice_the_first_is_meant() -> None:
    assert read("27 octobre 2024 à 2h30").published.iso() == "2024-10-27T02:30:00+02:00"


@pytest.mark.parametrize("zone", ["Europe/Pariss", "", "../etc/passwd"])
def test_a_zone_that_is_none_is_a_usage_error_with_the_remedy(zone: str) -> None:
    with pytest.raises(UsageError, match="IANA name"):
        read("12 mars 2024", zone=zone)
