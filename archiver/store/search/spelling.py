""" "Vouliez-vous dire": a word that the archive holds for one that it does not."""

from __future__ import annotations

import json
import sqlite3
from string import ascii_lowercase

from archiver.store.search.expand import forms_of
from archiver.store.search.query import Query
from archiver.store.search.words import fold

MIN_LETTERS = 4  # of a word that is corrected

IN_ARCHIVE = "select 1 from word_forms where form in (select value from json_each(:forms)) limit 1"
NEAREST = """
select form from word_forms where folded in (select value from json_each(:folded)) order by count desc, form limit 1
"""


def suggestion(db: sqlite3.Connection, typed: str, query: Query) -> str | None:
    """`typed` with each word that the archive has in no form replaced by the nearest it has; None: nothing to say.

    One letter may be wrong, missing, too much or exchanged with its neighbour.
    """
    better = typed
    for term in (term for group in query.groups for term in group if term.kind == "word"):
        word = term.words[0]
        if len(word) < MIN_LETTERS or not word.isalpha():
            continue
        if db.execute(IN_ARCHIVE, {"forms": json.dumps(forms_of(db, word))}).fetchone():
            continue
        nearest = db.execute(NEAREST, {"folded": json.dumps(sorted(one_letter_off(fold(word))))}).fetchone()
        if nearest:
            better = _replaced(better, word, nearest["form"])
    return better if better != typed else None


def one_letter_off(word: str) -> set[str]:
    """Every text that differs from `word` by one letter (a-z): changed, left out, added or exchanged."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    left_out = {before + after[1:] for before, after in cuts if after}
    exchanged = {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    changed = {before + letter + after[1:] for before, after in cuts if after for letter in ascii_lowercase}
    added = {before + letter + after for before, after in cuts for letter in ascii_lowercase}
    return (left_out | exchanged | changed | added) - {word}


def _replaced(typed: str, word: str, better: str) -> str:
    at = typed.lower().find(word)
    return typed if at < 0 else typed[:at] + better + typed[at + len(word) :]
