"""What `archiver outlets --check` finds, and that the package's own files are clean."""

from dataclasses import replace
from pathlib import Path

import pytest

import archiver.outlets
from archiver.outlets import Outlet, Rules, find
from archiver.outlets.consistency import faults, faults_of

GOOD = Outlet(
    name="courrierdulac",
    title="Le Courrier du lac",
    hosts=("courrierdulac.example",),
    home="https://www.courrierdulac.example/",
    zone="Europe/Zurich",
    feeds=("/rss.xml",),
    article_url=r"^/\d{4}/[^/]+$",
    examples=("/2026/le-lac-deborde",),
)


def test_the_packages_own_outlets_are_consistent():
    assert faults(find()) == []


def test_an_outlets_file_has_under_twenty_lines():
    files = [f for f in Path(archiver.outlets.__file__).parent.glob("*.py") if f.stem != "__init__"]
    assert [f.name for f in files if len(f.read_text().splitlines()) >= 20] == []


@pytest.mark.parametrize(
    "change, told",
    [
        ({"name": "Courrier"}, "name 'Courrier': write small letters"),
        ({"name": "urls"}, "name 'urls'"),
        ({"zone": "Europe/Geneva"}, "zone 'Europe/Geneva' is not in the IANA data"),
        ({"zone": "/etc/passwd"}, "zone '/etc/passwd' is not in the IANA data"),
        ({"zone": "Europe"}, "zone 'Europe' is not in the IANA data"),
        ({"country": "Suisse"}, "country 'Suisse': write two capitals"),
        ({"language": "français"}, "language 'français': write it as 'fr-CH'"),
        ({"paywall": "dur"}, "paywall 'dur': write one of none, metered"),
        ({"hosts": ()}, "hosts is empty"),
        ({"hosts": ("https://courrierdulac.example",)}, "write a host in small letters without scheme"),
        ({"home": "https://autre.example/"}, "home https://autre.example/ is at none of the hosts"),
        ({"feeds": ("ftp://courrierdulac.example/rss",)}, "'ftp://courrierdulac.example/rss' is no http(s) address"),
        ({"feeds": ("/rss.xml", "/rss.xml")}, "https://www.courrierdulac.example/rss.xml is listed 2 times"),
        ({"article_url": "^/("}, "article_url is no regular expression"),
        ({"article_url": "^/"}, "article_url matches the home page"),
        ({"examples": ("/sport/",)}, "example https://www.courrierdulac.example/sport/ does not match article_url"),
        ({"examples": ("https://b.example/2026/a",)}, "example https://b.example/2026/a is at none of the hosts"),
        ({"feeds": (), "article_url": None, "examples": ()}, "nothing tells a crawl what an article is"),
    ],
)
def test_a_fault_of_an_outlet_is_told(change, told):
    assert [fault for fault in faults_of(replace(GOOD, **change)) if told in fault]


@pytest.mark.parametrize(
    "rules, told",
    [
        ((Rules(since="12/03/2026"),), "rule of '12/03/2026': write the day as 2026-03-12"),
        ((Rules(since="2026-01-01", until="2025-01-01"),), "ends before it begins"),
        ((Rules(body="div["),), "selector 'div[' is not CSS"),
        ((Rules(drop=("p:nth(",)),), "selector 'p:nth(' is not CSS"),
        ((Rules(state_published="("),), "is no regular expression"),
        ((Rules(state_published="date"),), "has no group"),
        ((Rules(false_z=("jsonld",)),), "false_z 'jsonld': write one of"),
        ((Rules(untrusted=("json-ld",)),), "untrusted 'json-ld': write it as"),
        ((Rules(until="2025-06-30"), Rules(since="2025-06-30")), "two rules hold on 2025-06-30"),
        ((Rules(), Rules()), "two rules hold on one day"),
    ],
)
def test_a_fault_of_rules_is_told(rules, told):
    assert [fault for fault in faults_of(replace(GOOD, rules=rules)) if told in fault]


def test_consecutive_rules_are_no_fault():
    rules = (Rules(since="2025-07-01"), Rules(since="2024-01-01", until="2025-06-30"), Rules(until="2023-12-31"))
    assert list(faults_of(replace(GOOD, rules=rules))) == []


def test_a_host_or_feed_claimed_twice_is_told_with_both_names():
    other = replace(GOOD, name="autre", hosts=("www.courrierdulac.example",))
    assert faults([GOOD, other]) == [
        ("autre", "courrierdulac.example is also of courrierdulac"),
        ("autre", "https://www.courrierdulac.example/rss.xml is also of courrierdulac"),
    ]
