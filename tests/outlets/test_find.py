"""Outlets are found by scanning folders; addresses and names lead to them."""

from datetime import date
from pathlib import Path

import pytest

import archiver.outlets
from archiver.errors import ArchiverError, UsageError
from archiver.outlets import Outlet, Outlets, Rules, find

OWN = """
from archiver.outlets import Outlet
OUTLET = Outlet(name="{name}", title="Le Courrier du lac", hosts=["{host}"],
                home="https://www.courrierdulac.example/", feeds=["/rss.xml"])
"""


def working_folder(folder: Path, file: str, text: str) -> Path:
    (folder / "outlets").mkdir()
    (folder / "outlets" / file).write_text(text)
    return folder


def test_every_outlet_file_is_known_by_its_name():
    files = {path.stem for path in Path(archiver.outlets.__file__).parent.glob("*.py")} - {"__init__"}
    assert {outlet.name for outlet in find()} == files
    assert len(files) >= 12


@pytest.mark.parametrize(
    "url, name",
    [
        ("https://www.lemonde.fr/planete/article/x.html", "lemonde"),
        ("http://LEMONDE.FR:80/", "lemonde"),
        ("https://abonnes.lemonde.fr/", "lemonde"),
        ("https://notlemonde.fr/", None),
        ("https://www.lemonde.fr.evil.example/", None),
        ("mailto:redaction@lemonde.fr", None),
        ("https://[bad/", None),
        ("", None),
    ],
)
def test_an_address_belongs_to_the_outlet_that_claims_its_host_or_domain(url, name):
    outlet = find().of(url)
    assert (outlet.name if outlet else None) == name


def test_a_shared_host_is_divided_by_path():
    world = Outlet(name="world", title="W", hosts=("bbc.example",), home="https://bbc.example/")
    french = Outlet(name="french", title="F", hosts=("bbc.example/afrique",), home="https://bbc.example/afrique")
    outlets = Outlets([world, french])
    urls = ("https://bbc.example/afrique/x", "https://bbc.example/afrique", "https://bbc.example/afriques")
    assert [outlets.of(url) for url in urls] == [french, french, world]


def test_an_own_file_in_the_working_folder_is_picked_up(tmp_path):
    text = OWN.format(name="courrierdulac", host="www.courrierdulac.example")
    outlets = find(working_folder(tmp_path, "courrierdulac.py", text))
    assert outlets.of("https://www.courrierdulac.example/a") is outlets.named("courrierdulac")
    assert outlets.named("courrierdulac").feeds == ("https://www.courrierdulac.example/rss.xml",)


def test_an_own_file_replaces_the_packaged_outlet_of_its_name(tmp_path):
    text = OWN.format(name="lemonde", host="courrierdulac.example")
    outlets = find(working_folder(tmp_path, "lemonde.py", text))
    assert outlets.named("lemonde").title == "Le Courrier du lac"
    assert outlets.of("https://www.lemonde.fr/") is None


def test_a_working_folder_without_own_outlets_has_the_packaged_ones(tmp_path):
    assert list(find(tmp_path)) == list(find())


@pytest.mark.parametrize(
    "text, told",
    [
        (OWN.format(name="own", host="autre.example"), "own.py: home https://www.courrierdulac.example/ is at none"),
        ("OUTLET = Outlet(", "own.py line 1: '(' was never closed"),
        ("\nOUTLET = Outlet()", "own.py line 2: name 'Outlet' is not defined"),
        ("x = 1", "own.py has no outlet: write OUTLET = Outlet(name='own', ...) in it"),
        (OWN.format(name="autre", host="a.example"), "own.py calls its outlet 'autre': write name='own'"),
        (OWN.replace('["{host}"]', '"a.example"').replace("{name}", "own"), "hosts must be a list: write hosts=['a.ex"),
    ],
)
def test_a_faulty_own_file_is_told_in_one_line_with_file_and_remedy(tmp_path, text, told):
    with pytest.raises(ArchiverError) as fault:
        find(working_folder(tmp_path, "own.py", text))
    assert told in str(fault.value)
    assert "\n" not in str(fault.value)


def test_an_unknown_name_is_answered_with_the_nearest_one():
    with pytest.raises(UsageError, match="no outlet is named 'lemnde': did you mean lemonde"):
        find().named("lemnde")


@pytest.mark.parametrize(
    "day, body",
    [(date(2024, 12, 31), "old"), (date(2025, 1, 1), "new"), (None, "new"), (date(2019, 1, 1), None)],
)
def test_the_rules_in_force_on_the_day_of_capture_apply(day, body):
    rules = (Rules(since="2020-01-01", until="2024-12-31", body="old"), Rules(since="2025-01-01", body="new"))
    outlets = Outlets([Outlet(name="a", title="A", hosts=("a.example",), home="https://a.example/", rules=rules)])
    assert outlets.rules("https://a.example/x", day).body == body


def test_an_unknown_host_has_no_rules():
    assert find().rules("https://unknown.example/", None) == Rules()
