"""docs/add-an-outlet.md, done literally."""

import re
from dataclasses import fields
from pathlib import Path

from archiver.outlets import Rules, find
from archiver.outlets.consistency import faults

DOC = (Path(__file__).parents[2] / "docs" / "add-an-outlet.md").read_text()
FILE, RULES = re.findall(r"```python\n(.*?)```", DOC, re.S)


def test_the_documented_file_makes_an_outlet_without_faults(tmp_path):
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "lavigie.py").write_text(FILE)
    outlets = find(tmp_path)
    assert outlets.of("https://lavigie.example/a").name == "lavigie"
    assert faults(outlets) == []


def test_the_documented_rules_can_be_given_to_it(tmp_path):
    (tmp_path / "outlets").mkdir()
    text = RULES + FILE.replace('paywall="mixed",', 'paywall="mixed", rules=RULES,')
    (tmp_path / "outlets" / "lavigie.py").write_text(text)
    assert len(find(tmp_path).named("lavigie").rules) == 2


def test_every_field_of_a_rule_is_documented():
    assert [field.name for field in fields(Rules) if f"`{field.name}`" not in DOC and field.name not in DOC] == []
