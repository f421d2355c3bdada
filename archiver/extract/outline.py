"""The page as one list: its elements, and its blocks of text, in reading order.

What the parts need of an element (its place, its ancestors, how much text it holds) is arithmetic on positions.
walk.py makes the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from selectolax.lexbor import LexborNode

from archiver.extract.vocabulary import Role

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ALL_LINK = 0.85  # share of a block in links from which it is a list of links, a teaser or a button


@dataclass(slots=True, eq=False)
class Element:
    """An element of the page; `order` to `last` are the positions that it and its content take."""

    node: LexborNode
    tag: str
    parent: Element | None
    order: int
    attributes: dict[str, str | None]
    role: Role
    ends_line: bool  # no word of it stands in a line with what is outside
    mutes: bool  # its text is never read: a substitute for a player, words in a line for screen readers
    last: int = 0
    text: int = 0  # characters of running text inside
    kept: int = 0  # of these, what may be the article's (container.py)
    kept_blocks: int = 0
    out: Role | None = None  # why it is no part of the text; None: it may be (container.py)

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
    def dropped(self) -> bool:
        """Whether it is out of the text."""
        return self.out is not None

    @property
    def shown(self) -> bool:
        """Whether pictures and players in it are the article's."""
        return self.out is None or self.out in ("media", "caption")

    def nearest(self, count: int) -> Iterator[Element]:
        """This element and those around it, `count` in all."""
        return islice(self.ancestors(), count)

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
    teaser: bool = False  # the excerpt under another article's linked title

    @property
    def is_link(self) -> bool:
        """Whether it is nothing but links."""
        return self.linked >= ALL_LINK * len(self.text)

    is_prose: bool = False  # it counts as running text


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
