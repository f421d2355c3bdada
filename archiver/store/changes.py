"""What changed between two versions, word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from archiver.store.reading import Version

Op = Literal["same", "gone", "new"]

# A word with its elisions and hyphens, a run of spaces, or one sign.
TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
PARAGRAPH = re.compile(r"(?<=\n\n)")

MAX_WORDS = 4000  # of two paragraphs compared word by word; comparing takes the square of it, in steps


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in one field; the pieces that are not new are the old text, those not gone the new one."""

    field: str
    pieces: tuple[Piece, ...]


FIELDS = ("headline", "description", "body", "authors", "agencies", "date_published", "date_modified", "access")


def changes(before: Version, after: Version) -> list[Change]:
    """The fields that differ between two versions, each with its word diff."""
    return [
        Change(field, tuple(word_diff(_text(getattr(before, field)), _text(getattr(after, field)))))
        for field in changed_fields(before, after)
    ]


def changed_fields(before: Version, after: Version) -> tuple[str, ...]:
    """The names of the fields that differ between two versions."""
    return tuple(field for field in FIELDS if _text(getattr(before, field)) != _text(getattr(after, field)))


def word_diff(before: str, after: str) -> list[Piece]:
    """The pieces that lead from `before` to `after`, neighbours of one kind joined; what went stands before what came.

    Paragraphs are compared first, then the words of those that differ.
    """
    pieces: list[Piece] = []
    for op, old, new in _blocks(PARAGRAPH.split(before), PARAGRAPH.split(after)):
        if op == "equal":
            pieces.append(Piece("same", old))
        else:
            pieces += _words(old, new)
    return _joined(pieces)


def shortened(pieces: Sequence[Piece], around: int) -> list[Piece]:
    """The pieces with what stayed cut to whole words in `around` characters beside a change; "…" for the rest."""
    last = len(pieces) - 1
    return [
        piece if piece.op != "same" else Piece("same", _cut(piece.text, around * (at > 0), around * (at < last)))
        for at, piece in enumerate(pieces)
    ]


def _cut(text: str, start: int, end: int) -> str:
    """`text` without its middle; nothing of a side that no change stands at."""
    if len(text) <= start + end:
        return text
    return re.sub(r"\S*$", "", text[:start]) + "…" + re.sub(r"^\S*", "", text[len(text) - end :])


def _words(before: str, after: str) -> Iterator[Piece]:
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if len(old) + len(new) > MAX_WORDS:
        old, new = [before], [after]
    for op, gone, come in _blocks(old, new):
        if op == "equal":
            yield Piece("same", gone)
        else:
            yield Piece("gone", gone)
            yield Piece("new", come)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Runs of parts that are equal or not, as texts.

    What both begin and end with is left out of the comparison, which takes the square of the rest.
    """
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if start:
        yield "equal", "".join(old[:start]), "".join(new[:start])
    for op, first, last, new_first, new_last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield op, "".join(before[first:last]), "".join(after[new_first:new_last])
    if end:
        yield "equal", "".join(old[-end:]), "".join(new[-end:])


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many parts at the beginning are the same."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces without empty ones; within a stretch of changes a lone space is no common text."""
    joined: list[Piece] = []
    gone = new = ""
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        if piece.op == "same" and not (piece.text.isspace() and (gone or new) and not last):
            joined += [Piece("gone", gone), Piece("new", new), piece]
            gone = new = ""
        else:
            gone += piece.text if piece.op != "new" else ""
            new += piece.text if piece.op != "gone" else ""
    joined += [Piece("gone", gone), Piece("new", new)]
    return [piece for piece in joined if piece.text]


def _text(value: str | tuple[str, ...] | None) -> str:
    return ", ".join(value) if isinstance(value, tuple) else value or ""
