"""Caption and credit of a picture, as shown around it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from archiver.extract.outline import Element
from archiver.extract.text import prose, text_of
from archiver.extract.vocabulary import words_of

CREDIT_NAMES = re.compile(
    r" (?:\w*credits?|copyrights?|photographer|photographe|auteur|author|source|agency|agence|copy|owner|rights?) "
)
# A credit at the end of a caption: "(Photo X)", "© X", "Crédit : X", ", photo: X"
CREDIT = re.compile(
    r"\s*[(\[|,–—-]?\s*(?:(?P<label>(?:crédits?|photos?|photographie|illustration|image)(?:\s+(?:photos?|d[’']illustration))?"
    r"\s*:|(?:crédits? )?photos? (?=[A-ZÀ-Ý])|©|\(c\)|copyright)\s*)(?P<who>[^()\[\]]{2,120}?)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^\W*(?:crédits?(?: photos?)?|photos?|copyright|source|images?)\s*[:©]\s*|^\W*(?:©|\(c\))\s*", re.IGNORECASE
)
LONGEST = 1200  # characters; what is longer is text, not a caption
FRAME = 80  # positions; an element that holds more is no picture with its caption
CLIMB = 5  # elements around a picture in which its caption may stand


def captioned(picture: Element) -> tuple[str | None, str | None]:
    """Caption and credit shown with `picture`, each None when there is none. White space as `prose` gives it."""
    for around in list(picture.nearest(CLIMB))[1:]:
        if around.last - around.order > FRAME:
            break
        legend = around.node.css_first("figcaption")
        pieces = [legend] if legend else _named(around.node)
        if pieces:
            return _read(pieces)
        if around.tag == "figure" or (around.role != "media" and around.text):
            break
    return split(prose(picture.get("data-title") or picture.get("data-caption")))


def _named(around: LexborNode) -> list[LexborNode]:
    """Elements in `around` that are called captions or credits, the outermost of each."""
    found: list[LexborNode] = []
    for node in around.css("[class]")[:40]:
        words = words_of(node.attributes.get("class") or "")
        if re.search(r" (?:\w*captions?|legendes?|legends?|credits?|copyright|photographer) ", words) and not any(
            parent.mem_id == node.parent.mem_id for parent in found if node.parent
        ):
            found.append(node)
    return found


def _read(pieces: list[LexborNode]) -> tuple[str | None, str | None]:
    whole = " ".join(filter(None, (text_of(piece, prose) for piece in pieces)))
    if len(whole) > LONGEST:
        return None, None
    for piece in pieces:
        for node in piece.css("*"):
            names = words_of(" ".join(node.attributes.get(n) or "" for n in ("class", "itemprop")))
            credit = text_of(node, prose)
            if credit and credit in whole and (node.tag in ("small", "cite") or CREDIT_NAMES.search(names)):
                caption = prose(whole.replace(credit, " ", 1))
                return caption or None, bare(credit)
    return split(whole)


def split(words: str) -> tuple[str | None, str | None]:
    """Caption and credit of one line: "Le port (Photo X)" is "Le port" and "X"."""
    match = CREDIT.search(words)
    if match is None:
        return words or None, None
    return prose(words[: match.start()]) or None, bare(match["who"])


def bare(credit: str) -> str | None:
    """A credit without its label: "Crédits photo : X" is "X"."""
    return LABEL.sub("", credit).strip(" -–—|/,()") or None
