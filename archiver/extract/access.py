"""How much of the article the captured page holds, and what the outlet declares of it."""

from __future__ import annotations

import re

from archiver.article import Access
from archiver.extract import jsonld
from archiver.extract.body import Text
from archiver.extract.document import Document
from archiver.extract.text import clean
from archiver.outlets import Rules

LONG = 400  # words of a text that the outlet declares paid from which it is whole, unless a wall shows
NEAR = 25  # lines after the text in which a wall is looked for
# Sentences of a wall: they speak of this article, and stand where its text breaks off
WALL = re.compile(
    r"il (?:vous )?reste (?:encore )?(?:à lire )?\d+(?:[.,]\d+)?\s*%"
    r"|\b\d+\s?% (?:de cet article|de l.article|restants?)\b"
    r"|la (?:suite|lecture)(?: intégrale)? (?:de (?:cet|l.)\s?article |de ce contenu )?(?:est "
    r"|vous est )?(?:exclusivement )?réservée"
    r"|\b(?:cet|l.)\s?(?:article|contenu) (?:premium )?est (?:exclusivement |uniquement )?réservé"
    r"|\bce (?:contenu|texte|dossier) est (?:exclusivement |uniquement )?réservé"
    r"|^(?:article|contenu) réservé (?:aux|à nos|à tous nos) (?:abonné|inscrit|membre)"
    r"|\b(?:pour|afin de) (?:pouvoir )?(?:lire|accéder à|découvrir|poursuivre"
    r"|continuer) (?:à lire )?(?:la suite|l.intégralité|"
    r"cet article|l.article (?:complet|en entier|entier)|la lecture|ce contenu)"
    r"|\b(?:abonnez|connectez|inscrivez|identifiez)[- ]vous pour (?:lire|poursuivre|continuer"
    r"|(?:accéder à|découvrir) (?:la suite|l.intégralité|cet article|l.article|ce contenu))"
    r"|\b(?:lire|lisez|découvrez|accédez à) la suite (?:de (?:cet|l.)\s?article )?(?:en vous abonnant|avec|dès"
    r"|pour \d)"
    r"|\bvous avez (?:atteint|épuisé|lu) .{0,40}articles? (?:gratuits?|offerts?)|"
    r"\bdéverrouille[rz] (?:cet|l.)\s?article|\bachete[rz] (?:cet|l.)\s?article",
    re.IGNORECASE,
)
# Every sentence of a wall has one of these; looking for them costs a tenth of looking for the sentences
WALL_WORDS = (
    "réserv",
    "suite",
    "reste",
    "%",
    "article",
    "contenu",
    "lire",
    "lecture",
    "intégralité",
    "poursui",
    "continuer",
)
LONGEST = 300  # characters of such a sentence
WALL_NODES = (
    '[class*="paywall" i], [id*="paywall" i], [class*="article-locked" i], [class*="premium-wall" i], '
    '[class*="piano-offer" i], [id*="piano" i], [class*="article__status--paid" i]'
)


def access(doc: Document, rules: Rules, text: Text) -> Access:
    """What the page holds: "full", "partial" (some body, then a wall), "wall" (none beyond the chapô), "unknown".

    A wall is the outlet's rule, or a sentence that says so right after the text. Where the outlet declares the
    article paid and no wall shows, a text that is long, or as long as JSON-LD says, is whole, one that breaks
    off is partial.
    """
    held = len(text.paragraphs) + len(text.told)
    if (rules.wall and doc.tree.css_first(rules.wall)) or _wall_after(text):
        return "partial" if held else "wall"
    if not held:
        return "wall" if declared(doc) is False else "unknown"
    if declared(doc) is not False:
        return "full"
    words = sum(len(paragraph.split()) for paragraph in text.paragraphs)
    told = _declared_words(doc)
    if told:
        return "full" if words > 0.7 * told else "partial"
    if text.paragraphs and text.paragraphs[-1].endswith(("…", "...", "[…]", "(...)")):
        return "partial"
    return "partial" if words < LONG and doc.tree.css_first(WALL_NODES) else "full"


def declared(doc: Document) -> bool | None:
    """isAccessibleForFree of the article's own object, a boolean or its word; None where it says nothing."""
    kinds = jsonld.types(doc.article)
    for thing in doc.own:
        if jsonld.types(thing) & jsonld.ARTICLE != kinds & jsonld.ARTICLE:
            continue
        value = thing.get("isAccessibleForFree")
        if isinstance(value, bool):
            return value
        word = (jsonld.string(value) or "").rsplit("/", 1)[-1].casefold()
        if word in ("true", "yes", "oui", "1", "vrai"):
            return True
        if word in ("false", "no", "non", "0", "faux"):
            return False
    tier = doc.metas.first("article:content_tier")
    return {"free": True, "locked": False}.get((tier or "").lower())


def _wall_after(text: Text) -> bool:
    """Whether a line right after the text, or inside what holds it, says that the rest is for others."""
    if text.page is None or text.holder is None:
        return False
    start = text.blocks[0].order if text.blocks else text.holder.order
    end = text.blocks[-1].order if text.blocks else text.holder.order
    after = [b for b in text.page.blocks if b.order > end and b.owner.role != "comments"][:NEAR]
    kept = {block.order for block in text.blocks[:-2]}
    inside = [b for b in text.page.inside(text.holder) if start < b.order <= end and b.order not in kept]
    return any(_is_wall(b.text) for b in (*inside, *after) if len(b.text) < LONGEST)


def _is_wall(words: str) -> bool:
    folded = words.casefold()
    return any(word in folded for word in WALL_WORDS) and WALL.search(clean(words)) is not None


def _declared_words(doc: Document) -> int | None:
    for thing in doc.own[:1]:
        count = jsonld.string(str(thing.get("wordCount") or ""))
        if count and count.isdigit() and int(count) > 50:
            return int(count)
    return None
