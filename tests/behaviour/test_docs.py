"""docs/behaviour.md names tests that are there, and every situation that was reported."""

import json
import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
PAGE = (TESTS.parent / "docs/behaviour.md").read_text()


def test_every_test_that_the_page_names_is_there():
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", PAGE)
    assert len(named) > 20
    assert [name for path, name in named if f"def {name}(" not in (TESTS / path).read_text()] == []


def test_every_reported_situation_has_its_line(shared):
    cases = map(json.loads, (shared / "cases/cases.jsonl").read_text().splitlines())
    reported = [case["id"].removeprefix("behaviour-") for case in cases if case["kind"] == "behaviour"]
    assert [name for name in reported if f"\n| {name}: " not in PAGE] == []
