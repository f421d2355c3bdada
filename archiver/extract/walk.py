"""The one walk over a page's tree, from which all parts that read the text work.

It is iterative, because hostile pages nest 10,000 elements.
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from archiver.extract.lines import LINE_END, Piece, paragraphs
from archiver.extract.outline import HEADINGS, Block, Element, Outline
from archiver.extract.text import prose
from archiver.extract.vocabulary import Role, role_of

# Nothing in them is read or shown as part of an article
NEVER = frozenset("style template svg select textarea button input head math dialog".split())
# Elements that end a line; all others, unknown ones too, stand in a line (HTML, "Rendering"), but custom ones do not
BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript object ol optgroup p pre "
    "search section summary table tbody td tfoot th thead tr ul video audio iframe caption".split()
)
# Attributes that name a component where class names are hashed
NAMING = ("class", "id", "data-testid", "data-component", "data-module", "data-type", "role")
BOLD = frozenset({"b", "strong"})
TITLE = 15  # characters; shorter linked headings name people or sections
CARD = 4  # elements around a linked title, and around its excerpt, of which one holds both
EXCERPT = 3  # blocks after a linked title among which its excerpt is
MAX_ELEMENTS = 200_000  # elements walked; the rest of a monstrous page is left unread, so that it takes under 5 s


def outline(root: LexborNode) -> Outline:
    """The elements and text blocks under `root` (the body), in reading order."""
    return _Walk(root).result


class _Walk:
    """The state of the walk: what is open, and the line of text being gathered."""

    def __init__(self, root: LexborNode) -> None:
        self.result = Outline()
        self.pieces: list[Piece] = []
        self.href: str | None = None
        self.count = self.strong = self.mute = 0
        self._run(root)
        _mark_teasers(self.result.blocks)
        for block in self.result.blocks:
            if block.is_prose and not block.teaser:
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
                self.pieces.append(LINE_END)
            elif tag in NEVER or not child.is_element_node or len(self.result.elements) >= MAX_ELEMENTS:
                continue
            elif tag == "script":
                if "src" in child.attributes:  # some players are nothing but a script
                    self._leave(self._enter(child, element))
            else:
                stack.append((self._enter(child, element), child.first_child))

    def _enter(self, node: LexborNode, parent: Element | None) -> Element:
        tag = node.tag or ""
        attributes = node.attributes
        if tag in BLOCKS or "-" in tag:
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
        if element.tag in BLOCKS or "-" in element.tag:
            self._flush(element)
        if element.tag == "a":
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
        while owner.tag not in BLOCKS and "-" not in owner.tag and owner.parent is not None:
            owner = owner.parent
        for run in paragraphs(pieces):
            text = prose("".join([piece[0] for piece in run]))
            if text:
                self.count += 1
                linked = sum(len(words.strip()) for words, href, _ in run if href is not None)
                bold = sum(len(words.strip()) for words, _, strong in run if strong)
                hrefs = tuple(dict.fromkeys(href for _, href, _ in run if href))
                self.result.blocks.append(Block(text, owner, self.count, linked, bold, hrefs))


def _mark_teasers(blocks: list[Block]) -> None:
    """Finds the excerpts that stand under linked titles: the first running text after such a title."""
    left, card = 0, None
    for block in blocks:
        around = list(block.owner.nearest(CARD)) if block.is_link and len(block.text) >= TITLE else []
        if any(a.tag in HEADINGS for a in around) and not any(a.role is Role.BYLINE for a in around):
            left, card = EXCERPT, block.owner
        elif left and card:
            left -= 1
            if block.is_prose:
                near = {a.order for a in block.owner.nearest(CARD)}
                block.teaser = any(a.order in near for a in card.nearest(CARD))
                left = 0
