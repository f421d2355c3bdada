"""The table of word forms: every form that the shown articles hold, in how many, kept by the writer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from archiver.store.search.words import fold, key_of, words_of

MORE = """
insert into word_forms (form, folded, key, count) values (?, ?, ?, 1)
on conflict (form) do update set count = count + 1
"""
FEWER = "update word_forms set count = count - 1 where form = ?"
NONE_LEFT = "delete from word_forms where form = ? and count <= 0"


def replace(db: sqlite3.Connection, before: Iterable[str | None], after: Iterable[str | None]) -> None:
    """Counts an article whose texts were `before` (none for a new one) and are `after` (none when it goes)."""
    old, new = _forms(before), _forms(after)
    db.executemany(MORE, [(form, fold(form), key_of(form)) for form in sorted(new - old)])
    gone = [(form,) for form in sorted(old - new)]
    db.executemany(FEWER, gone)
    db.executemany(NONE_LEFT, gone)


def _forms(texts: Iterable[str | None]) -> set[str]:
    return {form for text in texts if text for form in words_of(text)}
