"""The reference cases of kind "dates": forms from the field."""

import json
from datetime import datetime
from pathlib import Path

from archiver.dates import read


def right(case: dict, got: tuple) -> bool:
    """Whether the answer is the case's; relative hours are compared with their tolerance by cases/run.py alone."""
    return any(
        got[:2] == (answer["published"], answer["modified"]) and answer["precision"] in (None, got[2])
        for answer in (case, *(case.get("accept") or []))
    )


def test_every_dateline_of_the_reference_cases_reads_as_it_should(shared: Path) -> None:
    cases = [json.loads(line) for line in (shared / "cases" / "cases.jsonl").read_text().splitlines()]
    wrong = []
    for case in cases:
        if case["kind"] == "dates" and not case.get("tolerance_minutes"):
            reference = datetime.fromisoformat(case["reference"]) if case["reference"] else None
            told = read(case["text"], "dateline", reference, case["tz"])
            published, modified = (d.iso() if d else None for d in (told.published, told.modified))
            precision = (told.published or told.modified).precision if told.published or told.modified else None
            wrong += [] if right(case, (published, modified, precision)) else [(case["text"], published, modified)]
    assert wrong == []
