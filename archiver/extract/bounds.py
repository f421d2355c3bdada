"""How much of a page goes to the parser: bounds on its tags, on their nesting and on their attributes."""

from __future__ import annotations

import re

MANY_TAGS = 20_000  # "<" in a page from which its nesting is measured before it is parsed
MAX_TAGS = 150_000  # of a page; what follows is not read, so that memory stays under 200 MB
MAX_NESTING = 12_000  # open elements; the parser's time grows with the square, deeper text is cut off
MAX_ATTRIBUTES = 3000  # of a tag; the parser compares each with all before it
LONG = 40_000  # bytes without ">": only a tag so long can hold so many attributes that it takes seconds
BIG = 2**19  # bytes; a tag in it may hold that many even if values in it hold ">"

TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
# These need no end tag, so they say nothing about depth
UNNESTED = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd td th tr option path".split()
)
# An attribute as HTML parts them (13.2.5.32 ff.): at white space, a slash, or the end of the value before
_ATTRIBUTE = rb"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+)?+"""
_START = rb"<[a-zA-Z][^\s/>]*+(?:%s)%s[\s/]*+"
MONSTER = re.compile(_START % (_ATTRIBUTE, b"*+") + rb">?")
# All up to a tag of too many attributes, in one linear match
ORDINARY = re.compile(
    rb"(?:[^<]++|<(?![a-zA-Z])|%s(?:>|\Z))*+" % (_START % (_ATTRIBUTE, b"{0,%d}+" % (MAX_ATTRIBUTES - 1)))
)


def bounded(content: bytes) -> bytes:
    """`content`, UTF-8, without tags of MAX_ATTRIBUTES or more, up to where more than MAX_NESTING elements are open
    or MAX_TAGS tags were met."""
    if len(content) > BIG or _has_gap(content):
        content = _without_monsters(content)
    if content.count(b"<") < MANY_TAGS:
        return content
    depth = 0
    for count, tag in enumerate(TAG.finditer(content)):
        if count == MAX_TAGS:
            return content[: tag.start()]
        if tag[2].lower() not in UNNESTED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > MAX_NESTING:
                return content[: tag.start()]
    return content


def _has_gap(content: bytes) -> bool:
    """Whether LONG bytes from a multiple of LONG on hold no ">": so it is wherever twice as many hold none."""
    return any(content.find(b">", start, start + LONG) < 0 for start in range(0, len(content) - LONG, LONG))


def _without_monsters(content: bytes) -> bytes:
    kept: list[bytes] = []
    position = 0
    while ordinary := ORDINARY.match(content, position):
        kept.append(content[position : ordinary.end()])
        monster = MONSTER.match(content, ordinary.end())
        if monster is None:
            break
        position = monster.end()
    return b" ".join(kept)
