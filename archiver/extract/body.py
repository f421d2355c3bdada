"""The text of an article: its paragraphs, and the element that holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from archiver.extract import bylines, container, jsonld, live, phrases
from archiver.extract.document import Document
from archiver.extract.headline import Headline
from archiver.extract.lead import lead
from archiver.extract.names import fold
from archiver.extract.outline import HEADINGS, Block, Element, Outline
from archiver.extract.walk import outline
from archiver.outlets import Rules

WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Text:
    """The paragraphs in order, inner headings among them, and where they stand.

    `node` holds them (None: nothing found). `lead` is the chapô shown apart from them. `page` is the outline
    that the parts for images, embeds, links and entries work on; `holder` the element of `node`. `told` are the entries
    of a live blog, which are no part of the paragraphs.
    """

    paragraphs: tuple[str, ...]
    node: LexborNode | None
    lead: str | None = None
    page: Outline | None = None
    holder: Element | None = None
    headline: Element | None = None
    blocks: tuple[Block, ...] = ()
    told: tuple[live.Told, ...] = ()


def body(doc: Document, rules: Rules, found: Headline | None, us: frozenset[str] = frozenset()) -> Text:
    """The article's text, without captions, boxes, embeds and bylines. Method: docs/extraction.md.

    `us` are the outlet's names, folded: with them it signs.
    """
    if doc.tree.body is None:
        return Text((), None)
    page = outline(doc.tree.body, found.node if found else None)
    title = page.of(found.node) if found and found.node is not None else None
    container.mark(page, title, _elements(page, doc, rules.drop))
    container.weigh(page, jsonld.string(doc.article.get("articleBody")))
    holders = _elements(page, doc, (rules.body,)) if rules.body else []
    holder = _common(holders) if holders else container.container(page, title)
    if holder is None:
        return Text((), None, page=page, headline=title)
    shown_lead, lead_blocks = lead(doc, rules, page, holder, title)
    blocks = [b for b in page.inside(holder) if not holders or container.owns(holders, b)]
    apart = {b.order for b in lead_blocks}
    told = live.find(page, holder, _is_live(doc, found), lambda b: b.order not in apart and _is_text(b))
    apart |= {b.order for entry in told for b in entry.blocks}
    if told:
        apart |= {b.order for b in blocks if live.CLOCK.match(b.text)}
    kept = _trim(_undated(_paragraphs(blocks, apart, title, found)), us)
    return Text(tuple(b.text for b in kept), holder.node, shown_lead, page, holder, title, tuple(kept), tuple(told))


def _is_live(doc: Document, found: Headline | None) -> bool:
    """Whether title, address or JSON-LD announce a live blog."""
    words = [found.text if found else "", doc.page.url.replace("-", " ")]
    return "liveblogposting" in jsonld.types(doc.article) or any(live.LIVE.search(word) for word in words)


def _elements(page: Outline, doc: Document, selectors: tuple[str | None, ...]) -> list[Element]:
    nodes = {node.mem_id for selector in selectors if selector for node in doc.tree.css(selector)}
    return [element for element in page.elements if element.node.mem_id in nodes] if nodes else []


def _common(elements: list[Element]) -> Element:
    """The nearest element that holds all of `elements`."""
    first, last = elements[0], elements[-1]
    return next(a for a in first.ancestors() if a.holds(last))


def _paragraphs(blocks: list[Block], apart: set[int], title: Element | None, found: Headline | None) -> list[Block]:
    start = title.last if title else 0
    if sum(len(b.text) for b in blocks if b.order > start) * 2 < sum(len(b.text) for b in blocks):
        start = 0
    kept = [b for b in blocks if b.order > start and b.order not in apart and _is_text(b)]
    return [b for b in kept if not (found and b.text == found.text) and not _titles_box(b, kept)]


def _titles_box(block: Block, kept: list[Block]) -> bool:
    """Whether a heading stands over links or pictures of which nothing is kept."""
    box = block.owner.parent
    if block.owner.tag not in HEADINGS or box is None or any(b is not block and box.holds(b) for b in kept):
        return False
    return box.node.css_first("a[href], img, form") is not None


def _is_text(block: Block) -> bool:
    if block.owner.dropped or block.teaser or not WORD.search(block.text):
        return False
    # A title never ends with a full stop, so a link that does is a sentence of the text
    return not phrases.is_promotion(block) and not (block.is_link and not block.text.endswith("."))


def _undated(blocks: list[Block]) -> list[Block]:
    """Without the dateline, which is no text wherever it stands. Dates parted by text are a chronology's."""
    dates = [n for n, b in enumerate(blocks) if b.owner.tag not in HEADINGS and phrases.is_bare_date(b.text)]
    if not dates or dates[-1] - dates[0] >= len(dates):
        return blocks
    return blocks[: dates[0]] + blocks[dates[-1] + 1 :]


def _trim(blocks: list[Block], us: frozenset[str]) -> list[Block]:
    """Without what stands before the first and after the last paragraph: bylines, datelines, signatures, headings."""
    while blocks and _opens(blocks, us):
        blocks = blocks[1:]
    while blocks and _closes(blocks, us):
        blocks = blocks[:-1]
    return blocks


def _opens(blocks: list[Block], us: frozenset[str]) -> bool:
    """Whether the first of `blocks` says nothing but who wrote and when."""
    words = blocks[0].text
    if phrases.is_opening(words) or bylines.LABEL.fullmatch(words):
        return True
    return len(blocks) > 1 and bylines.signature(words, us).whole


def _asks_money(block: Block) -> bool:
    """Whether a short paragraph leads to a gift or a subscription."""
    if block.owner.tag != "p" or len(block.text) > phrases.SHORT:
        return False
    links = (link.attributes.get("href") or "" for link in block.owner.node.css("a[href]")[:3])
    return any(map(phrases.ASKS_MONEY.search, links))


def _closes(blocks: list[Block], us: frozenset[str]) -> bool:
    """Whether the last of `blocks` is no text: a heading over nothing, or who signed, once and under a paragraph."""
    last = blocks[-1]
    if phrases.is_signature(last.text) or last.owner.tag in HEADINGS:
        return True
    if len(blocks) < 2:
        return False
    if fold(last.text) in us or _asks_money(last):
        return True
    return blocks[-2].is_prose and bylines.signature(last.text, us).whole
