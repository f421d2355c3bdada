"""Where a live blog's entries are: elements of one list that each begin with a time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from archiver.extract.outline import Block, Element, Outline

# A block that is nothing but a time: "14h32", "18 h 30", "à 8 heures", "12 mars, 18:42"
CLOCK = re.compile(
    r"^\W*(?:(?:(?:le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?\d{1,2}(?:er)? \w{3,9}\.?(?: \d{4})?\W+)?"
    r"(?:à )?(?:[01]?\d|2[0-3])\s?(?:h(?:eures?)?|:)\s?(?:[0-5]\d)?\W*$",
    re.IGNORECASE,
)
LIVE = re.compile(r"\b(?:en )?direct\b|\blive\b|minute par minute|\ben continu\b|\b(?:sui|revi)vez\b", re.IGNORECASE)
LONGEST_CLOCK = 40  # characters
FEWEST = 2  # entries of a page that says that it is live
FEWEST_UNSAID = 3  # of one that does not
SHARE_UNSAID = 0.6  # of its text that the entries of such a page must hold
WORDS = 20  # characters of text that an entry has
CLIMB = 12  # elements around a time among which its list is
MAX_ENTRIES = 2000


@dataclass(frozen=True, slots=True)
class Told:
    """An entry: its time as written (ISO where the page gives it) and its blocks of text."""

    time: str
    blocks: tuple[Block, ...]


def find(page: Outline, holder: Element, announced: bool, is_text: Callable[[Block], bool]) -> list[Told]:
    """The entries in the page's order; empty when the page is no live blog.

    `announced`: title or JSON-LD say that it is one. `is_text` says which blocks may be text.
    """
    stamps = _stamps(page)
    parent = _list_of(stamps)
    if parent is None:
        return []
    text = [block for block in page.inside(parent) if is_text(block)]
    told = _parted(stamps, parent, text)
    told = [entry for entry in told if sum(len(b.text) for b in entry.blocks) >= WORDS]
    if announced:
        return told if len(told) >= FEWEST else []
    held = sum(len(b.text) for entry in told for b in entry.blocks)
    return told if len(told) >= FEWEST_UNSAID and held >= SHARE_UNSAID * max(holder.kept, 1) else []


def _stamps(page: Outline) -> list[tuple[Element, str, int]]:
    """(element around the time, time, position) of each time in the page that is not in a box or comment."""
    found: dict[int, tuple[Element, str, int]] = {}
    for element in page.elements:
        if element.tag != "time" or element.out != "byline":
            continue
        if element.parent is None or element.parent.out in (None, "byline"):
            words = element.get("datetime") or " ".join((element.node.text() or "").split())
            if words and element.parent:
                found[element.order] = (element.parent, words, element.order)
    tags = list(found)
    for block in page.blocks:
        clock = len(block.text) <= LONGEST_CLOCK and CLOCK.match(block.text) and block.owner.out in (None, "byline")
        if clock and bisect_left(tags, block.owner.order) == bisect_left(tags, block.order):
            found[block.order] = (block.owner, block.text, block.order)
    return [found[order] for order in sorted(found)][:MAX_ENTRIES]


def _list_of(stamps: list[tuple[Element, str, int]]) -> Element | None:
    """The element whose children hold the most times, one or more each; the innermost of equals."""
    children: dict[int, set[int]] = {}
    elements: dict[int, Element] = {}
    for element, _, order in stamps:
        below = order
        for around in element.nearest(CLIMB):
            children.setdefault(around.order, set()).add(below)
            elements[around.order] = around
            below = around.order
    best = max(children, key=lambda order: (len(children[order]), order), default=None)
    return elements[best] if best is not None and len(children[best]) >= FEWEST else None


def _parted(stamps: list[tuple[Element, str, int]], parent: Element, text: list[Block]) -> list[Told]:
    """`text` parted at the children of `parent` that hold a time: an entry goes from one to the next."""
    starts: list[tuple[int, str]] = []
    for element, words, order in stamps:
        if not parent.holds(element):
            continue
        child = next((a for a in element.ancestors() if a.parent is parent), None)
        start = child.order if child else order
        if not starts or starts[-1][0] != start:
            starts.append((start, words))
    orders = [start for start, _ in starts]
    parts: list[list[Block]] = [[] for _ in starts]
    for block in text:
        if (place := bisect_right(orders, block.order)) and not CLOCK.match(block.text):
            parts[place - 1].append(block)
    return [Told(words, tuple(part)) for (_, words), part in zip(starts, parts, strict=True)]
