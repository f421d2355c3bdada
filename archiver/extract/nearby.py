"""The lines around the headline and after the text: where French pages put bylines, datelines and signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from selectolax.lexbor import LexborNode

from archiver.extract.body import Text
from archiver.extract.outline import Block, Element
from archiver.extract.text import spaced

REACH = 40  # positions; what stands further above the headline says nothing of the article
MAX_LINES = 45  # looked at after a headline; share bars of 30 entries stand between headline and dateline
MAX_ENDING = 8  # looked at after the text
MAX_LEVELS = 8  # ancestors asked what a line belongs to
# What lies in these is about something else: readers, other articles, experts quoted, the team
ELSEWHERE = re.compile(
    r"comment|reaction|teaser|related|similar|associ|connexe|recommend|recommand|lire-?aussi|read-?(?:also|more"
    r"|next)|sidebar|\bnav\b|most|plus-?lus|popula|newsletter|widget|latest|derni|river|\bfeed|\bbio\b|people|caption"
    r"|credit|legende|blockquote|promo|hidden|push|sponsor|subscri|offer|sign-?up|sign-?in|log-?in|breadcrumb|ariane"
    r"|dossier"
)
# The same, unless the element is also called after who wrote: "authors-list", "card byline"
LAYOUT = re.compile(
    r"\baside\b|menu|listing|\blist(?!-(?:inline|unstyled|none|date))|list\b(?!-)|\bcard|carte\b|tile"
    r"|(?<![\w-])(?:[a-z]{1,2}[-_]+|(?:site|page|main|global)[-_]?)?footer"  # not those of a post: "post-footer"
)
SIGNED = re.compile(r"author|auteur|byline|signature|writer|journalist|\bsign|rédact|\bredac")
WHOLE = frozenset({"main", "article", "body"})  # elements whose names are about the whole article
APART = ("comments", "frame", "caption", "hidden")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as shown, the element that holds it, and how many paragraphs of the text stand before it."""

    text: str
    element: Element
    depth: int = 0
    is_text: bool = False
    is_link: bool = False

    @property
    def is_byline(self) -> bool:
        """Whether the page's names say that this is who wrote, when, or where it is filed."""
        return any(e.role == "byline" for e in self._near())

    @property
    def is_signed(self) -> bool:
        """Whether the page's names say that this is who wrote."""
        if any(SIGNED.search(" ".join(_names(e)).lower()) for e in self._near() if e.text < 300):
            return True
        links = (a.attributes for a in self.element.node.css("[rel], [itemprop]")[:6])
        return any("author" in f"{a.get('rel')} {a.get('itemprop')}".lower() for a in links)

    def _near(self) -> Iterator[Element]:
        return takewhile(lambda e: e.role != "text", self.element.ancestors())


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an article's text: `head` from the headline into the text, `above` the headline, nearest
    first, `ending` the last two lines of the text and those after it. Lines about something else are left out."""

    head: tuple[Line, ...]
    above: tuple[Line, ...]
    ending: tuple[Line, ...]


def around(text: Text) -> Around:
    """The lines around `text`."""
    return Around(tuple(_head(text)), tuple(_above(text)), tuple(_ending(text)))


def _head(text: Text) -> list[Line]:
    if text.page is None:
        return []
    first = text.blocks[0].order if text.blocks else 0
    start = text.headline.last if text.headline else max(0, first - 40)
    own = {block.order for block in text.blocks}
    found: list[Line] = []
    depth = 0
    for block in (b for b in text.page.blocks if b.order > start):
        if len(found) >= MAX_LINES or depth > 4:
            break
        if block.order in own:
            depth += 1
        if not _is_elsewhere(block.owner, text.headline):
            found.append(_line(block, depth, block.order in own))
    return found


def _above(text: Text) -> list[Line]:
    if text.page is None or text.headline is None:
        return []
    top = text.headline.order
    earlier = [b for b in text.page.blocks if top - REACH < b.order < top][-5:]
    return [_line(b) for b in reversed(earlier) if not _is_elsewhere(b.owner, None)]


def _ending(text: Text) -> list[Line]:
    if text.page is None or not text.blocks:
        return []
    last = text.blocks[-1].order
    lines = [_line(b, is_text=True) for b in reversed(text.blocks[-2:])]
    after = [b for b in text.page.blocks if b.order > last][:MAX_ENDING]
    return lines + [_line(b) for b in after if not _is_elsewhere(b.owner, None)]


def _line(block: Block, depth: int = 0, is_text: bool = False) -> Line:
    return Line(spaced(block.text), block.owner, depth, is_text, block.linked > 0.8 * len(block.text))


@lru_cache(maxsize=8192)
def is_elsewhere(names: str) -> bool:
    """Whether tags, classes and ids say that an element is about something else than the article."""
    if ELSEWHERE.search(names):
        return True
    return LAYOUT.search(names) is not None and SIGNED.search(names) is None


def marks(node: LexborNode) -> str:
    """Tags, classes and ids of `node` and its nearest ancestors in small letters: what it belongs to."""
    words: list[str] = []
    current: LexborNode | None = node
    for _ in range(MAX_LEVELS):
        if current is None or current.tag in ("body", "main", "html", "article", "-undef"):
            break
        attributes = current.attributes
        words += [current.tag or "", attributes.get("class") or "", attributes.get("id") or ""]
        current = current.parent
    return " ".join(words).lower()


def _is_elsewhere(element: Element, headline: Element | None) -> bool:
    """Whether it, or what is around it below the article and what holds the headline, is about something else."""
    for around in element.nearest(MAX_LEVELS):
        if around.tag in WHOLE or (headline and around.holds(headline)):
            return False
        if around.role in APART or _are_elsewhere(*_names(around)):
            return True
    return False


def _names(element: Element) -> tuple[str, str, str]:
    """Tag, classes and id."""
    tag = "" if element.role == "byline" else element.tag  # Drupal's <footer class="node__meta"> is a byline
    return tag, element.get("class"), element.get("id")


@lru_cache(maxsize=8192)
def _are_elsewhere(tag: str, classes: str, name: str) -> bool:
    return is_elsewhere(f"{tag} {classes} {name}".lower())
