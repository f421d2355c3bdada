"""Dates that machines write, in JSON-LD, metas, page states and <time> elements."""

import pytest

from archiver.dates import read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-03-12T18:30:00+01:00", "2024-03-12T18:30:00+01:00"),
        ("2024-03-12T17:30:00.000Z", "2024-03-12T17:30:00+00:00"),
        ("2024-03-12T18:30:00+0100", "2024-03-12T18:30:00+01:00"),
        ("2024-03-12T18:30", "2024-03-12T18:30:00+01:00"),
        ("2017-04-05T19:26:13.393658", "2017-04-05T19:26:13.393658+02:00"),
        ("2024-04-30 16:01:14 +02:00", "2024-04-30T16:01:14+02:00"),
        ("2016-08-15CEST10:01:00+0200", "2016-08-15T10:01:00+02:00"),
        ("2020-08-25|00h23", "2020-08-25T00:23:00+02:00"),
        ("Tue, 12 Mar 2024 18:30:00 +0100", "2024-03-12T18:30:00+01:00"),
        ("Tue, 12 Mar 2024 17:30:00 GMT", "2024-03-12T17:30:00+00:00"),
        ("Tue Aug 25 2020 00:23:33 GMT+0000 (Coordinated Universal Time)", "2020-08-25T00:23:33+00:00"),
        ("Tue Mar 12 18:30:00 CET 2024", "2024-03-12T18:30:00+01:00"),
        ("2024-03-12T18:30:00+01:00[Europe/Paris]", "2024-03-12T18:30:00+01:00"),
        ("2024-03-12 18:30:00.0", "2024-03-12T18:30:00+01:00"),
        ("/Date(1712331642123)/", "2024-04-05T15:40:42+00:00"),
        ("1712331642", "2024-04-05T15:40:42+00:00"),
        ("1712331642123", "2024-04-05T15:40:42+00:00"),
        ("20240312T183000Z", "2024-03-12T18:30:00+00:00"),
        ("202403121830", "2024-03-12T18:30:00+01:00"),
        ("20170425", "2017-04-25"),
        ("2024-3-5", "2024-03-05"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("Lundi 8 octobre 2012, 00 h 12", "2012-10-08T00:12:00+02:00"),
    ],
)
def test_each_spelling_tells_exactly_what_is_written(text: str, value: str) -> None:
    assert read(text, "json-ld").published.iso() == value


@pytest.mark.parametrize(
    "text", ["2020-02-19T00:00:00-05:00", "2020-02-19T00:00:00Z", "2020-02-19 00:00:00", "2020-02-19T05:00:00Z"]
)
def test_a_midnight_that_software_added_stays_a_day(text: str) -> None:
    dated = read(text, "json-ld", zone="America/Toronto").published
    assert (dated.iso(), dated.precision) == ("2020-02-19", "day")


@pytest.mark.parametrize(
    "text",
    ["0000-00-00", "0001-01-01T00:00:00", "1970-01-01T00:00:00Z", "1970-01-01T01:00:00+01:00", "2024-13-12", "0"],
)
def test_an_empty_field_is_no_date(text: str) -> None:
    assert read(text, "meta").published is None


def test_an_impossible_clock_leaves_the_day() -> None:
    assert read("2024-03-12T25:10:00Z", "meta").published.iso() == "2024-03-12"
