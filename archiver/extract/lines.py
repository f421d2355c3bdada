"""Lines of text: where a run of words parted by <br> is one paragraph and where several, and what makes a block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.extract.outline import Block, Element
from archiver.extract.text import prose

# A piece of a line: its words ("\n" for <br>), the address it links to, whether it is bold
Piece = tuple[str, str | None, bool]
LINE_END: Piece = ("\n", None, False)
PROSE = 80  # characters from which a block that is not mostly links counts as running text
SENTENCE = 25  # characters from which it does when it ends like a sentence
SENTENCE_ENDS = (".", "!", "?", "…", "»", "”", '"')
SENTENCE_END = re.compile(r"[.!?…:;»”\"')\]]\s*$")
INVITATION = re.compile(r"\W*(?:[àa] )?(?:lire|voir|[ée]couter|lisez) (?:aussi|également)\W*", re.IGNORECASE)
NEW_ITEM = re.compile(r"\s*(?:[-–—•*>]|\d+[.)]\s)")


def block_of(run: list[Piece], owner: Element, order: int) -> Block | None:
    """The paragraph that `run` makes; None when it holds no words."""
    if len(run) > 2:
        run = _without_asides(run)
    text = prose("".join([piece[0] for piece in run]))
    if not text:
        return None
    length, linked, bold = len(text), 0, 0
    hrefs: dict[str, None] = {}
    for words, href, strong in run:
        if href is not None:
            linked += len(words.strip())
            hrefs[href] = None
        if strong:
            bold += len(words.strip())
    sentence = length >= SENTENCE and text.endswith(SENTENCE_ENDS)
    is_prose = (sentence or length >= PROSE) and linked * 2 < length
    return Block(text, owner, order, linked, bold, tuple(hrefs), is_prose=is_prose)


def _without_asides(run: list[Piece]) -> list[Piece]:
    """`run` without links to other articles that stand between its sentences: an invitation alone, then its link."""
    kept: list[Piece] = []
    place = 0
    while place < len(run):
        words, href, _ = run[place]
        after = place + 1
        if href is None and INVITATION.fullmatch(words):
            while after < len(run) and run[after][1] is None and not run[after][0].strip(" :\n\u00a0"):
                after += 1
            target = run[after][1] if after < len(run) else None
            if target is not None:
                while after < len(run) and run[after][1] == target:
                    after += 1
                kept.append((" ", None, False))
                place = after
                continue
        kept.append(run[place])
        place += 1
    return kept


def paragraphs(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Parts a run of text at double <br>, and at a single one that plainly ends a paragraph, heading or item.

    In linear time: what is asked of a run is kept beside it, since pages hold 100,000 <br> in a row.
    """
    run: list[Piece] = []
    line: list[Piece] = []
    before, bold = "", False  # the run's last line, and whether all of it is bold
    for piece in [*pieces, LINE_END]:
        if piece is not LINE_END and piece[0] != "\n":
            line.append(piece)
            continue
        words = "".join([p[0] for p in line]).strip()
        all_bold = _all_bold(line)
        if run and (not words or SENTENCE_END.search(before) or NEW_ITEM.match(words) or bold != all_bold):
            yield run
            run = []
        if words:
            bold = all_bold and (bold or not run)
            run.extend([(" ", None, False), *line] if run else line)
            before = words
        line = []
    if run:
        yield run


def _all_bold(run: list[Piece]) -> bool:
    return all(strong for words, _, strong in run if words.strip())
