"""Every date that a page gives, as it gives it: which is believed is decided when they are read (archiver.dates)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from archiver.article import RawDate, Source, What
from archiver.extract import jsonld, nearby
from archiver.extract.document import Document
from archiver.extract.nearby import Around
from archiver.extract.text import text_of
from archiver.outlets import Rules

MAX_DATES = 60  # of one page
MAX_SCRIPT = 3 * 2**20  # characters of one script that an outlet's rules are tried on
MAX_DATELINE = 220  # characters; longer lines are text
SHORT = 60  # characters of a line that is a dateline by its place alone

PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
    "date", "pubdate", "publish-date", "publish_date", "publishdate", "publication_date", "dc.date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date.created", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "article.published", "article_date_original", "originalpublicationdate",
    "published", "published_time", "date_published", "datepublication",
)  # fmt: skip
MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "og:modified_time", "datemodified", "article:modified",
    "og:updated_time", "article:updated_time", "dcterms.modified", "dc.date.modified", "dateupdate", "article.updated",
    "modified", "modified_time", "date_modified", "last-modified", "revised",
)  # fmt: skip
# One clock that says something of a date: "12 mars", "12/03/2024", "il y a 2 heures", "hier", "à 18h30"
_MONTH = r"janv|f[ée]vr|mars|avr|mai|juin|juil|ao[ûu]t|sept|oct|nov|d[ée]c"
A_DATE = re.compile(
    r"\b(?=[\dacdfhijmnoprsà])(?:"  # what the words begin with: most places are given up at it
    rf"\d{{1,2}}(?:er)?\.?\s+(?:{_MONTH})|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b|il y a\s+(?:une?\b|\d)|"
    rf"hier\b|aujourd.hui|avant-hier|ce (?:matin|soir|midi)|(?:{_MONTH})\w*\.?\s+\d{{4}}\b|"
    r"(?:ré?)?(?:publi|mis |mise |post|par[ue]|modifi|actualis|cré)\w*\b.{0,20}\b\d{1,2}\s?[h:]\s?\d\d|à l.instant)",
    re.IGNORECASE,
)
# A whole date, as it stands right above a headline without any label
FULL_DATE = re.compile(
    rf"\b\d{{1,2}}(?:er)?\s+(?:{_MONTH})\w*\.?\s+\d{{4}}\b|\b\d\d[/.]\d\d[/.]\d{{4}}\b", re.IGNORECASE
)
# What a date in or after a text must have: "Posté par Inès Valmont à 17:45" tells no day
A_DAY = re.compile(rf"\b\d{{4}}\b|\d[/.]\d|\bil y a\b|\bhier\b|aujourd.hui|\b(?:{_MONTH})", re.IGNORECASE)
# These make a line a dateline wherever it stands at the head; without them it must be short
LABEL = re.compile(
    r"\b(?=[acdémpru])(?:publi|mis[e]? (?:à jour|en ligne)|modifi|actualis|post[ée]|paru|créé|rédigé|diffusé|édité"
    r"|màj|update)",
    re.IGNORECASE,
)
MODIFIED = re.compile(r"mis[e]?s? à jour|modifi|actualis|màj|updat|édité|corrig", re.IGNORECASE)
EVENT = re.compile(r"\b(?:du|au|jusqu|dès|depuis|rendez-vous|entre|édition du|né[e]? le|mort)\b", re.IGNORECASE)
STAMP = re.compile(r"\d{4}-\d\d-\d\dT")  # <abbr title="2009-05-16T21:34:00+02:00">, a blog's <time>
GLUED = re.compile(r"(?<=[0-9a-z])(?=(?:Mis|Publi|Modifi|Actualis|Cré)[a-zé ])")
IN_URL = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-((?:19|20)\d\d)(?!\d)"
    r"|(?<=/)((?:19|20)\d\d)/(0[1-9]|1[0-2])(?=/)"
)


def raw_dates(doc: Document, rules: Rules, around: Around) -> tuple[RawDate, ...]:
    """The page's dates, verbatim, each once: JSON-LD, metas, page state, microdata, <time>, dateline, address.

    A dateline that tells both dates comes as one "published", its words decide. The address's date is given in
    ISO form, a month alone as "2024-03". Dates of teasers, comments and the page's clock are left out.
    """
    found: dict[RawDate, None] = {}
    for what, source, words in (
        *_declared(doc),
        *_metas(doc),
        *_state(doc, rules),
        *_microdata(doc),
        *_shown(doc, rules, around),
        *_address(doc),
    ):
        if words.strip() and len(found) < MAX_DATES:
            found.setdefault(RawDate(what, source, words.strip()[:MAX_DATELINE]))
    return tuple(found)


Found = tuple[What, Source, str]


def _declared(doc: Document) -> Iterator[Found]:
    """JSON-LD dates of the article's own objects; those of a film beside an article are the film's."""
    first = jsonld.types(doc.article) & jsonld.ARTICLE
    for thing in doc.own:
        if first and not jsonld.types(thing) & jsonld.ARTICLE:
            continue
        published = next((thing[k] for k in ("datePublished", "uploadDate", "dateCreated") if thing.get(k)), None)
        for value in jsonld.strings(published)[:1]:
            yield "published", "json-ld", value
        for value in jsonld.strings(thing.get("dateModified"))[:1]:
            yield "modified", "json-ld", value


def _metas(doc: Document) -> Iterator[Found]:
    for value in doc.metas.all(*PUBLISHED_METAS):
        yield "published", "meta", value
    for value in doc.metas.all(*MODIFIED_METAS):
        yield "modified", "meta", value


def _state(doc: Document, rules: Rules) -> Iterator[Found]:
    """What an outlet's rules find in the page's scripts."""
    wanted: list[tuple[What, str]] = []
    if rules.state_published:
        wanted.append(("published", rules.state_published))
    if rules.state_modified:
        wanted.append(("modified", rules.state_modified))
    if not wanted:
        return
    scripts = [script.text() for script in doc.tree.css("script:not([src])")]
    for what, pattern in wanted:
        matches = (re.search(pattern, script[:MAX_SCRIPT]) for script in scripts)
        if (match := next(filter(None, matches), None)) and match.re.groups and match[1]:
            yield what, "state", match[1]


def _microdata(doc: Document) -> Iterator[Found]:
    properties: tuple[tuple[What, str], ...] = (("published", "datepublished"), ("modified", "datemodified"))
    marked = [(node, (node.attributes["itemprop"] or "").lower().split()) for node in doc.items]
    for what, name in properties:
        for node in [node for node, words in marked if name in words][:3]:
            marks = nearby.marks(node).replace("footer", "")  # TYPO3 puts the date into one under the headline
            if node.tag != "meta" and nearby.is_elsewhere(marks):
                continue
            attributes = node.attributes
            value = attributes.get("content") or attributes.get("datetime") or attributes.get("title")
            if value or text_of(node):
                yield what, "microdata", value or text_of(node)
                break


def _shown(doc: Document, rules: Rules, around: Around) -> Iterator[Found]:
    """Datelines and <time> elements at the headline; the outlet's rule first."""
    if rules.dateline:
        for node in doc.tree.css(rules.dateline)[:2]:
            yield from _line(text_of(node), node, sure=True)
    below = list(_below_headline(around))
    yield from below
    yield from _above_headline(around, told=bool(below))
    if not below:
        yield from _after_text(around)


def _below_headline(around: Around) -> Iterator[Found]:
    for line in around.head:
        if len(line.text) > MAX_DATELINE:
            continue
        labelled = LABEL.search(line.text) is not None
        opens = line.depth == 1 and len(line.text) < 40  # a date alone looks like the first paragraph
        if line.is_text and not ((labelled or opens) and len(line.text) < 120 and A_DATE.search(line.text)):
            continue
        if line.depth > 1 and not (labelled and A_DAY.search(line.text)):
            continue
        yield from _line(line.text, line.element.node, sure=labelled or line.is_byline)


def _above_headline(around: Around, told: bool) -> Iterator[Found]:
    for place, line in enumerate(around.above):
        if len(line.text) > MAX_DATELINE:
            continue
        if LABEL.search(line.text) or (line.is_byline and not told):
            yield from _line(line.text, line.element.node, sure=True)
        elif place == 0 and FULL_DATE.search(line.text):
            yield from _line(line.text, line.element.node, sure=False)


def _after_text(around: Around) -> Iterator[Found]:
    for line in around.ending:
        if len(line.text) > MAX_DATELINE or not (LABEL.search(line.text) or line.is_byline):
            continue
        if A_DAY.search(line.text):
            yield from _line(line.text, line.element.node, sure=True)
        else:
            yield from _times(line.text, line.element.node)


def _line(words: str, node: LexborNode, sure: bool) -> Iterator[Found]:
    if len(words) > MAX_DATELINE:
        return
    yield from _times(words, node)
    if A_DATE.search(words) and (sure or (len(words) < SHORT and not EVENT.search(words))):
        yield "published", "dateline", GLUED.sub(" ", words)


def _times(words: str, node: LexborNode) -> Iterator[Found]:
    """<time datetime> elements of a line; what the words before each say decides which date it is."""
    position = 0
    for time in [node] if node.tag == "time" else node.css("time, abbr[title]")[:4]:
        stamp = time.attributes.get("datetime" if time.tag == "time" else "title") or ""
        if time.tag == "abbr" and not STAMP.match(stamp):
            continue
        shown = text_of(time)
        start = words.find(shown, position) if shown else -1
        before = words[position : max(start, position)]
        position = max(start, position)
        what: What = "modified" if MODIFIED.search(before + " " + (shown if start < 0 else "")) else "published"
        if any(c.isdigit() for c in stamp) and (start >= 0 or not shown):
            yield what, "time", stamp


def _address(doc: Document) -> Iterator[Found]:
    match = IN_URL.search(doc.page.url)
    if match is None:
        return
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    yield "published", "url", f"{year}-{month}-{day}" if year else f"{match[7]}-{match[8]}"
