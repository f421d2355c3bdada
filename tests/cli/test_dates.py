"""`archiver dates`: JSON lines in, JSON lines out, clear errors."""

import json
import subprocess
import sys

import pytest


def archiver(stdin: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from archiver.cli import main; main()", "dates", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True)


def test_each_line_is_answered_in_order_null_included():
    asked = [
        {"text": "Publié hier à 18 h 30", "reference": "2024-03-13T02:00:00Z", "tz": "America/Montreal"},
        {"text": "Temps de lecture : 3 min", "reference": None},
    ]
    run = archiver("".join(json.dumps(line) + "\n" for line in asked))
    nothing = {"published": None, "published_precision": None, "modified": None, "modified_precision": None}
    found = {"published": "2024-03-11T18:30:00-04:00", "published_precision": "minute"}
    assert [json.loads(line) for line in run.stdout.splitlines()] == [
        {"text": asked[0]["text"], **nothing, **found},
        {"text": asked[1]["text"], **nothing},
    ]
    assert (run.returncode, run.stderr) == (0, "")


def test_explain_shows_the_tokens_and_their_parts():
    run = archiver('{"text": "Publié le 12 mars 2024 à 18h30 TU"}\n', "--explain")
    assert json.loads(run.stdout)["tokens"] == [
        {"kind": "published", "words": "publie"},
        {"kind": "date", "words": "12 mars 2024", "w_day": "12", "w_month": "mars", "w_year": "2024"},
        {"kind": "clock", "words": "18h30 tu", "hour": "18", "minute": "30", "zone": "tu"},
    ]


@pytest.mark.parametrize(
    "line",
    ["12 mars 2024", '"12 mars"', '{"texte": "12 mars"}', '{"text": 12}', '{"text": "x", "reference": "hier"}',
     '{"text": "x", "tz": "Europe/Pari"}', '{"text": "x", "tz": 5}', "\u00e9"],
)  # fmt: skip
def test_a_line_that_is_none_is_one_clear_error_after_the_answers_before_it(line: str):
    run = archiver(f'{{"text": "12 mars 2024"}}\n{line}\n')
    assert (run.returncode, len(run.stdout.splitlines()), len(run.stderr.splitlines())) == (2, 1, 1)
    assert run.stderr.startswith("archiver: line 2")
