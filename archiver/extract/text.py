"""Words out of nodes: one spelling of white space, no invisible characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from selectolax.lexbor import LexborNode

# Soft hyphen, zero-width space, joiners, marks of direction, byte order mark: never read, often searched
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
SPACES = re.compile("\\s{2,}|[^\\S \u00a0\u202f]")  # all but single spaces and single no-break ones
LINE_END = "\x00"  # the parser lets no NUL through, so no page can hold it
# Elements whose content is no text to read
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea"})
# Elements inside a line: they part no words
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span "
    "strike strong sub sup tt u var wbr time data".split()
)


def clean(words: str) -> str:
    """`words` in NFC, on one line, with single plain spaces and no invisible characters."""
    line = " ".join(words.split())
    if not line.isprintable():  # so are all invisible characters and controls; asking costs a tenth of mending
        line = " ".join(CONTROL.sub(" ", INVISIBLE.sub("", line)).split())
    return line if line.isascii() else unicodedata.normalize("NFC", line)


def prose(words: str) -> str:
    """`words` as `clean` gives them, but no-break spaces (U+00A0, U+202F) stay: they are the page's typography."""
    if words.isascii():
        return clean(words)
    words = words.strip()
    # Most paragraphs need no mending
    probe = spaced(words)
    if "  " in probe or not probe.isprintable():
        words = SPACES.sub(_one_space, INVISIBLE.sub("", CONTROL.sub(" ", words))).strip()
    return unicodedata.normalize("NFC", words)


def spaced(text: str) -> str:
    """`text`, which `prose` gave, as `clean` gives it: with plain spaces for no-break ones."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _one_space(spaces: re.Match[str]) -> str:
    run = spaces[0]
    return "\u202f" if "\u202f" in run else "\u00a0" if "\u00a0" in run else " "


def text_of(node: LexborNode, spelling: Callable[[str], str] = clean) -> str:
    """The visible words of `node` on one line: block elements and <br> part words, inline elements do not."""
    return " ".join(lines_of(node, spelling))


def lines_of(node: LexborNode, spelling: Callable[[str], str] = clean) -> list[str]:
    """The visible words of `node`, a line for each block and after each <br>; no empty lines."""
    parts: list[str] = []
    _gather(node, parts)
    return [line for line in map(spelling, "".join(parts).split(LINE_END)) if line]


def _gather(top: LexborNode, parts: list[str]) -> None:
    """Appends the text of `top` in document order, LINE_END where a line ends; iterative, pages nest 10,000 deep."""
    stack: list[LexborNode | str] = [top]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        if node.is_text_node:
            parts.append(node.text_content or "")
            continue
        tag = node.tag or ""
        if tag in SILENT or not node.is_element_node:
            continue
        if tag == "br":
            parts.append(LINE_END)
            continue
        if tag not in INLINE:
            parts.append(LINE_END)
            stack.append(LINE_END)
        stack.extend(reversed(list(node.iter(include_text=True))))
