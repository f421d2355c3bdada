"""Authors and agencies of an article, from its JSON-LD, its byline, its metas and the signature at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from archiver.extract import agencies, bylines, jsonld, rawdates
from archiver.extract.body import Text
from archiver.extract.bylines import NOBODY, Byline
from archiver.extract.document import Document
from archiver.extract.named import Named, is_elsewhere
from archiver.extract.names import fold
from archiver.extract.nearby import SIGNED, Around, Line
from archiver.extract.outline import HEADINGS, Element
from archiver.extract.phrases import is_bare_date
from archiver.extract.text import lines_of, text_of
from archiver.outlets import Rules

MAX_MARKED = 60  # elements marked as authors that are looked at
MAX_AUTHORS = 20  # of one article; more is a list of contributors
COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright)\s*(?:\(c\)|©)?\s*20\d\d\b.{0,30}$", re.IGNORECASE)  # "© 2024 AFP"
SOURCE = re.compile(r"\bsources?\s*:\s*(\w.{1,40})$", re.IGNORECASE)  # "Source: Belga" in a line at the head
CREDIT_AFTER = re.compile(r"\s+[–—|-]\s+(?:photos?|crédits?)\s*:.*$", re.IGNORECASE)
BEFORE_TEXT = 2  # paragraphs before which an unlabelled name is a byline
WIDE = frozenset({"body", "main", "article", "html"})  # elements that hold more than a byline
UNSIGNED = frozenset({"body", "img", "form", "script", "meta", "link"})  # no bylines, whatever their names
NEAR = 10  # lines after the headline in which a name beside a date is one
SHORT = 100  # characters of a byline without label


@dataclass(frozen=True, slots=True)
class Signed:
    """Who wrote, as names and agencies in the page's order."""

    authors: tuple[str, ...]
    agencies: tuple[str, ...]


def signed(doc: Document, rules: Rules, us: frozenset[str], text: Text, around: Around, called: Named) -> Signed:
    """Who signed the article with that `text` and those lines `around` it.

    `us` are the outlet's names, folded (`ourselves.outlet_names`).

    The byline that readers see decides where it says "Par" or is marked as such; JSON-LD where there is none
    (and adds to it where both name somebody in common); then metas; then the signature at the end. The outlet
    and "La rédaction" are nobody. An agency is named once, wherever it signs.
    """
    if rules.authors and (ruled := _joined(bylines.read(text_of(n), us) for n in doc.tree.css(rules.authors)[:10])):
        return Signed(ruled.authors, ruled.agencies)
    declared = _joined(_declared(doc, us))
    shown = _joined(_shown(us, around, called))
    tail = [line for line in around.ending if not is_bare_date(line.text)]
    ending = next(filter(None, (_signature(line, place, us) for place, line in enumerate(tail))), NOBODY)
    names = _agreed(shown, declared) or _metas(doc, us).authors or ending.authors
    if ending.labelled and not set(ending.authors) & set(names):
        names = (*names, *ending.authors) if shown.authors else ending.authors or names
    found = dict.fromkeys((*shown.agencies, *declared.agencies, *ending.agencies, *_agency_marks(text, around, tail)))
    return Signed(_distinct(names), tuple(found))


def _agency_marks(text: Text, around: Around, tail: list[Line]) -> Iterator[str]:
    """Agencies that sign without a byline: after the text, in its copyright, as source at its head, as it begins."""
    if tail:
        yield from agencies.marked(tail[0].text, first=False)
    for line in tail:
        if COPYRIGHT.match(line.text):
            yield from agencies.agencies_in(line.text)
    for line in around.head:
        if not line.is_text and (source := SOURCE.search(line.text)):
            yield from agencies.agencies_in(source[1])
    for line in tail:
        if agencies.MARK.fullmatch(line.text):
            yield from agencies.agencies_in(line.text)
    if text.paragraphs:
        yield from agencies.marked(text.paragraphs[0], first=True)


def _agreed(shown: Byline, declared: Byline) -> tuple[str, ...]:
    """The authors of the visible byline and of JSON-LD: the fuller of two that share a name, else the visible."""
    if not shown.authors or not declared.authors:
        return shown.authors or declared.authors
    ours, theirs = {fold(n) for n in shown.authors}, {fold(n) for n in declared.authors}
    if ours & theirs:
        return shown.authors if len(ours) >= len(theirs) else declared.authors
    return shown.authors if shown.labelled else declared.authors


def _declared(doc: Document, us: frozenset[str]) -> Iterator[Byline]:
    """Authors of the article's own JSON-LD object, references (@id) followed."""
    known = {str(o["@id"]): o for o in doc.objects if o.get("@id")}
    for thing in doc.own[:1]:
        given = thing.get("author") or thing.get("creator") or ()
        for person in given if isinstance(given, list) else [given]:
            name = _full_name(person, known)
            if name and not name.startswith(("http", "/")):
                found = bylines.read(f"par {name}", us)
                firm = isinstance(person, dict) and any("organization" in kind for kind in jsonld.types(person))
                yield replace(found, authors=()) if firm else found


def _full_name(person: object, known: dict[str, jsonld.Object]) -> str | None:
    if not isinstance(person, dict):
        return jsonld.string(person)
    person = known.get(str(person.get("@id")), person) if not person.get("name") else person
    parts = (jsonld.string(person.get(key)) for key in ("givenName", "additionalName", "familyName"))
    return jsonld.string(person.get("name")) or " ".join(filter(None, parts)) or None


def _metas(doc: Document, us: frozenset[str]) -> Byline:
    names = ("author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "sailthru.author")
    given = (value for value in doc.metas.all(*names, "parsely-author", "byl") if "/" not in value)
    found = (bylines.read(f"par {value}" if value[:4].lower() != "par " else value, us) for value in given)
    return _joined(byline for byline in found if byline.whole)


def _shown(us: frozenset[str], around: Around, called: Named) -> list[Byline]:
    """Bylines that readers see: in the lines at the headline, else in elements marked so anywhere."""
    for place, line in enumerate(around.head):
        if _introduced(line):
            words = line.text
            if bylines.is_label(words) and place + 1 < len(around.head):  # "Par" stands on a line of its own
                words = f"{words.rstrip(' :')} : {around.head[place + 1].text}"
            if byline := bylines.read(words, us):
                return [byline]
    return _signed_lines(us, around) or _marked(us, called) or _beside_date(us, around)


def _signed_lines(us: frozenset[str], around: Around) -> list[Byline]:
    """The first line at the headline that the page marks as authors, and those right after it."""
    found: list[Byline] = []
    for line in (*around.head, *around.above):
        short = line.depth < BEFORE_TEXT and len(line.text) < SHORT
        byline = _unlabelled(line, us) if short and line.is_signed else NOBODY
        if found and not byline.whole:
            break
        found += [byline] if byline else []
    return found


def _beside_date(us: frozenset[str], around: Around) -> list[Byline]:
    """A line that is but a name, next to one that holds a date."""
    lines = around.head
    for place, line in enumerate(lines[:NEAR]):
        if line.depth >= BEFORE_TEXT or line.is_link or not (byline := _unlabelled(line, us)).whole:
            continue
        beside = lines[max(0, place - 1) : place + 2]
        if any(rawdates.A_DATE.search(other.text) for other in beside if len(other.text) < SHORT):
            return [byline]
    return []


def _signature(line: Line, place: int, us: frozenset[str]) -> Byline:
    """The byline that a line at the end is: one without label only right there, and not when it is a link."""
    found = bylines.signature(line.text, us)
    if not found:
        return NOBODY
    near = found.labelled or line.is_signed or (place < 3 and not line.is_link)
    return found if near and not (bylines.is_credit(_uncredited(line.text)) or line.element.tag in HEADINGS) else NOBODY


def _uncredited(words: str) -> str:
    """What stands before the credit in "Avec Belga – Photo : Inès Valmont"."""
    return CREDIT_AFTER.sub("", words)


def _unlabelled(line: Line, us: frozenset[str]) -> Byline:
    if len(line.text) >= SHORT or bylines.is_credit(line.text) or line.element.tag in HEADINGS:
        return NOBODY
    marked = [
        text_of(child) for child in line.element.node.iter() if SIGNED.search(child.attributes.get("class") or "")
    ]
    if len(marked) == 1 and len(marked[0]) < len(line.text):
        byline = bylines.read(marked[0], us)
        if byline.whole or fold(marked[0]) in us:
            return byline
    parted = "\n".join(lines_of(line.element.node)) if line.element.node.css_first("br") else ""
    return bylines.read(parted if parted.replace("\n", " ") == line.text else line.text, us)


def _marked(us: frozenset[str], called: Named) -> list[Byline]:
    """What the first element marked as author says, a labelled one first, and those set beside it.

    Those of other people are left out.
    """
    found: list[tuple[Element, Byline]] = []
    for element in called["authors"][:MAX_MARKED]:
        if element.tag in UNSIGNED or is_elsewhere(element):
            continue
        words = text_of(element.node)
        if 2 < len(words) <= bylines.MAX_BYLINE and (byline := bylines.read(words, us)):
            found.append((element, byline))
    if not found:
        return []
    first, byline = min(found, key=lambda row: not row[1].labelled)
    if byline.labelled:
        return [byline]
    return [row for element, row in found if _family(element) & _family(first)]


def _family(element: Element) -> set[int]:
    """Places of the elements right around `element`: elements that share one are set side by side."""
    return {around.order for around in islice(element.nearest(3), 1, None) if around.tag not in WIDE}


def _introduced(line: Line) -> bool:
    """Whether the line begins with "Par" or its like, or does so after a date or a sign."""
    if bylines.is_label(line.text):
        return True
    label = bylines.label(line.text) if len(line.text) <= bylines.MAX_BYLINE else None
    if label is None:
        return False
    before = line.text[: label.start()].rstrip()
    after_date = bool(rawdates.A_DATE.search(before)) or (len(before) < SHORT and before.endswith(("|", "•", "—", "–")))
    return len(before) < 3 or (after_date and not line.is_text)


def _joined(found: Iterable[Byline]) -> Byline:
    rows = list(found)
    authors = [name for row in rows for name in row.authors]
    named = [name for row in rows for name in row.agencies]
    return Byline(_distinct(authors), tuple(dict.fromkeys(named)), any(row.labelled for row in rows if row.authors))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(fold(name), name)
    return tuple(once.values())[:MAX_AUTHORS]
