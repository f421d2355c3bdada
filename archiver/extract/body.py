"""The text of an article: its paragraphs, and the element that holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from archiver.extract import container, jsonld, phrases
from archiver.extract.document import Document
from archiver.extract.headline import Headline
from archiver.extract.lead import lead
from archiver.extract.outline import HEADINGS, Block, Element, Outline, outline
from archiver.outlets import Rules

WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Text:
    """The paragraphs in order, inner headings among them, and where they stand.

    `node` holds them (None: nothing found). `lead` is the chapô shown apart from them. `page` is the outline
    that the parts for images, embeds, links and entries work on; `holder` the element of `node`.
    """

    paragraphs: tuple[str, ...]
    node: LexborNode | None
    lead: str | None = None
    page: Outline | None = None
    holder: Element | None = None
    headline: Element | None = None
    blocks: tuple[Block, ...] = ()


def body(doc: Document, rules: Rules, found: Headline | None) -> Text:
    """The article's text, without captions, boxes, embeds and bylines. Method: docs/extraction.md."""
    if doc.tree.body is None:
        return Text((), None)
    page = outline(doc.tree.body)
    title = page.of(found.node) if found and found.node is not None else None
    container.mark(page, title, _elements(page, doc, rules.drop))
    container.weigh(page, jsonld.string(doc.article.get("articleBody")))
    holders = _elements(page, doc, (rules.body,)) if rules.body else []
    holder = _common(holders) if holders else container.container(page, title)
    if holder is None:
        return Text((), None, page=page, headline=title)
    shown_lead, lead_blocks = lead(doc, rules, page, holder, title)
    blocks = [b for b in page.inside(holder) if not holders or container.owns(holders, b)]
    kept = _paragraphs(blocks, {b.order for b in lead_blocks}, title, found)
    return Text(tuple(b.text for b in kept), holder.node, shown_lead, page, holder, title, tuple(kept))


def _elements(page: Outline, doc: Document, selectors: tuple[str | None, ...]) -> list[Element]:
    nodes = {node.mem_id for selector in selectors if selector for node in doc.tree.css(selector)}
    return [element for element in page.elements if element.node.mem_id in nodes] if nodes else []


def _common(elements: list[Element]) -> Element:
    """The nearest element that holds all of `elements`."""
    first, last = elements[0], elements[-1]
    return next(a for a in first.ancestors() if a.holds(last))


def _paragraphs(blocks: list[Block], lead: set[int], title: Element | None, found: Headline | None) -> list[Block]:
    start = title.last if title else 0
    if sum(len(b.text) for b in blocks if b.order > start) * 2 < sum(len(b.text) for b in blocks):
        start = 0
    kept = [b for b in blocks if b.order > start and b.order not in lead and _is_text(b)]
    if found:
        kept = [b for b in kept if b.text != found.text]
    return _trim(kept)


def _is_text(block: Block) -> bool:
    if block.owner.dropped or not WORD.search(block.text):
        return False
    return not (phrases.is_promotion(block) or phrases.is_link_list(block))


def _trim(blocks: list[Block]) -> list[Block]:
    """Without what stands before the first and after the last paragraph: bylines, datelines, signatures, headings."""
    while blocks and phrases.is_opening(blocks[0].text):
        blocks = blocks[1:]
    while blocks and _closes(blocks[-1]):
        blocks = blocks[:-1]
    return blocks


def _closes(block: Block) -> bool:
    return phrases.is_signature(block.text) or block.owner.tag in HEADINGS
