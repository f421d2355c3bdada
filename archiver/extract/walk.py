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
NO_ELEMENT = ("-", "!", "")  # how the parser's names of comments and their like begin: "-comment"
# Kept in the list for what they show, but their text is a substitute for it
MUTE = frozenset({"noscript", "object", "iframe", "video", "audio", "canvas", "datalist"})
PLAIN = Role.PLAIN  # looked up for each element
UNREAD_IN_LINE = (Role.HIDDEN, Role.CAPTION)
# Elements that end a line; all others, unknown ones too, stand in a line (HTML, "Rendering"), but custom ones do not
BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript object ol optgroup p pre "
    "search section summary table tbody td tfoot th thead tr ul video audio iframe caption".split()
)
# Attributes beside class that name a component, where class names are hashed
OTHER_NAMING = ("id", "data-testid", "data-component", "data-module", "data-type", "role")
HAVE_NAMING = frozenset(OTHER_NAMING)
CLAIMING = HAVE_NAMING | {"class", "style", "hidden"}  # what a role may come from; a third of elements have none
UNREAD = (Role.FRAME, Role.BOX)
ASKING = re.compile(r"cookie|consent|gdpr|rgpd|cmp|didomi|message|onetrust|axeptio|tarteaucitron|dialog|modal|pop|over")
MANY_LINKS = 10  # links and pictures of a box that is a list of them
MAX_LEVELS = 500  # elements around a headline
FEW_LINES = 3  # paragraphs or line breaks; a frame that has more is read, in case its name lies
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
        following: list[LexborNode | None] = []  # where it goes on after each open element
        while element is not None:
            if node is None:
                self._leave(element)
                element = element.parent
                node = following.pop() if following else None
                continue
            tag = node.tag or ""
            inside = None
            if tag != "-text":
                inside = self._open(node, tag, element)
            elif not self.mute:
                words = node.text_content or ""
                if self.pieces or not words.isspace():  # white space begins no line
                    self.pieces.append((words, self.href, self.strong > 0))
            if inside is None:
                node = node.next
            else:
                following.append(node.next)
                element, node = inside, node.first_child

    def _open(self, node: LexborNode, tag: str, parent: Element) -> Element | None:
        """The element of `node` if its content is to be read; None after one that is done with."""
        if tag == "br":
            if self.pieces:
                self.pieces.append(LINE_END)
            return None
        if tag in NEVER or tag[:1] in NO_ELEMENT or len(self.result.elements) >= MAX_ELEMENTS:
            return None
        if tag == "script":
            if "src" in node.attributes:  # some players are nothing but a script
                self._leave(self._enter(node, tag, parent))
            return None
        element = self._enter(node, tag, parent)
        if element.role in UNREAD and self.frames < MAX_FRAMES and node.mem_id not in self.holding:
            self.frames += 1
            if size := _size_if_bare(element):
                self.count += size  # what is unread keeps its place, so that far stays far
                self._leave(element)
                return None
        return element

    def _enter(self, node: LexborNode, tag: str, parent: Element | None) -> Element:
        if self.pieces and (tag in BLOCKS or "-" in tag):
            self._flush(parent)
        attributes = node.attributes
        role = PLAIN
        if tag in TELLING or not CLAIMING.isdisjoint(attributes) or (attributes and "-" in tag):
            names = attributes.get("class") or ""
            if not HAVE_NAMING.isdisjoint(attributes):
                names = " ".join([names, *(attributes[name] or "" for name in OTHER_NAMING if name in attributes)])
            role = role_of(tag, names, attributes.get("style") or "", "hidden" in attributes)
        self.count += 1
        element = Element(node, tag, parent, self.count, attributes, role)
        self.result.elements.append(element)
        if tag == "a":
            self.href = attributes.get("href")
        elif tag in BOLD:
            self.strong += 1
        if tag in MUTE or (role is not PLAIN and role in UNREAD_IN_LINE and tag in INLINE):
            element.mutes = True
            self.mute += 1
        return element

    def _leave(self, element: Element) -> None:
        tag = element.tag
        if self.pieces and (tag in BLOCKS or "-" in tag):
            self._flush(element)
        if tag == "a":
            self.href = None
        elif tag in BOLD:
            self.strong -= 1
        if element.mutes:
            self.mute -= 1
        element.last = self.count

    def _flush(self, owner: Element | None) -> None:
        """Ends the line of text: what was gathered becomes one block, or several where <br> parted it."""
        pieces, self.pieces = self.pieces, []
        while owner is not None and owner.tag not in BLOCKS and "-" not in owner.tag:
            owner = owner.parent
        if owner is None:
            return
        for run in paragraphs(pieces) if LINE_END in pieces else (pieces,):
            block = block_of(run, owner, self.count + 1)
            if block:
                self.count += 1
                self.result.blocks.append(block)


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
    held = frame.node.css("*")
    tags = [node.tag for node in held]
    if tags.count("p") + tags.count("br") >= FEW_LINES or "h1" in tags or "main" in tags:
        return 0
    if frame.role is Role.FRAME and not ASKING.search(f"{frame.get('class')} {frame.get('id')} {frame.get('role')}"):
        return 0 if "article" in tags else len(held)
    return len(held) if tags.count("a") + tags.count("img") >= MANY_LINKS else 0


def _heads_card(owner: Element) -> bool:
    """Whether what `owner` holds is a heading, and no byline."""
    around = list(owner.nearest(CARD))
    return any(a.tag in TITLES for a in around) and not any(a.role is Role.BYLINE for a in around)


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
