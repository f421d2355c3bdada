"""`archiver dates`: reads datelines."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import Any, BinaryIO

import click

from archiver.dates import read
from archiver.dates.explain import explain as explain_tokens
from archiver.errors import UsageError


@click.command("dates")
@click.option("--explain", is_flag=True, help="Add the tokens that the grammar saw.")
def command(explain: bool) -> None:
    """Read French datelines.

    Reads JSON lines {"text", "reference"?, "tz"?} from standard input and prints for each
    {"text", "published", "published_precision", "modified", "modified_precision"}; null is what a text does not tell.
    Relative and year-less dates are read against "reference" (ISO 8601 with offset), hours in "tz"
    (IANA name; Europe/Paris without it).
    """
    answer_lines(sys.stdin.buffer, explain)


def answer_lines(lines: BinaryIO, explain: bool) -> None:
    """Prints the reading of each line; UsageError naming the first line that is not as it must be."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            print(json.dumps(_answer(line, number, explain), ensure_ascii=False))


def _answer(line: bytes, number: int, explain: bool) -> dict[str, Any]:
    asked = _asked(line, number)
    reference = _instant(asked.get("reference"), number)
    reading = read(asked["text"], "dateline", reference, asked.get("tz") or "Europe/Paris")
    answer: dict[str, Any] = {"text": asked["text"]}
    for what, dated in (("published", reading.published), ("modified", reading.modified)):
        answer[what] = dated.iso() if dated else None
        answer[f"{what}_precision"] = dated.precision if dated else None
    if explain:
        answer["tokens"] = [{"kind": kind, "words": words} for kind, words in explain_tokens(asked["text"])]
    return answer


def _asked(line: bytes, number: int) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError as fault:
        raise UsageError(f'line {number} is not JSON: write {{"text": "Publié le 12 mars 2024"}}') from fault
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise UsageError(f'line {number} has no "text": write {{"text": "Publié le 12 mars 2024"}}')
    return asked


def _instant(text: object, number: int) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise UsageError(f"line {number}: reference {text!r} is no instant: write 2024-03-12T18:30:00+01:00")
    return moment
