"""`archiver outlets`: the list, and what is inconsistent."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from archiver.cli.outlets import command

OWN = """from archiver.outlets import Outlet
OUTLET = Outlet(name="monjournal", title="Mon journal", hosts=["{host}"], home="https://{host}/", feeds=["/rss.xml"])
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "outlets").mkdir()
    monkeypatch.chdir(tmp_path)
    return CliRunner().invoke


def own(host: str) -> None:
    Path("outlets/monjournal.py").write_text(OWN.format(host=host))


def test_outlets_are_listed_with_their_name_and_home(run):
    own("www.monjournal.example")
    lines = run(command, []).output.splitlines()
    assert any(line.split()[0] == "lemonde" and line.endswith("https://www.lemonde.fr/") for line in lines)
    assert any("Mon journal" in line for line in lines)


def test_the_list_is_json_for_programs(run):
    rows = json.loads(run(command, ["--json"]).output)
    assert {"name", "title", "hosts", "zone", "feeds", "article_url"} <= rows[0].keys()


def test_a_clean_set_is_status_0(run):
    own("www.monjournal.example")
    result = run(command, ["--check"])
    assert (result.exit_code, result.output.splitlines()[-1].endswith("outlets, 0 faults")) == (0, True)


def test_a_host_of_another_outlet_is_status_1_and_one_line(run):
    own("www.lemonde.fr")
    result = run(command, ["--check"])
    assert (result.exit_code, result.output.splitlines()[0]) == (1, "monjournal: lemonde.fr is also of lemonde")


def test_faults_are_json_for_programs(run):
    own("www.lemonde.fr")
    answer = json.loads(run(command, ["--check", "--json"]).output)
    assert answer["faults"] == [{"outlet": "monjournal", "fault": "lemonde.fr is also of lemonde"}]
