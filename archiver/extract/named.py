"""What a page's markup calls its elements: one look at each, instead of a search of the whole tree for each question.

Menus, footers and boxes that the walk leaves out (walk.py) are not looked into: nothing in them is the article's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from archiver.extract import nearby
from archiver.extract.outline import Element, Outline

USES = ("tags", "filed", "crumbs", "pages", "authors")
MAX_NAMES = 500  # characters of an attribute that are looked at and remembered
TOPS = frozenset({"body", "main", "html", "article"})  # they hold what is the article's and what is not

# Attribute -> what in its value, in small letters, says that the element is of that use
NAMING = {
    attribute: re.compile(pattern)
    for attribute, pattern in {
        "class": r"(?P<tags>tags|tag-list|taglist|keywords|mots-?cles)|(?P<filed>categor|rubrique)"
        r"|(?P<crumbs>crumb|ariane)|(?P<pages>pagin)|(?P<authors>author|auteur|byline|signature|writer|journalist)",
        "id": r"(?P<crumbs>crumb|ariane)|(?P<authors>author|auteur|byline|sign|writer|journalist)",
        "rel": r"(?<!\S)(?:(?P<tags>tag)|(?P<filed>category)|(?P<authors>author))(?!\S)",
        "itemprop": r"(?<!\S)(?:(?P<tags>keywords)|(?P<authors>author))(?!\S)",
    }.items()
}


Named = dict[str, list[Element]]  # one of USES -> elements in the page's order


def named(page: Outline | None) -> Named:
    """The elements of `page` that are called tags, category, breadcrumb, pagination, author; in the page's order."""
    found: Named = {use: [] for use in USES}
    for element in page.elements if page else ():
        attributes = element.attributes
        for attribute in NAMING:
            if attribute in attributes:
                for use in _uses(attribute, (attributes[attribute] or "")[:MAX_NAMES]):
                    if element not in found[use][-1:]:
                        found[use].append(element)
    return found


@lru_cache(maxsize=8192)
def _uses(attribute: str, value: str) -> frozenset[str]:
    return frozenset(match.lastgroup or "" for match in NAMING[attribute].finditer(value.lower()))


def is_elsewhere(element: Element) -> bool:
    """Whether the names of `element` and of those around it say that it is about something else than the article."""
    return any(map(nearby.is_elsewhere, marks(element)))


def marks(element: Element) -> list[str]:
    """Tag, classes and id of `element` and of each around it, in small letters: what it belongs to."""
    around = takewhile(lambda e: e.tag not in TOPS, element.nearest(nearby.MAX_LEVELS))
    return [f"{e.tag} {e.get('class')} {e.get('id')}".lower() for e in around]
