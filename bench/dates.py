"""Time of one dateline against dateparser (`languages=["fr"]`), both in one run, interleaved.

    uv run python bench/dates.py [--rounds 7] [--cases ../shared/cases/cases.jsonl]

Each round reads every text once with one and then with the other; a text's figure is the median of its rounds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from time import process_time

import dateparser

from archiver.dates import read

TEXTS = (
    "12 mars 2024",
    "mardi 12 mars 2024",
    "12/03/2024 18:30",
    "12 mars 2024 à 18:30",
    "2024-03-12T18:30:00+01:00",
    "Publié le 12 mars 2024 à 18h30",
    "Hier à 18 h 30",
    "il y a 2 heures",
    "Publié le 5 novembre 2024 à 10h12, mis à jour à 15h40",
    "Le Quotidien - 28 janv. 2023 à 12:00 - Temps de lecture : 3 min",
)
REFERENCE = datetime.fromisoformat("2024-03-15T10:00:00+01:00")
PARSER_SETTINGS = {"TIMEZONE": "Europe/Paris", "RETURN_AS_TIMEZONE_AWARE": True, "RELATIVE_BASE": REFERENCE}


def ours(text: str) -> object:
    return read(text, "dateline", REFERENCE, "Europe/Paris")


def theirs(text: str) -> object:
    return dateparser.parse(text, languages=["fr"], settings=PARSER_SETTINGS)


def microseconds(reader: Callable[[str], object], text: str, times: int) -> float:
    """Mean CPU time of `times` readings in a row: other processes of the machine do not count."""
    start = process_time()
    for _ in range(times):
        reader(text)
    return (process_time() - start) / times * 1e6


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--cases", type=Path, help="cases.jsonl: its date texts instead of the built-in ones")
    asked = options.parse_args()
    texts = TEXTS
    if asked.cases:
        cases = map(json.loads, asked.cases.read_text().splitlines())
        texts = tuple(case["text"] for case in cases if case["kind"] == "dates")
    timed: dict[str, tuple[list[float], list[float]]] = {text: ([], []) for text in texts}
    for _ in range(asked.rounds):
        for text, (mine, other) in timed.items():
            mine.append(microseconds(ours, text, 200))
            other.append(microseconds(theirs, text, 4))
    rows = [(text, median(mine), median(other)) for text, (mine, other) in timed.items()]
    if not asked.cases:
        for text, mine, other in rows:
            print(f"{mine:8.1f} us {other:8.0f} us  1/{other / mine:.0f}  {text}")
    report("all", rows)
    report("those that dateparser gives a value for", [row for row in rows if theirs(row[0]) is not None])


def report(name: str, rows: list[tuple[str, float, float]]) -> None:
    """Prints the mean time a text and the ratio of the sums."""
    mine, other = sum(row[1] for row in rows), sum(row[2] for row in rows)
    means = f"{mine / len(rows):.1f} us against {other / len(rows):.0f} us a text"
    print(f"{name}: {len(rows)} texts, {means}, 1/{other / mine:.0f} of dateparser's time")


if __name__ == "__main__":
    main()
