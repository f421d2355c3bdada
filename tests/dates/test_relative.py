"""Relative and year-less datelines, read against the capture."""

from datetime import datetime

import pytest

from archiver.article import Dated
from archiver.dates import read

FRIDAY = datetime.fromisoformat("2024-03-15T10:00:00+01:00")


def published(text: str, captured_at: datetime | None = FRIDAY, zone: str = "Europe/Paris") -> Dated | None:
    return read(text, "dateline", captured_at, zone).published


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("il y a une heure", "2024-03-15T09:00:00+01:00", "hour"),
        ("publié il y a 2h30", "2024-03-15T07:30:00+01:00", "hour"),
        ("Il y a 1 h 30", "2024-03-15T08:30:00+01:00", "hour"),
        ("il y a un quart d'heure", None, None),
        ("Il y a 15 minutes", "2024-03-15T09:45:00+01:00", "minute"),
        ("il y a 30 sec", "2024-03-15T09:59:00+01:00", "minute"),
        ("à l’instant", "2024-03-15T10:00:00+01:00", "minute"),
        ("il y a 1 jour", "2024-03-14", "day"),
        ("il y a 3 semaines", "2024-02", "month"),
        ("il y a 2 mois", "2024-01", "month"),
        ("il y a 1 an", "2023", "year"),
        ("il y a plus de 2 ans", None, None),
        ("il y a quelques jours", None, None),
    ],
)
def test_a_count_is_never_more_precise_than_its_unit(text: str, value: str | None, precision: str | None) -> None:
    dated = published(text)
    assert (dated and dated.iso(), dated and dated.precision) == (value, precision)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Aujourd'hui, 9 h 05", "2024-03-15T09:05:00+01:00"),
        ("Publié aujourd’hui à 07h22", "2024-03-15T07:22:00+01:00"),
        ("Ce matin, 8h15", "2024-03-15T08:15:00+01:00"),
        ("Hier soir à 22h", "2024-03-14T22:00:00+01:00"),
        ("avant hier à 20h", "2024-03-13T20:00:00+01:00"),
        ("hier à 00h00", "2024-03-14T00:00:00+01:00"),
        ("lundi", "2024-03-11"),
        ("Publié à 0 h 23", "2024-03-15T00:23:00+01:00"),
        ("Publié à 23h50", "2024-03-14T23:50:00+01:00"),
        ("5 nov. à 18h02", "2023-11-05T18:02:00+01:00"),
        ("15 mars à 18h", "2023-03-15T18:00:00+01:00"),
        ("29 février", "2024-02-29"),
        ("12.03.", "2024-03-12"),
    ],
)
def test_the_latest_moment_not_after_the_capture(text: str, value: str) -> None:
    assert published(text).iso() == value


def test_today_at_an_hour_still_to_come_is_unknown() -> None:
    assert published("Aujourd'hui à 18h") is None


@pytest.mark.parametrize("text", ["hier", "il y a 2 heures", "lundi à 9 h", "12 mars", "17/11", "Publié à 18h30"])
def test_without_a_capture_relative_dates_are_unknown(text: str) -> None:
    assert published(text, captured_at=None) is None


def test_without_a_capture_a_second_date_takes_the_year_of_the_first() -> None:
    reading = read("Publié le 11 mars 2024 à 8h, modifié le 12 mars à 9h")
    assert reading.modified.iso() == "2024-03-12T09:00:00+01:00"


def test_yesterday_is_the_outlets_yesterday() -> None:
    captured_at = datetime.fromisoformat("2024-03-13T02:00:00+00:00")
    assert published("hier", captured_at, "America/Montreal").iso() == "2024-03-11"
    assert published("hier", captured_at, "Pacific/Noumea").iso() == "2024-03-12"


@pytest.mark.parametrize(
    "text",
    ["1/2", "24/7", "9/11", "3.5", "14-Juillet", "11-Septembre", "Mardi gras", "Il y a 20 ans, le mur tombait",
     "Le 8 mars, journée des droits des femmes", "Publié il y a un peu plus de 2h"],
)  # fmt: skip
def test_figures_and_names_of_events_are_no_dates(text: str) -> None:
    assert published(text) is None
