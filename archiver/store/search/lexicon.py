"""The table of word forms: every form that the shown articles hold, in how many, kept by the writer."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from archiver.store.search.words import fold, key_of, words_of

# New forms get their key in a second step: most forms of an article are known, and need none looked up.
MORE = """
insert into word_forms (form, folded, key, count) select value, '', '', 1 from json_each(:forms) where true
on conflict (form) do update set count = count + 1
"""
NEW = "select form from word_forms where key = ''"
NAME = "update word_forms set folded = ?, key = ? where form = ?"
FEWER = "update word_forms set count = count - 1 where form = ?"
NONE_LEFT = "delete from word_forms where form = ? and count <= 0"


def replace(db: sqlite3.Connection, before: Iterable[str | None], after: Iterable[str | None]) -> None:
    """Counts an article whose texts were `before` (none for a new one) and are `after` (none when it goes)."""
    old, new = _forms(before), _forms(after)
    db.execute(MORE, {"forms": json.dumps(sorted(new - old))})
    db.executemany(NAME, [(fold(form), key_of(form), form) for (form,) in db.execute(NEW).fetchall()])
    gone = [(form,) for form in sorted(old - new)]
    db.executemany(FEWER, gone)
    db.executemany(NONE_LEFT, gone)


def _forms(texts: Iterable[str | None]) -> set[str]:
    return {form for text in texts if text for form in words_of(text)}
