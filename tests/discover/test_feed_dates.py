"""Dates of feeds: as they are written, and which of them counts."""

import pytest

from archiver.discover import feed

URL = "https://www.lequotidien.example/rss.xml"


def dated(inner: str, zone: str = "Europe/Paris"):
    text = f"<rss><channel><item><link>/a</link>{inner}</item></channel></rss>"
    (found,) = feed(text.encode(), URL, None, zone)
    return found


@pytest.mark.parametrize(
    "written, iso",
    [
        ("Tue, 12 Mar 2024 18:30:00 +0100", "2024-03-12T18:30:00+01:00"),
        ("Tue, 12 Mar 2024 18:30:00 GMT", "2024-03-12T18:30:00+00:00"),
        ("12 Mar 24 18:30 CET", "2024-03-12T18:30:00+01:00"),
        ("Fri, 12 Mar 99 18:30:00 +0100", "1999-03-12T18:30:00+01:00"),
        ("Tuesday, March 12, 2024 - 18:30", "2024-03-12T18:30:00+01:00"),
        ("mar 12/03/2024 - 18:30", "2024-03-12T18:30:00+01:00"),
        ("Tue, 18 Sept 2018 15:53:56 +0200", "2018-09-18T15:53:56+02:00"),
        ("mar., 12 mars 2024 18:30:00 +0100", "2024-03-12T18:30:00+01:00"),
        ("2024-03-12T18:30:00Z", "2024-03-12T18:30:00+00:00"),
        ("2024-03-12T18:30:00.500+01:00", "2024-03-12T18:30:00.500000+01:00"),
        ("2024-03-12 18:30:00", "2024-03-12T18:30:00+01:00"),
        ("2024-03-12", "2024-03-12"),
        ("2024-03", "2024-03"),
    ],
)
def test_a_written_date_is_read_with_its_own_precision(written, iso):
    found = dated(f"<pubDate>{written}</pubDate>")
    assert (found.date.iso(), found.date_text, found.what, found.date.source) == (iso, written, "published", "feed")


@pytest.mark.parametrize(
    "written", ["0000-00-00", "Tue, 31 Feb 2024 18:30:00 GMT", "hier à 18 h", "9999999999999", "1970-01-01T00:00:00Z"]
)
def test_a_date_that_is_not_understood_is_kept_as_text_only(written):
    found = dated(f"<pubDate>{written}</pubDate>")
    assert (found.date, found.date_text) == (None, written)


def test_a_clock_without_offset_is_on_the_outlets_wall():
    assert dated("<pubDate>2024-07-12T18:30:00</pubDate>", "America/Toronto").date.iso() == "2024-07-12T18:30:00-04:00"


@pytest.mark.parametrize(
    "inner, what, day",
    [
        ("<updated>2024-03-13</updated><published>2024-03-12</published>", "published", "2024-03-12"),
        ("<updated>2024-03-13</updated>", "modified", "2024-03-13"),
        ("<dc:date>2024-03-12</dc:date>", "published", "2024-03-12"),
        ("<pubDate></pubDate><dc:date>2024-03-12</dc:date>", "published", "2024-03-12"),
    ],
)
def test_the_publication_counts_before_the_modification(inner, what, day):
    found = dated(inner)
    assert (found.what, found.date.iso()) == (what, day)


def test_no_date_is_no_date():
    assert (dated("").date, dated("").date_text) == (None, None)
