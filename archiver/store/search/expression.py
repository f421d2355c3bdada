"""A query as an FTS5 expression: every word quoted, so that nothing typed is ever syntax."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice, product

from archiver.store.search.expand import forms_beginning, forms_of, splits_of
from archiver.store.search.query import Query, Term
from archiver.store.search.words import is_french

MAX_PHRASES = 60  # of one compound: each of its words in several forms
MAX_ACRONYM = 6  # letters; longer words are hardly ever written with points


def expression(db: sqlite3.Connection, query: Query) -> str | None:
    """The FTS5 expression of `query` over the forms that the archive holds; None when it asks for no words."""
    required = " AND ".join(f"({' OR '.join(_alternatives(db, term) for term in group)})" for group in query.groups)
    if not required:
        return None
    excluded = excluded_expression(db, query)
    return f"({required}) NOT ({excluded})" if excluded else required


def excluded_expression(db: sqlite3.Connection, query: Query) -> str | None:
    """The expression of what `query` excludes; None when that is nothing."""
    return " OR ".join(_alternatives(db, term) for term in query.excluded) or None


def headline_expression(db: sqlite3.Connection, query: Query) -> str | None:
    """What `query` requires, for the index of headlines; None when it asks for no words or for words elsewhere."""
    if any(term.column not in (None, "headline") for group in query.groups for term in group):
        return None
    return expression(db, replace(query, excluded=()))


def _alternatives(db: sqlite3.Connection, term: Term) -> str:
    column = f"{{{term.column}}} : " if term.column else ""
    return f"{column}({' OR '.join(dict.fromkeys(_written(db, term)))})"


def _written(db: sqlite3.Connection, term: Term) -> Iterable[str]:
    """The ways in which `term` may be written, each an FTS5 string or phrase."""
    words = term.words
    match term.kind:
        case "exact":
            return [quoted(words)]
        case "prefix":
            return _beginnings(db, words)
        case "number":
            return _numbers(words)
        case "acronym":
            return [quoted(words), quoted(words[0])]
        case "compound":
            return _compounds(db, words)
        case "word":
            return _words(db, words[0])


def quoted(words: Iterable[str]) -> str:
    """An FTS5 string: the words next to each other, whatever they contain."""
    return '"' + " ".join(words).replace('"', '""') + '"'


def _words(db: sqlite3.Connection, word: str) -> list[str]:
    if any(letter.isdigit() for letter in word):
        return _numbers((word,))
    ways = [quoted([form]) for form in forms_of(db, word)]
    if 2 <= len(word) <= MAX_ACRONYM and not is_french(word):
        ways.append(quoted(word))
    return ways + [quoted(cut) for cut in splits_of(db, word)]


def _beginnings(db: sqlite3.Connection, words: tuple[str, ...]) -> list[str]:
    forms = forms_beginning(db, words[-1]) if len(words) == 1 else None
    return [quoted([form]) for form in forms] if forms else [f"{quoted(words)} *"]


def _numbers(words: tuple[str, ...]) -> list[str]:
    """ "1 000", "1.000" and "1000" are one number; "20h30" is "20 h 30" and "20 heures 30"."""
    whole = "".join(words)
    ways = [quoted(words)]
    if len(words) > 1 and len(words[0]) <= 3 and all(len(part) == 3 for part in words[1:]):
        ways.append(quoted([whole]))
    if len(words) == 1 and whole.isdigit() and len(whole) > 3 and whole[0] != "0":
        ways.append(quoted(f"{int(whole):,}".split(",")))
    if hour := re.fullmatch(r"(\d{1,2})h(\d{0,2})", whole):
        minutes = [hour[2]] if hour[2] else []
        ways += [quoted([hour[1], unit, *minutes]) for unit in ("h", "heures")]
    return ways


def _compounds(db: sqlite3.Connection, words: tuple[str, ...]) -> list[str]:
    """The words of a compound next to each other, each in its forms, and written as one word."""
    forms = [_near(db, word) for word in words]
    ways = [quoted(phrase) for phrase in islice(product(*forms), MAX_PHRASES)]
    return ways + [quoted([form]) for form in forms_of(db, "".join(words))]


def _near(db: sqlite3.Connection, word: str) -> list[str]:
    """The few forms of a word that stand in a compound: it, its plural, other accents."""
    return forms_of(db, word)[:6] if len(word) > 1 and not word.isdigit() else [word]
