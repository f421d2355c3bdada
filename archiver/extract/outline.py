"""The page as one list: its elements, and its blocks of text, in reading order.

One walk over the tree serves headline, body, images, embeds, links and entries: what they need of an element (its
place, its ancestors, how much text it holds) is then arithmetic on positions. The walk is iterative, because hostile
pages nest 10,000 elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from archiver.extract.text import INLINE, prose
from archiver.extract.vocabulary import Role, role_of

# Nothing in them is read or shown as part of an article
NEVER = frozenset(
    {"script", "style", "template", "svg", "select", "textarea", "button", "input", "head", "math", "dialog"}
)
# Kept in the list for what they show, but their text is a substitute for it
MUTE = frozenset({"noscript", "object", "iframe", "video", "audio", "canvas", "datalist"})
# Attributes that name a component where class names are hashed
NAMING = ("class", "id", "data-testid", "data-component", "data-module", "data-type", "role")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MAX_ELEMENTS = 200_000  # elements walked; the rest of a monstrous page is left unread, so that it takes under 5 s
PROSE = 80  # characters from which a block that is not mostly links counts as running text
SENTENCE = 25  # characters from which it does when it ends like a sentence
BOLD = frozenset({"b", "strong"})
LINE_END: tuple[str, str | None, bool] = ("\n", None, False)
SENTENCE_ENDS = (".", "!", "?", "…", "»", "”", '"')
SENTENCE_END = re.compile(r"[.!?…:;»”\"')\]]\s*$")
NEW_ITEM = re.compile(r"\s*(?:[-–—•*>]|\d+[.)]\s)")


@dataclass(slots=True, eq=False)
class Element:
    """An element of the page; `order` to `last` are the positions that it and its content take."""

    node: LexborNode
    tag: str
    parent: Element | None
    order: int
    attributes: dict[str, str | None]
    role: Role
    last: int = 0
    text: int = 0  # characters of running text inside
    kept: int = 0  # of these, what may be the article's (container.py)
    kept_blocks: int = 0
    dropped: bool = False  # it or an ancestor is no part of the text (container.py)

    def holds(self, other: Element | Block) -> bool:
        """Whether `other` lies inside this element (or is it)."""
        return self.order <= other.order <= self.last

    def ancestors(self) -> Iterator[Element]:
        """This element, its parent, and so on up to the body."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    @property
    def mutes(self) -> bool:
        """Whether its text is never read: a substitute for a player, or words in a line for screen readers only."""
        return self.tag in MUTE or (self.tag in INLINE and self.role in (Role.HIDDEN, Role.CAPTION))

    def get(self, name: str) -> str:
        return self.attributes.get(name) or ""


@dataclass(slots=True, eq=False)
class Block:
    """A run of text that is read as one paragraph."""

    text: str
    owner: Element  # the nearest element that is not part of a line
    order: int
    linked: int = 0  # characters inside links
    bold: int = 0  # characters in bold or italics of their own
    hrefs: tuple[str, ...] = ()

    @property
    def is_prose(self) -> bool:
        """Whether it counts as running text."""
        length = len(self.text)
        sentence = length >= SENTENCE and self.text.endswith(SENTENCE_ENDS)
        return (sentence or length >= PROSE) and self.linked * 2 < length


@dataclass(slots=True)
class Outline:
    elements: list[Element] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def root(self) -> Element:
        return self.elements[0]

    def of(self, node: LexborNode) -> Element | None:
        """The element of this list that is `node`."""
        return next((e for e in self.elements if e.node.mem_id == node.mem_id), None)

    def inside(self, holder: Element) -> list[Block]:
        return [block for block in self.blocks if holder.holds(block)]


def outline(root: LexborNode) -> Outline:
    """The elements and text blocks under `root` (the body), in reading order."""
    return _Walk(root).result


# A piece of a line: its words ("\n" for <br>), the address it links to, whether it is bold
_Piece = tuple[str, str | None, bool]


class _Walk:
    """The state of the walk: what is open, and the line of text being gathered."""

    def __init__(self, root: LexborNode) -> None:
        self.result = Outline()
        self.pieces: list[_Piece] = []
        self.href: str | None = None
        self.count = self.strong = self.mute = 0
        self._run(root)
        for block in self.result.blocks:
            if block.is_prose:
                block.owner.text += len(block.text)
        for element in reversed(self.result.elements):
            if element.parent is not None:
                element.parent.text += element.text

    def _run(self, root: LexborNode) -> None:
        stack = [(self._enter(root, None), root.first_child)]
        while stack:
            element, child = stack.pop()
            if child is None:
                self._leave(element)
                continue
            stack.append((element, child.next))
            tag = child.tag or ""
            if tag == "-text":
                if not self.mute:
                    self.pieces.append((child.text_content or "", self.href, self.strong > 0))
            elif tag == "br":
                self.pieces.append(("\n", None, False))
            elif tag in NEVER or not child.is_element_node or len(self.result.elements) >= MAX_ELEMENTS:
                continue
            else:
                stack.append((self._enter(child, element), child.first_child))

    def _enter(self, node: LexborNode, parent: Element | None) -> Element:
        tag = node.tag or ""
        attributes = node.attributes
        if tag not in INLINE:
            self._flush(parent)
        hint = " ".join([attributes[name] or "" for name in NAMING if name in attributes])
        role = role_of(tag, hint, attributes.get("style") or "", "hidden" in attributes)
        self.count += 1
        element = Element(node, tag, parent, self.count, attributes, role)
        self.result.elements.append(element)
        if tag == "a":
            self.href = attributes.get("href")
        elif tag in BOLD:
            self.strong += 1
        self.mute += element.mutes
        return element

    def _leave(self, element: Element) -> None:
        if element.tag not in INLINE:
            self._flush(element)
        elif element.tag == "a":
            self.href = None
        elif element.tag in BOLD:
            self.strong -= 1
        self.mute -= element.mutes
        element.last = self.count

    def _flush(self, owner: Element | None) -> None:
        """Ends the line of text: what was gathered becomes one block, or several where <br> parted it."""
        if not self.pieces or owner is None:
            return
        pieces, self.pieces = self.pieces, []
        while owner.tag in INLINE and owner.parent is not None:
            owner = owner.parent
        for run in _paragraphs(pieces):
            text = prose("".join([piece[0] for piece in run]))
            if text:
                self.count += 1
                linked = sum(len(words.strip()) for words, href, _ in run if href is not None)
                bold = sum(len(words.strip()) for words, _, strong in run if strong)
                hrefs = tuple(dict.fromkeys(href for _, href, _ in run if href))
                self.result.blocks.append(Block(text, owner, self.count, linked, bold, hrefs))


def _paragraphs(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """Parts a run of text at double <br>, and at a single one that plainly ends a paragraph, heading or item."""
    run: list[_Piece] = []
    line: list[_Piece] = []
    for piece in [*pieces, LINE_END]:
        if piece is not LINE_END and piece[0] != "\n":
            line.append(piece)
            continue
        words = "".join([p[0] for p in line]).strip()
        if run and (not words or _ends(run, line, words)):
            yield run
            run = []
        if words:
            run = [*run, (" ", None, False), *line] if run else line
        line = []
    if run:
        yield run


def _ends(run: list[_Piece], line: list[_Piece], words: str) -> bool:
    """Whether a paragraph ends between `run` and the next `line`, whose text is `words`."""
    before = "".join([piece[0] for piece in run])
    return bool(SENTENCE_END.search(before) or NEW_ITEM.match(words)) or _all_bold(run) != _all_bold(line)


def _all_bold(run: list[_Piece]) -> bool:
    return all(strong for words, _, strong in run if words.strip())
