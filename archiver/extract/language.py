"""The language of an article: as declared, unless the text plainly says otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from archiver.extract import jsonld
from archiver.extract.document import Document

MAX_TEXT = 3000  # characters of the text that are looked at
FEW = 12  # words below which a text says nothing about its language
TAG = re.compile(
    r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?"
)  # BCP 47: language, script, region
THREE = {"fre": "fr", "fra": "fr", "eng": "en", "ger": "de", "deu": "de", "dut": "nl", "nld": "nl", "spa": "es"}
NAMES = {"french": "fr", "français": "fr", "francais": "fr", "english": "en", "anglais": "en"}
# Words that are frequent in one language and rare in the others
TELLING = {
    "fr": "le la les des du une est dans pour qui sur pas avec sont aux ont cette plus été au ce il elle mais où leur",
    "en": "the of and to is that was for with are his they be at from have this which were not by been has",
    "nl": "het een van en dat niet zijn voor met aan maar ook hij uit worden naar bij wordt heeft nog deze",
    "de": "der die und das nicht ist ein eine dem auf mit sich auch als wird für werden einen nach bei",
    "es": "el los las una que del por con para como pero más sus este está fue son hay muy también",
    "it": "il che di per non una sono della con più anche gli nel alla dei delle come ha è stato",
    "pt": "o os um uma não com para mais como foi dos das pelo são também seu sua ao ele tem",
}
WORDS = {name: frozenset(words.split()) for name, words in TELLING.items()}
FOREIGN = re.compile("[\u0400-\u04ff\u0600-\u06ff\u4e00-\u9fff]")
SCRIPTS = {
    "ar": re.compile("[\u0600-\u06ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
}


def language(doc: Document, holder: LexborNode | None, paragraphs: Sequence[str]) -> str | None:
    """BCP 47 tag: the nearest declaration that the text does not contradict, else the text's language.

    Declarations from near to far: the lang of the text's element (`holder`), JSON-LD inLanguage, <html lang>,
    Content-Language, og:locale. None where nothing is declared and the text says nothing.
    """
    spoken = detected(" ".join(paragraphs))
    for given in _declared(doc, holder):
        tag = _tag(given)
        if tag and (spoken is None or tag.split("-")[0] == spoken or tag.split("-")[0] not in WORDS):
            return tag
    return spoken


def detected(text: str) -> str | None:
    """The language of `text` by its frequent words or its script; None when it is short or no language leads."""
    text = text[:MAX_TEXT].lower()
    # "Qu'il" is two words; a point or a comma hides the word before it, which costs little and saves half the time.
    words = text.replace("’", " ").replace("'", " ").split()
    if len(words) < FEW:
        return None
    if FOREIGN.search(text):
        for name, script in SCRIPTS.items():
            if len(script.findall(text)) > len(text) / 3:
                return name
    counts = Counter(words)
    scores = {name: sum(counts.get(word, 0) for word in telling) for name, telling in WORDS.items()}
    best, second = sorted(scores, key=lambda name: -scores[name])[:2]
    return best if scores[best] > 2 and scores[best] > 1.5 * scores[second] else None


def _declared(doc: Document, holder: LexborNode | None) -> Iterator[str]:
    node = holder
    while node is not None and node.tag not in ("html", "-undef"):
        if given := node.attributes.get("lang"):
            yield given
        node = node.parent
    for thing in doc.own[:1]:
        given = thing.get("inLanguage")
        yield from jsonld.strings(given.get("alternateName", given) if isinstance(given, dict) else given)
    html = doc.tree.root
    if html is not None:
        yield from filter(None, (html.attributes.get("lang"), html.attributes.get("xml:lang")))
    yield from doc.metas.all("content-language", "language", "dc.language", "dcterms.language", "og:locale")


def _tag(given: str) -> str | None:
    """`given` as a BCP 47 tag ("fr_FR" is fr-FR, "fre" is fr); None when it is none."""
    given = NAMES.get(given.strip().casefold(), given.strip()).split(",")[0]
    match = TAG.match(given)
    if match is None or (len(given) > match.end() and given[match.end()] not in "-_.@"):
        return None
    parts = [THREE.get(match[1].lower(), match[1].lower())]
    parts += [match[2].title()] if match[2] else []
    parts += [match[3].upper()] if match[3] else []
    return "-".join(parts)
