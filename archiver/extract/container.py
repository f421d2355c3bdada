"""Where the article's text is: which parts of the page are believed to be boxes, and what holds the rest.

The method is in docs/extraction.md.
"""

from __future__ import annotations

import re

from archiver.extract.outline import Block, Element, Outline

BELIEVED = 0.5  # share of the page's running text from which an element is the text, whatever it is called
ALMOST_ALL = 0.9  # share at which the text is inside one child beyond doubt
MOST = 0.55  # share at which it is, unless its siblings look the same
BESIDE_HEADLINE = 0.2  # share that suffices for the child that holds the headline
BYLINE_TEXT = 250  # characters of running text; no byline, date line or list of tags is longer
MATCHED = 0.6  # share of JSON-LD's articleBody found in blocks from which only these count
FINGERPRINT = 40  # folded characters by which a block is looked up in articleBody
NUMBER = re.compile(r"\d+")
READ = ("plain", "lead", "text")  # never out of the text for what they are
OVERRULED = (None, "media", "caption")  # out of the text, inside which an element may be so for its own reason
APART = ("frame", "comments", "hidden")


def mark(page: Outline, headline: Element | None, forced: list[Element]) -> None:
    """Decides for every element whether it is out of the text, and why: an ancestor's reason stands for all in it.

    `forced` are what an outlet's rules drop.
    """
    total = _readers_text(page, headline)
    boxes = {element.order for element in forced}
    for element in page.elements:
        above = element.parent.out if element.parent else None
        if above in OVERRULED:
            own = element.role not in READ and _is_out(element, total, headline)
            element.out = "box" if element.order in boxes else element.role if own else above
        else:
            element.out = above


def _readers_text(page: Outline, headline: Element | None) -> int:
    """Characters of running text without frames and comments."""
    total, end = page.root.text, 0
    for element in page.elements:
        if element.role not in APART or element.order <= end:
            continue
        if not (headline and element.holds(headline)):
            if _is_dialog(element) or element.text < BELIEVED * page.root.text or _is_thread(element, page, headline):
                total -= element.text
            end = element.last
    return total


def _is_thread(element: Element, page: Outline, headline: Element | None) -> bool:
    """Whether a big element named after comments is a thread of them: text stands between it and the headline."""
    if element.role != "comments":
        return False
    start = headline.last if headline else 0
    return any(block.is_prose and start < block.order < element.order for block in page.blocks)


def _is_dialog(element: Element) -> bool:
    """Whether it declares itself a dialog: consent banners may be longer than the text."""
    return element.get("role") in ("dialog", "alertdialog") or element.get("aria-modal") == "true"


def _is_out(element: Element, total: int, headline: Element | None) -> bool:
    role = element.role
    if headline and element.holds(headline):
        return False
    if "articlebody" in (element.attributes.get("itemprop") or "").lower():
        return False
    if _is_dialog(element):
        return True
    if role == "byline":
        return element.text < BYLINE_TEXT
    return element.text < BELIEVED * total or (role == "comments" and element.text > total)


def weigh(page: Outline, article_body: str | None) -> None:
    """Counts, for every element, the running text in it that may be the article's.

    Where JSON-LD gives the article's text and the page shows it, only blocks found in it count.
    """
    blocks = [block for block in page.blocks if block.is_prose and not block.teaser and not block.owner.dropped]
    if article_body:
        declared = fold(article_body)
        known = [block for block in blocks if fold(block.text)[:FINGERPRINT] in declared]
        if sum(len(block.text) for block in known) > MATCHED * len(article_body):
            blocks = known
    for block in blocks:
        block.owner.kept += len(block.text)
        block.owner.kept_blocks += 1
    for element in reversed(page.elements):
        if element.kept and element.parent is not None:
            element.parent.kept += element.kept
            element.parent.kept_blocks += element.kept_blocks


def container(page: Outline, headline: Element | None) -> Element | None:
    """The smallest element that holds the article's running text; None when there is none. After `mark` and `weigh`."""
    declared = [e for e in page.elements if e.kept and "articlebody" in (e.attributes.get("itemprop") or "").lower()]
    if declared and declared[0].kept >= BELIEVED * page.root.kept:
        return _descend(page, declared[0], headline)
    return _descend(page, page.root, headline) if page.root.kept else None


def _descend(page: Outline, top: Element, headline: Element | None) -> Element:
    children: dict[int, list[Element]] = {}
    for element in page.elements:
        if element.kept and element.parent is not None:
            children.setdefault(element.parent.order, []).append(element)
    current = top
    while True:
        below = children.get(current.order, [])
        step = _step(current, below, headline)
        if step is None:
            return current
        current = step


def _step(current: Element, below: list[Element], headline: Element | None) -> Element | None:
    """The child of `current` that holds the text, None when the text is in several."""
    if not below:
        return None
    best = max(below, key=lambda element: element.kept)
    if best.kept_blocks < 2 and best.tag not in ("article", "main", "section", "div", "td"):
        return None
    if best.kept_blocks < 2 and current.kept_blocks < 2 and _has_own_text(best):
        return None
    if best.kept >= ALMOST_ALL * current.kept:
        return best if best.kept_blocks > 1 or current.kept_blocks == 1 else None
    names = _stems(best)
    alike = [e for e in below if e is not best and e.tag == best.tag and names & _stems(e)]
    beside = next((e for e in below if headline and e.holds(headline)), None)
    if best.tag == "article" or (beside and beside.tag == "article"):
        chosen = beside or best
        if chosen.kept >= BESIDE_HEADLINE * current.kept:
            return chosen
    if best.kept >= MOST * current.kept and best.kept_blocks > 1 and not alike:
        return best
    return beside if beside and beside.kept >= BESIDE_HEADLINE * current.kept and not alike else None


def _stems(element: Element) -> set[str]:
    """Class and id without numbers: what "para_1" and "para_2" have in common."""
    return {NUMBER.sub("", name) for key in ("class", "id") if (name := element.get(key))}


def _has_own_text(element: Element) -> bool:
    child = element.node.first_child
    while child is not None:
        if child.is_text_node and (child.text_content or "").strip():
            return True
        child = child.next
    return False


def fold(words: str) -> str:
    """`words` without case, white space and punctuation, to find a text in another rendering of it."""
    return re.sub(r"\W+", "", words).casefold()


def owns(holders: list[Element], block: Block) -> bool:
    return any(holder.holds(block) for holder in holders)
