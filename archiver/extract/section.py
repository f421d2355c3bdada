"""The section an article is filed in, as the page names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from archiver.extract import jsonld
from archiver.extract.document import Document
from archiver.extract.named import Named, marks
from archiver.extract.names import fold
from archiver.extract.nearby import Around, Line
from archiver.extract.ourselves import FRONT, is_home
from archiver.extract.phrases import DATELINE, PROMOTION, is_bare_date
from archiver.extract.text import clean, text_of
from archiver.outlets import Rules

MAX_LENGTH = 60  # characters; longer ones are headlines
# Names that file nothing
GENERAL = frozenset(
    fold(word)
    for word in (
        "accueil, home, page d'accueil, une, à la une, alaune, actualité, actualités, actu, actus, toute l'actu, news, "
        "article, articles, newsarticle, rubrique, rubriques, site, info, infos, non classé, uncategorized, abonnés, "
        "premium, autres, divers, menu, en continu, en direct, vous êtes ici, retour, www, fr, index, archives, default"
    ).split(",")
)
CRUMBS = (
    '[class*="crumb" i], [id*="breadcrumb" i], [class*="ariane" i], [id*="ariane" i], '
    '[id="hierarchie"], [class~="arbo"], '
    '[itemtype*="BreadcrumbList" i], [aria-label*="ariane" i], [aria-label*="breadcrumb" i]'
)
MAX_FILED = 6  # such links of one page
FOLDER = re.compile(r"[\w%.~/-]+")  # what can stand in a selector
# "Monde - lundi 12 mars 2026"
DATED = re.compile(
    r"(?!(?:le|\w{3,6}di|dimanche)\b)(\D{3,40}?)\W+(?:(?:\w{3,6}di|dimanche)\W+)?"
    r"\d{1,2}(?:er)?(?: [a-zéû]{3,9}\.? \d{4}|[/.]\d)",
    re.IGNORECASE,
)
HERE = re.compile(r"vous êtes (?:ici|dans)\b", re.IGNORECASE)  # how a breadcrumb begins that its names do not tell
SIGN = re.compile(r"\s*(?:[>›»|•·]|\s/\s|\n)\s*")


def section(
    doc: Document, rules: Rules, outlets: frozenset[str], around: Around, called: Named, headline: str | None
) -> str | None:
    """The section's name; None where the page tells none.

    In this order: the outlet's rule, JSON-LD articleSection, meta article:section, a link to a folder of the
    article's own address, the last entry of a breadcrumb (JSON-LD, then shown), the line above the headline.
    `outlets` are folded names of the outlet, which is no section of itself; nor is the `headline`.
    """
    titles = {fold(title) for title in (headline or "", doc.title or "")}
    weak: str | None = None
    for name in _all(doc, rules, around, called):
        words = clean(name).strip(" /|>›»[]:-–+")
        folded = fold(words)
        if not folded or len(words) > MAX_LENGTH or folded in outlets or folded in titles or folded.isdigit():
            continue
        if _is_address(words) or is_bare_date(words) or PROMOTION.match(words):
            continue
        if folded not in GENERAL and not _is_slug(words):
            return words
        weak = weak or (words if folded not in GENERAL else None)
    return weak


def _all(doc: Document, rules: Rules, around: Around, called: Named) -> Iterator[str]:
    if rules.section and (node := doc.tree.css_first(rules.section)):
        yield text_of(node)
    for thing in doc.own[:1]:
        for value in jsonld.strings(thing.get("articleSection")):
            yield from value.split(",")
    yield from doc.metas.all("article:section", "og:article:section", "articlesection", "section", "sailthru.section")
    above = [line for line in around.above[:3] if len(line.text.split()) < 6 or HERE.match(line.text)]
    crumbs = list(_shown_crumbs(doc, called))
    links = [a for line in above if line.is_link for a in _links_of(line)]
    yield from _leading_to(doc, [*links, *(a for a, _ in crumbs)])
    yield from _folders(doc)
    yield from _filed(called)
    yield from _declared_crumbs(doc)
    yield from (words for _, words in crumbs)
    for line in sorted(above, key=lambda line: not (line.is_link or HERE.match(line.text))):
        if HERE.match(line.text):
            yield from map(text_of, reversed(_links_of(line)))
        elif line.is_link:
            yield from map(text_of, _links_of(line))
        if (dated := DATED.match(line.text)) and not DATELINE.match(line.text):
            yield dated[1]
        elif line.is_byline and not line.is_link:
            yield line.text


def _links_of(line: Line) -> list[LexborNode]:
    """The first links of a line itself; the element that holds it may hold the menu, too."""
    links = line.element.node.css("a")[:2]
    return [a for a in links if text_of(a) in line.text and not is_home(a.attributes.get("href"))]


def _filed(called: Named) -> Iterator[str]:
    """Links by which the page files itself: rel=category (WordPress), or in an element named after categories.

    Where there are many, they are those of a list or menu.
    """
    links: dict[int, LexborNode] = {}
    for element in called["filed"]:
        if not any("menu" in names or "nav" in names for names in marks(element)):
            near = [element.node] if element.tag == "a" else [n for n in element.node.iter() if n.tag == "a"]
            links.update((a.mem_id, a) for a in near)
    if len(links) <= MAX_FILED:
        yield from map(text_of, links.values())


def _declared_crumbs(doc: Document) -> Iterator[str]:
    """Names in the page's BreadcrumbList, the deepest first."""
    for thing in doc.objects:
        if "breadcrumblist" not in jsonld.types(thing):
            continue
        items = thing.get("itemListElement")
        for item in reversed(items[:10] if isinstance(items, list) else []):
            if isinstance(item, dict):
                yield from jsonld.strings(item.get("name") or item.get("item"))[:1]


def _shown_crumbs(doc: Document, called: Named) -> Iterator[tuple[LexborNode, str]]:
    """Entries of the visible breadcrumb and their links (itself where it has none), the deepest first.

    Some stand in menus, which the walk did not look into.
    """
    crumbs = [element.node for element in called["crumbs"]] or doc.tree.css(CRUMBS)
    for node in crumbs[:4]:
        links = [(a, words) for a in node.css("a")[:8] if (words := text_of(a))]
        yield from reversed(links or [(node, words) for words in SIGN.split(text_of(node))[:8]])


def _leading_to(doc: Document, links: list[LexborNode]) -> Iterator[str]:
    """The words of those links that lead to a folder of the article's own address, the deepest first."""
    path = urlsplit(doc.canonical or doc.page.url).path
    found: list[tuple[int, str]] = []
    for link in links:
        folder = urlsplit(doc.absolute(link.attributes.get("href")) or "").path.rstrip("/")
        if folder and path.startswith(f"{folder}/"):
            found.append((-len(folder), text_of(link)))
    yield from (words for _, words in sorted(found, key=lambda row: row[0]))


def _folders(doc: Document) -> Iterator[str]:
    """What the page calls the folders of its own address, the deepest first: <a href="/societe">Société</a>."""
    path = urlsplit(doc.canonical or doc.page.url).path
    folders = [part for part in path.split("/")[1:-1] if part and not part.isdigit() and not FRONT.fullmatch(part)][:4]
    if not folders or not FOLDER.fullmatch(folders[0]):
        return
    links = [(a.attributes.get("href") or "", a) for a in doc.tree.css(f'a[href*="/{folders[0]}"]')]
    for depth in range(len(folders), 0, -1):
        tail = "/".join(folders[:depth])
        for end in ("", "/", "/index.html"):
            named = [a for href, a in links if href.endswith(f"/{tail}{end}")]
            yield from map(text_of, named[:3])


def _is_slug(words: str) -> bool:
    return words == words.lower() and " " not in words


def _is_address(words: str) -> bool:
    return "://" in words or bool(re.fullmatch(r"[\w.-]+\.(?:fr|com|be|ch|ca|net|org|info)", words.lower()))
