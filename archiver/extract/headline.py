"""The headline as the reader sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from archiver.extract import jsonld
from archiver.extract.document import Document
from archiver.extract.names import fold
from archiver.extract.ourselves import is_home
from archiver.extract.text import prose, text_of
from archiver.extract.vocabulary import role_of
from archiver.outlets import Rules

FRAMES = frozenset({"nav", "aside", "footer", "dialog", "form"})
LABELS = ("hidden", "byline", "box")  # kickers, "abonnés", words for screen readers
MAX_LENGTH = 400  # characters; longer headings are no headlines
MAX_CANDIDATES = 60
LOWER = "h2, h3, [class*=title i], [class*=titre i]"  # what shows a headline where no h1 does
UNNAMED = "b, strong, font, td, p, div"  # what shows it in pages without headings: its words are the title
# What counts for a heading: how far it agrees with the titles the page declares (0 to 1), and
H1 = 0.35
DECLARED = 0.25  # itemprop=headline
IN_ARTICLE = 0.1
ONE_WORD = -0.3
LINK = -0.3  # logos, teasers
ENOUGH = 0.3
AGREEMENT = 0.6  # without which a lower heading is no headline
SITE = re.compile(r"\s+[|–—·•]\s+[^|–—·•]{2,60}$|\s+-\s+[^-:]{2,40}$")
SITE_FIRST = re.compile(r"([^|–—·•:-]{3,60}?)\s*(?:[|–—·•:]|\s-)\s")  # "Le Courrier - Un titre"


@dataclass(frozen=True, slots=True)
class Headline:
    """The title and the node that shows it (None: it stands only in the page's head)."""

    text: str
    node: LexborNode | None


def headline(doc: Document, rules: Rules, us: frozenset[str] = frozenset()) -> Headline | None:
    """The article's title; None when the page has none. White space as `prose` gives it.

    An outlet's rule, else the best h1, else a lower heading that agrees with the declared titles, else the first of
    these, without the outlet's name (one of `us`, folded).
    """
    if rules.headline and (node := doc.tree.css_first(rules.headline)):
        return Headline(shown(node), node)
    declared = _declared(doc, us)
    words = [_words(title) for title in declared]
    best = _best([*doc.h1s, *(node for node in doc.items if node.tag != "h1" and _is_declared(node))], words)
    if best is None:
        best = _best(doc.tree.css(LOWER), words)
    if best is not None:
        return Headline(_told(best, declared), best)
    return Headline(declared[0], _spelled(doc, words[0])) if declared else None


def _spelled(doc: Document, title: set[str]) -> LexborNode | None:
    """The first element that says nothing but the words of `title`."""
    nodes = (node for node in doc.tree.css(UNNAMED)[: 5 * MAX_CANDIDATES] if len(text_of(node)) < MAX_LENGTH)
    return next((node for node in nodes if _words(text_of(node)) == title), None)


def _best(nodes: list[LexborNode], declared: list[set[str]]) -> LexborNode | None:
    best, best_score = None, ENOUGH
    for node in nodes[:MAX_CANDIDATES]:
        score = _score(node, declared)
        if score > best_score:
            best, best_score = node, score
    return best


def _is_declared(node: LexborNode) -> bool:
    """Whether microdata calls `node` the headline."""
    return "headline" in (node.attributes.get("itemprop") or "").lower().split()


def _told(node: LexborNode, declared: list[str]) -> str:
    """The title that a heading shows. Where style sheets part a kicker from it, the page's own titles say how."""
    parts = [text for child in node.iter(include_text=True) if (text := _part(child))]
    titles = [_words(title) for title in declared]
    if len(parts) > 1 and _words(longest := max(parts, key=len)) in titles:
        return longest
    if len(parts) < 2 or "".join(parts) != text_of(node, prose):
        return shown(node)
    whole = " ".join(parts)
    return next((title for title in declared if _words(title) == _words(whole)), whole)


def _part(node: LexborNode) -> str:
    return prose(node.text_content or "") if node.is_text_node else text_of(node, prose)


def shown(node: LexborNode) -> str:
    """The words of a heading, without the labels that stand before or after the title in elements of their own."""
    text = whole = text_of(node, prose)
    for child in node.css("*")[:20]:
        names = child.attributes.get("class") or ""
        if child.mem_id != node.mem_id and role_of(child.tag or "", names, "", False) in LABELS:
            label = text_of(child, prose)
            text = text.removeprefix(label).removesuffix(label).strip()
    return text if len(text.split()) > 1 else whole


def _score(node: LexborNode, declared: list[set[str]]) -> float:
    text = text_of(node)
    words = _words(text)
    if not words or len(text) > MAX_LENGTH or _leads_home(node):
        return 0.0
    agreement = max((2 * len(words & title) / (len(words) + len(title)) for title in declared if title), default=0.0)
    itemprop = _is_declared(node)
    if node.tag != "h1" and not itemprop and agreement < AGREEMENT:
        return 0.0
    score = agreement + (H1 if node.tag == "h1" else 0) + (DECLARED if itemprop else 0)
    score += (ONE_WORD if len(words) < 2 else 0) + (LINK if _is_link(node, text) else 0)
    return score + _place(node)


def _place(node: LexborNode) -> float:
    parent, steps = node.parent, 0
    while parent is not None and steps < 30:
        if parent.tag in FRAMES:
            return -1.0
        if parent.tag in ("article", "main"):
            return IN_ARTICLE
        parent, steps = parent.parent, steps + 1
    return 0.0


def _is_link(node: LexborNode, text: str) -> bool:
    link = node.css_first("a[href]")
    return link is not None and len(text_of(link)) > 0.9 * len(text)


def _leads_home(node: LexborNode) -> bool:
    """Whether it is the outlet's name, which leads to the front page."""
    link = node.parent if node.parent is not None and node.parent.tag == "a" else node.css_first("a[href]")
    return link is not None and is_home(link.attributes.get("href"))


def _declared(doc: Document, us: frozenset[str]) -> list[str]:
    """The titles that the page's head declares, without the outlet's name behind or before them."""
    site = doc.metas.first("og:site_name") or ""
    own = doc.article.get("headline") or doc.article.get("name")
    titles = [doc.metas.first("og:title"), jsonld.string(own), doc.metas.first("twitter:title"), doc.title]
    return [bare for title in titles if title and (bare := without_site(prose(title), site, us))]


def without_site(title: str, site: str, us: frozenset[str] = frozenset()) -> str:
    """`title` without the outlet's name: "Un titre - Le Journal" and "Le Journal : Un titre" are "Un titre"."""
    if site and title.casefold().endswith(site.casefold()):
        title = title[: -len(site)].rstrip(" -|–—:·•\u00a0")
    elif (first := SITE_FIRST.match(title)) and fold(first[1]) in us:
        title = title[first.end() :]
    elif match := SITE.search(title):
        kept, left = title[: match.start()], match[0].strip(" |–—·•-")
        title = left if len(left) > 2 * len(kept) and fold(left) not in us else kept  # "Bresse | Le bac revient lundi"
    elif (start := title.rfind(" : ")) > 0 and fold(title[start:]) in us:
        title = title[:start]
    return title.strip()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
