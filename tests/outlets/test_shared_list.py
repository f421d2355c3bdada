"""The outlets' files against the reference list they were made from."""

import json

import pytest

from archiver.outlets import find


@pytest.fixture(scope="module")
def rows(shared):
    return [json.loads(line) for line in (shared / "outlets.jsonl").read_text().splitlines()]


def test_every_outlet_of_the_list_is_known_with_its_place(rows):
    outlets = find()
    for row in rows:
        outlet = outlets.named(row["name"])
        assert (outlet.title, outlet.zone, outlet.country) == (row["title"], row["zone"], row["country"])


def test_every_example_address_is_an_article_of_its_outlet(rows):
    outlets = find()
    for row in rows:
        for example in row["examples"]:
            outlet = outlets.of(example)
            assert outlet is outlets.named(row["name"]), example
            assert outlet.is_article(example), example


@pytest.mark.parametrize(
    "name, zone",
    [
        ("clicanoo", "Indian/Reunion"),
        ("tahitiinfos", "Pacific/Tahiti"),
        ("lnc", "Pacific/Noumea"),
        ("franceantilles", "America/Martinique"),
        ("ledevoir", "America/Toronto"),
        ("letemps", "Europe/Zurich"),
        ("actualitecd", "Africa/Kinshasa"),
        ("lenouvellistehaiti", "America/Port-au-Prince"),
    ],
)
def test_an_outlet_far_from_paris_has_its_own_clock(name, zone):
    assert find().named(name).zone == zone
