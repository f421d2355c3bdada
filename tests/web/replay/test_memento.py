from datetime import UTC, datetime

import pytest

from archiver.web.replay.memento import Memento, Neighbours, accepted, address, instant, links, timemap

NOON = datetime(2024, 3, 12, 12, 0, tzinfo=UTC)
EVENING = datetime(2024, 3, 12, 18, 30, tzinfo=UTC)
URL = "https://p.example/une"


@pytest.mark.parametrize(
    ("digits", "read"),
    [
        ("20240312120000", NOON),
        ("202403121200", NOON),
        ("2024", datetime(2024, 1, 1, tzinfo=UTC)),
        ("20240230", None),
        ("202", None),
        ("20241", None),
        ("abc", None),
    ],
)
def test_an_address_tells_its_instant_in_four_to_fourteen_digits(digits, read):
    assert instant(digits) == read


@pytest.mark.parametrize("header", ["", "demain", "2024-03-12", "Tue, 12 Mar 2024"])
def test_2_1_1_a_malformed_accept_datetime_is_none(header):
    assert accepted(header) is None


def test_2_1_1_accept_datetime_is_an_http_date():
    assert accepted("Tue, 12 Mar 2024 12:00:00 GMT") == NOON


def test_2_2_a_memento_links_to_original_timegate_timemap_and_its_neighbours():
    first, last = Memento(URL, NOON), Memento(URL, EVENING)
    header = links("http://r", URL, Neighbours(first, first, None, last))
    assert f'<{URL}>; rel="original"' in header
    assert f'<http://r/timegate/{URL}>; rel="timegate"' in header
    prev = f'<http://r/memento/20240312120000/{URL}>; rel="first prev memento"'
    assert f'{prev}; datetime="Tue, 12 Mar 2024 12:00:00 GMT"' in header
    assert 'rel="last memento"' in header


def test_5_a_timemap_tells_from_until_and_every_memento():
    lines = timemap("http://r", URL, [Memento(URL, NOON), Memento(URL, EVENING)]).splitlines()
    assert 'from="Tue, 12 Mar 2024 12:00:00 GMT"; until="Tue, 12 Mar 2024 18:30:00 GMT"' in lines[2]
    assert [line.split('rel="')[1].split('"')[0] for line in lines[3:]] == ["first memento", "last memento"]


def test_an_address_cannot_break_out_of_a_header():
    assert "\r" not in links("http://r", 'https://p.example/">\r\nX: y')
    assert address("http://r", Memento(URL, NOON), raw=True) == f"http://r/memento/20240312120000id_/{URL}"
