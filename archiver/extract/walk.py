"""The one walk over a page's tree, from which all parts that read the text work.

It is iterative, because hostile pages nest 10,000 elements.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from archiver.extract.lines import LINE_END, Piece, block_of, paragraphs
from archiver.extract.outline import HEADINGS, Block, Element, Outline
from archiver.extract.text import INLINE
from archiver.extract.vocabulary import TELLING, Role, role_of

# Nothing in them is read or shown as part of an article
NEVER = frozenset("style template svg select textarea button input head math dialog".split())
# What the walk does not enter: the former, comments and their like, a line's end, and scripts
APART = NEVER | {"-comment", "", "br", "script"}
# Kept in the list for what they show, but their text is a substitute for it
MUTE = frozenset({"noscript", "object", "iframe", "video", "audio", "canvas", "datalist"})
UNREAD_IN_LINE = frozenset({"hidden", "caption"})
# Elements that end a line; all others, unknown ones too, stand in a line (HTML, "Rendering"), but custom ones do not
BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript object ol optgroup p pre "
    "search section summary table tbody td tfoot th thead tr ul video audio iframe caption".split()
)
# Attributes beside class that name a component, where class names are hashed
OTHER_NAMING = ("id", "data-testid", "data-component", "data-module", "data-type", "role")
NAMING = frozenset(OTHER_NAMING)
UNREAD = ("frame", "box")
ASKING = re.compile(r"cookie|consent|gdpr|rgpd|cmp|didomi|message|onetrust|axeptio|tarteaucitron|dialog|modal|pop|over")
MANY_LINKS = 10  # links and pictures of a box that is a list of them
MAX_LEVELS = 500  # elements around a headline
FEW_LINES = 3  # paragraphs or line breaks; a frame that has more is read, in case its name lies
LINKING = frozenset({"a", "img"})
LINES = frozenset({"p", "br"})
STORIES = frozenset({"h1", "main"})  # what no menu or box holds
DECIDING = LINES | LINKING | STORIES | {"article"}  # what tells whether an element is a menu or a box
BOLD = frozenset({"b", "strong"})
TITLES = HEADINGS - {"h1"}  # a linked h1 is the headline that leads to its own page
TITLE = 15  # characters; shorter linked headings name people or sections
CARD = 4  # elements around a linked title, and around its excerpt, of which one holds both
EXCERPT = 3  # blocks after a linked title among which its excerpt is
MAX_ELEMENTS = 60_000  # elements walked; the rest of a monstrous page is left unread: under 5 s and 200 MB
MAX_FRAMES = 120  # menus, footers and boxes looked into before they are walked; hostile pages nest thousands


def outline(root: LexborNode, headline: LexborNode | None = None) -> Outline:
    """The elements and text blocks under `root` (the body), in reading order; what holds `headline` is always read."""
    return _Walk(root, headline).result


class _Walk:
    """The state of the walk: what is open, and the line of text being gathered."""

    def __init__(self, root: LexborNode, headline: LexborNode | None) -> None:
        self.result = Outline()
        self.holding = _ancestors(headline)
        self.pieces: list[Piece] = []
        self.href: str | None = None
        self.count = self.strong = self.mute = self.frames = 0
        self._run(root)
        _mark_teasers(self.result.blocks)
        for block in self.result.blocks:
            if block.is_prose and not block.teaser:
                block.owner.text += len(block.text)
        for element in reversed(self.result.elements):
            if element.text and element.parent is not None:
                element.parent.text += element.text

    def _run(self, root: LexborNode) -> None:
        element: Element | None = self._enter(root, "body", None)
        node = root.first_child
        elements = self.result.elements
        following: list[LexborNode | None] = []  # where it goes on after each open element
        while element is not None:
            if node is None:
                self._leave(element)
                element = element.parent
                node = following.pop() if following else None
                continue
            tag = node.tag or ""
            if tag == "-text":
                words = node.text_content or ""
                if (self.pieces or not words.isspace()) and not self.mute:  # white space begins no line
                    self.pieces.append((words, self.href, self.strong > 0))
            elif tag in APART or len(elements) >= MAX_ELEMENTS:
                self._pass(node, tag, element)
            else:
                inside = self._enter(node, tag, element)
                if inside.role == "plain" or not self._skip(inside):
                    following.append(node.next)
                    element, node = inside, node.first_child
                    continue
                self._leave(inside)
            node = node.next

    def _pass(self, node: LexborNode, tag: str, parent: Element) -> None:
        """What is not entered: a line's end, and what is no text."""
        if tag == "br":
            if self.pieces:
                self.pieces.append(LINE_END)
        elif tag == "script" and "src" in node.attributes and len(self.result.elements) < MAX_ELEMENTS:
            self._leave(self._enter(node, tag, parent))  # some players are nothing but a script

    def _skip(self, element: Element) -> bool:
        """Passes over what is in `element`, if it plainly holds no article; its size counts, so that far stays far."""
        if element.role not in UNREAD or self.frames >= MAX_FRAMES or element.node.mem_id in self.holding:
            return False
        self.frames += 1
        size = _size_if_bare(element)
        self.count += size
        return size > 0

    def _enter(self, node: LexborNode, tag: str, parent: Element | None) -> Element:
        attributes = node.attributes
        role = _role(tag, attributes) if attributes or tag in TELLING else "plain"
        mutes = tag in MUTE or (role in UNREAD_IN_LINE and tag in INLINE)
        ends_line = tag in BLOCKS or "-" in tag
        if ends_line:
            if self.pieces:
                self._flush(parent)
        elif tag == "a":
            self.href = attributes.get("href")
        elif tag in BOLD:
            self.strong += 1
        if mutes:
            self.mute += 1
        self.count += 1
        element = Element(node, tag, parent, self.count, attributes, role, ends_line, mutes)
        self.result.elements.append(element)
        return element

    def _leave(self, element: Element) -> None:
        if element.ends_line:
            if self.pieces:
                self._flush(element)
        elif element.tag == "a":
            self.href = None
        elif element.tag in BOLD:
            self.strong -= 1
        if element.mutes:
            self.mute -= 1
        element.last = self.count

    def _flush(self, owner: Element | None) -> None:
        """Ends the line of text: what was gathered becomes one block, or several where <br> parted it."""
        pieces, self.pieces = self.pieces, []
        while owner is not None and not owner.ends_line:
            owner = owner.parent
        if owner is None:
            return
        for run in paragraphs(pieces) if LINE_END in pieces else (pieces,):
            block = block_of(run, owner, self.count + 1)
            if block:
                self.count += 1
                self.result.blocks.append(block)


def _role(tag: str, attributes: dict[str, str | None]) -> Role:
    """The role that tag and attributes of an element claim."""
    names = attributes.get("class") or ""
    if not NAMING.isdisjoint(attributes):
        names = " ".join([names, *(attributes[name] or "" for name in OTHER_NAMING if name in attributes)])
    return role_of(tag, names, attributes.get("style") or "", "hidden" in attributes)


def _ancestors(node: LexborNode | None) -> frozenset[int]:
    """Marks of `node` and what holds it."""
    found: list[int] = []
    while node is not None and len(found) < MAX_LEVELS:
        found.append(node.mem_id)
        node = node.parent
    return frozenset(found)


def _size_if_bare(frame: Element) -> int:
    """How many elements a menu, footer, sidebar or box has that plainly holds no article; 0 where it may hold one.

    Half of a page's elements are in such. A box with few links may be a wall, a banner says that the page is one.
    """
    is_menu = frame.role == "frame" and not ASKING.search(f"{frame.get('class')} {frame.get('id')} {frame.get('role')}")
    size = lines = links = 0
    for node in frame.node.traverse():
        tag = node.tag or ""
        if tag in DECIDING:
            if tag in LINKING:
                links += 1
            elif tag in LINES:
                lines += 1
                if lines == FEW_LINES:
                    return 0
            elif is_menu or tag != "article":
                return 0
        size += node.is_element_node
    return size if is_menu or links >= MANY_LINKS else 0


def _heads_card(owner: Element) -> bool:
    """Whether what `owner` holds is a heading, and no byline."""
    is_title = False
    for around in owner.nearest(CARD):
        if around.role == "byline":
            return False
        is_title = is_title or around.tag in TITLES
    return is_title


def _mark_teasers(blocks: list[Block]) -> None:
    """Finds the excerpts that stand under linked titles: the first running text after such a title."""
    left, card = 0, None
    for block in blocks:
        if block.linked and len(block.text) >= TITLE and block.is_link and _heads_card(block.owner):
            left, card = EXCERPT, block.owner
        elif left and card:
            left -= 1
            if block.is_prose:
                near = {a.order for a in block.owner.nearest(CARD)}
                block.teaser = any(a.order in near for a in card.nearest(CARD))
                left = 0
