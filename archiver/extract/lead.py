"""The chapô as shown: the short text between headline and body, by its name or by its place."""

from __future__ import annotations

from archiver.extract import jsonld
from archiver.extract.container import fold
from archiver.extract.document import Document
from archiver.extract.headline import shown
from archiver.extract.outline import HEADINGS, Block, Element, Outline
from archiver.outlets import Rules

SHORTEST = 30  # characters
LONGEST = 1500
SHARE = 0.4  # of the text; what holds more is no chapô
BY_PLACE = 60  # characters of a heading or bold paragraph before the text that make it one
FINGERPRINT = 40


def lead(
    doc: Document, rules: Rules, page: Outline, holder: Element, headline: Element | None
) -> tuple[str | None, list[Block]]:
    """The chapô shown in the page and its blocks, which are no part of the body; (None, []) when none is shown."""
    element = _named(doc, rules, page, holder, headline)
    if element is not None:
        return shown(element.node), page.inside(element)
    blocks = _placed(doc, page, holder, headline)
    return (blocks[0].text if blocks else None), blocks


def _named(doc: Document, rules: Rules, page: Outline, holder: Element, headline: Element | None) -> Element | None:
    if rules.description and (node := doc.tree.css_first(rules.description)):
        return page.of(node)
    text = [b for b in page.inside(holder) if b.is_prose and not b.owner.dropped]
    before = text[min(2, len(text) - 1)].order if text else holder.last
    after = headline.order if headline else 0
    for element in page.elements:
        if not after < element.order < before or not _is_named(element):
            continue
        if element.node.first_child is None:  # "<p class=chapo><p>…</p></p>": the parser closes the outer one
            element = next(
                (e for e in page.elements if e.order > element.order and e.parent is element.parent), element
            )
        blocks = [b for b in page.inside(element) if not b.owner.dropped or b.owner is element]
        length = sum(len(b.text) for b in blocks)
        beside = length <= SHARE * (holder.kept + length) and not element.holds(holder)
        if SHORTEST <= length <= LONGEST and (beside or _is_all_of(doc, blocks)):
            return element
    return None


def _is_named(element: Element) -> bool:
    """Whether its names say that an element is the chapô. A "teaser" is one where it is a paragraph without link."""
    if element.tag in ("p", "h2") and "teaser" in element.get("class") and not element.node.css_first("a"):
        return element.out is element.role or not element.dropped
    return not element.dropped and (element.role == "lead" or "description" in element.get("itemprop").lower())


def _is_all_of(doc: Document, blocks: list[Block]) -> bool:
    """Whether the page of a paid article shows but the chapô: its only block, which the page's head repeats."""
    paid = (jsonld.string(str(doc.article.get("isAccessibleForFree"))) or "").endswith(("False", "false"))
    return paid and len(blocks) == 1 and fold(blocks[0].text) == fold(doc.metas.first("og:description") or "")


def _placed(doc: Document, page: Outline, holder: Element, headline: Element | None) -> list[Block]:
    """A heading or bold paragraph before the text, or the paragraph before it that the page's head repeats."""
    after = headline.last if headline else holder.order
    declared = [fold(d) for d in (doc.metas.first("og:description"), doc.metas.first("description")) if d]
    rest = [b for b in page.blocks if after < b.order <= holder.last and len(b.text) >= SHORTEST]
    rest = [b for b in rest if not (b.owner.dropped or b.is_link or b.teaser)]
    for place, block in enumerate(rest[:4]):
        following = rest[place + 1] if place + 1 < len(rest) else None
        if following is None or block.linked * 2 > len(block.text):
            continue
        bold = block.bold >= 0.95 * len(block.text) and following.bold < 0.5 * len(following.text)
        own = block.owner.tag in HEADINGS and following.owner.tag not in HEADINGS
        if (bold or own) and len(block.text) >= BY_PLACE:
            return [block]
        if not holder.holds(block) and any(fold(block.text)[:FINGERPRINT] in d for d in declared):
            return [block]
        if holder.holds(block) and block.is_prose:
            break
    return []
