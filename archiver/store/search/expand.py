"""The forms that the archive holds of a word that was typed."""

from __future__ import annotations

import json
import re
import sqlite3

from archiver.store.search.words import fold, is_french, key_of, related_keys

MAX_FORMS = 80  # of one word, the most frequent first: French verbs have about 50
MAX_PREFIX_FORMS = 200  # more, and FTS5's own prefix search takes over
MIN_BARE = 4  # letters; shorter words without their accent ("the", "du") are other words

SAME_LETTERS = "select form from word_forms where folded in (select value from json_each(:folded))"
SAME_KEYS = """
select form from word_forms where key in (select value from json_each(:keys)) order by count desc limit :limit
"""
BEGINNING = """
select form from word_forms where folded >= :start and folded < :end order by count desc limit :limit
"""


def forms_of(db: sqlite3.Connection, word: str) -> list[str]:
    """Forms in the archive of what `word` (small letters) means, the word itself first.

    All forms of its lemma ("élections": élection), the same letters with the accents left out by whoever typed or
    printed them ("etat": état; "élection": ELECTION), and a verb's participles. Two dictionary words that only
    accents tell apart ("pêche", "péché") are two words.
    """
    bare = _same_letters(db, [fold(word)])
    alike = [form for form in bare if _is_alike(word, form)]
    keys = {key_of(word)}
    if not is_french(word):
        alike += [] if bare else _regular(db, word)
        keys |= {key_of(form) for form in alike}
    elif len(word) >= MIN_BARE:
        alike += [form for form in _regular(db, word) if not is_french(form)]
    keys |= {other for key in keys for other in related_keys(key)}
    same = db.execute(SAME_KEYS, {"keys": json.dumps(sorted(keys)), "limit": MAX_FORMS})
    return list(dict.fromkeys([word, *alike, *(row[0] for row in same)]))[:MAX_FORMS]


def forms_beginning(db: sqlite3.Connection, start: str) -> list[str] | None:
    """Forms in the archive that begin with `start`, accents aside; None when they are too many to name."""
    folded = fold(start)
    values = {"start": folded, "end": folded + "\U0010ffff", "limit": MAX_PREFIX_FORMS + 1}
    forms = [row[0] for row in db.execute(BEGINNING, values)]
    return forms if len(forms) <= MAX_PREFIX_FORMS else None


def splits_of(db: sqlite3.Connection, word: str) -> list[tuple[str, str]]:
    """The two words that `word` may be written as ("weekend": "week", "end"), both in the archive."""
    cuts = [(word[:at], word[at:]) for at in range(3, len(word) - 2)] if word.isalpha() else []
    held = set(_same_letters(db, sorted({fold(part) for cut in cuts for part in cut}))) if cuts else set()
    return [cut for cut in cuts if held.issuperset(cut)]


def _same_letters(db: sqlite3.Connection, folded: list[str]) -> list[str]:
    return [row[0] for row in db.execute(SAME_LETTERS, {"folded": json.dumps(folded)})]


def _is_alike(word: str, form: str) -> bool:
    """Whether `form`, which has the letters of `word`, is that word with accents left out on one side."""
    if form == word or key_of(form) == key_of(word):
        return True
    if is_french(word):
        return len(word) >= MIN_BARE and not is_french(form)
    return fold(word) == word or not is_french(form)


def _regular(db: sqlite3.Connection, word: str) -> list[str]:
    """Forms whose letters are a regular singular or plural of `word`, accents aside."""
    folded = fold(word)
    near = {f"{folded}s", re.sub("[sx]$", "", folded), re.sub("aux$", "al", folded), re.sub("al$", "aux", folded)}
    if not is_french(word):  # "francaise", typed so, is "français" too
        near |= {f"{folded}e", f"{folded}es", re.sub("es?$", "", folded)}
    return _same_letters(db, sorted(near - {folded}))
