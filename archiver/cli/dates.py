"""`archiver dates`: reads datelines."""

from __future__ import annotations

import json
import sys
from typing import Any, BinaryIO

import click

from archiver.dates import read
from archiver.dates.explain import tokens_of
from archiver.dates.reference import instant_named
from archiver.errors import UsageError

_encode = json.JSONEncoder(ensure_ascii=False).encode  # made once: json.dumps makes one a line


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
            sys.stdout.write(_encode(_answer(line, number, explain)) + "\n")


def _answer(line: bytes, number: int, explain: bool) -> dict[str, Any]:
    asked = _asked(line, number)
    text = asked["text"]
    try:
        reference = instant_named(asked.get("reference"))
        reading = read(text, "dateline", reference, asked.get("tz") or "Europe/Paris")
    except UsageError as fault:
        raise UsageError(f"line {number}: {fault}") from fault
    answer: dict[str, Any] = {"text": text}
    for what, dated in (("published", reading.published), ("modified", reading.modified)):
        answer[what] = dated.iso() if dated else None
        answer[f"{what}_precision"] = dated.precision if dated else None
    return answer | {"tokens": tokens_of(text)} if explain else answer


def _asked(line: bytes, number: int) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError:
        asked = None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise UsageError(f'line {number} has no "text": write {{"text": "Publié le 12 mars 2024"}}')
    return asked
