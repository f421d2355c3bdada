"""What was typed, understood: a pure parser that has an answer for every text.

    réforme retraites -sénat "pouvoir d'achat" boulang* grève OR manifestation titre:budget auteur:"Ana Roy"
    agence:AFP rubrique:Monde média:lemonde depuis:2024-03 avant:2024-04-15

Words are joined by "and"; OR (or OU, or |) stands between alternatives; quotation marks mean exactly these words;
brackets and other punctuation separate.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from archiver.store.search.words import WORD, words_of

MAX_TERMS = 40  # more are ignored: an expression of hundreds of alternatives would search for minutes

MAX_TYPED = 2000  # characters; what follows is ignored

Kind = Literal["word", "exact", "prefix", "compound", "number", "acronym"]
Column = Literal["headline", "description", "body"]

FIELDS: dict[str, str] = {
    **dict.fromkeys(("titre", "title", "headline"), "headline"),
    **dict.fromkeys(("chapo", "chapô", "description", "standfirst"), "description"),
    **dict.fromkeys(("texte", "corps", "body", "text"), "body"),
    **dict.fromkeys(("auteur", "autrice", "auteure", "author", "par"), "author"),
    **dict.fromkeys(("agence", "agency"), "agency"),
    **dict.fromkeys(("rubrique", "section"), "section"),
    **dict.fromkeys(("média", "media", "journal", "outlet"), "outlet"),
    **dict.fromkeys(("depuis", "since", "after", "après"), "since"),
    **dict.fromkeys(("avant", "before", "until"), "before"),
}
COLUMNS: dict[str, Column] = {"headline": "headline", "description": "description", "body": "body"}

_SIGNS = str.maketrans(
    {**dict.fromkeys("’ʼ‘′`´", "'"), **dict.fromkeys("«»“”„‟″", '"'), **dict.fromkeys("‐‑‒−", "-"),
     **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\0")}
)  # fmt: skip
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?![\w])")
_PART = re.compile(r'(?P<sign>-?)(?:(?P<field>[^\W\d_]+):(?=[^\s]))?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))')
_ELISION = re.compile(r"(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\w)", re.I)
_ACRONYM = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?")
_NUMBER = re.compile(r"\d+(?:[.,-]\d+)*")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")

# Words that nearly every French text has: left out where something else is asked for.
STOP_WORDS = frozenset(
    "a à au aux avec ce ces cette d dans de des du en et il ils elle elles l la le les leur on ou par pas pour qu que "
    "qui s sa se ses son sur un une y".split()
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find: `words` in small letters; several are a phrase. `column` None: anywhere."""

    words: tuple[str, ...]
    kind: Kind = "word"
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """All of `groups` (of each group at least one term), none of `excluded`, and what the fields say.

    Dates are YYYY, YYYY-MM or YYYY-MM-DD; `before` is exclusive.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: str | None = None
    before: str | None = None

    def is_empty(self) -> bool:
        """Whether nothing was asked for: nothing typed, or punctuation alone."""
        return self == Query()

    def says_nothing(self) -> bool:
        """Whether all that is asked for are words that nearly every text has: none is more about them than another."""
        return all(_says_nothing(term) for group in self.groups for term in group)


def parse(typed: str) -> Query:
    """The query that `typed` means. Never raises: what is not understood is searched for as words."""
    readable = typed[:MAX_TYPED].encode("utf-8", "ignore").decode()  # without halves of surrogate pairs
    text = unicodedata.normalize("NFC", readable.translate(_SIGNS))
    text = re.sub(r"\s+", " ", text)
    text = _THOUSANDS.sub(lambda number: number[0].replace(" ", "."), text)
    reading = _Reading()
    for part in _PART.finditer(text):
        reading.take(part)
    return reading.query()


class _Reading:
    """What was read of a query so far."""

    def __init__(self) -> None:
        self.groups: list[list[Term]] = []
        self.excluded: list[Term] = []
        self.fields: dict[str, list[str]] = {}
        self.joins = False  # an OR waits for its second alternative
        self.count = 0

    def take(self, part: re.Match[str]) -> None:
        """Reads one part: an operator, a field, a word, a phrase."""
        bare, quoted = part["bare"], part["quoted"]
        if bare in ("OR", "OU", "|", "||"):
            self.joins = bool(self.groups)
            return
        field = FIELDS.get((part["field"] or "").lower())
        if part["field"] and field is None:  # no field: "prix:essence" are two words
            bare, quoted = part[0].removeprefix("-"), None
        if field is not None and field not in COLUMNS:
            self._filter(field, quoted if quoted is not None else bare)
            return
        column = COLUMNS.get(field or "")
        terms = _exact(quoted, column) if quoted is not None else _terms(bare, column)
        if part["sign"]:
            self.excluded += terms
        else:
            self._require(terms)

    def query(self) -> Query:
        """The query read."""
        groups = [tuple(group) for group in self.groups]
        telling = [group for group in groups if not all(_says_nothing(term) for term in group)]
        dates = {name: self.fields[name][-1] for name in ("since", "before") if self.fields.get(name)}
        return Query(
            tuple(telling or groups)[:MAX_TERMS],
            tuple(self.excluded)[:MAX_TERMS],
            authors=tuple(self.fields.get("author", ())),
            agencies=tuple(self.fields.get("agency", ())),
            sections=tuple(self.fields.get("section", ())),
            outlets=tuple(self.fields.get("outlet", ())),
            **dates,
        )

    def _filter(self, field: str, value: str) -> None:
        value = value.strip(" .,;()")
        if field in ("since", "before") and not _DATE.fullmatch(value):
            self._require(_terms(value, None))
        elif value:
            self.fields.setdefault(field, []).append(value)

    def _require(self, terms: list[Term]) -> None:
        if self.joins and terms:
            self.groups[-1] += terms[:1]
            terms = terms[1:]
        self.joins = self.joins and not terms and not self.groups
        self.groups += [[term] for term in terms]


def _says_nothing(term: Term) -> bool:
    return term.kind == "word" and term.column is None and term.words[0] in STOP_WORDS


def _exact(quoted: str, column: Column | None) -> list[Term]:
    words = tuple(words_of(quoted))
    return [Term(words, "exact", column)] if words else []


def _terms(bare: str, column: Column | None) -> list[Term]:
    """The terms of a run of characters without spaces: usually one."""
    core = re.sub(r"^[^\w]+|[^\w*.]+$", "", bare)
    if core.endswith("*") and (words := words_of(core)):
        return [Term(tuple(words), "prefix", column)]
    core = core.rstrip("*")
    if _ACRONYM.fullmatch(core):
        return [Term(("".join(WORD.findall(core)).lower(),), "acronym", column)]
    core = core.rstrip(".")
    if _NUMBER.fullmatch(core):
        return [Term(tuple(words_of(core)), "number", column)]
    # "/", ":", "(" and the like separate; hyphens, apostrophes and points hold together.
    terms = [_term(piece, column) for piece in re.split(r"[^\w'.&+@-]+", core)]
    return [term for term in terms if term]


def _term(piece: str, column: Column | None) -> Term | None:
    while elision := _ELISION.match(piece):
        piece = piece[elision.end() :]
    words = tuple(words_of(piece))
    if not words:
        return None
    return Term(words, "word" if len(words) == 1 else "compound", column)
