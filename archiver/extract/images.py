"""The images of an article."""

from __future__ import annotations

from itertools import islice
from typing import Any

from archiver.article import Image
from archiver.extract import captions, jsonld, pictures
from archiver.extract.body import Text
from archiver.extract.document import Document
from archiver.extract.ourselves import is_home
from archiver.extract.outline import Element

PICTURES = frozenset({"img", "amp-img"})
BACKGROUNDS = frozenset({"a", "div", "figure", "span"})  # they may show one as their background
MAX_LOOKED = 5000  # such elements of one page
MAX_IMAGES = 200  # of one article
AROUND = 8  # elements around a picture that say what it is part of


def images(doc: Document, text: Text, region: list[Element]) -> tuple[Image, ...]:
    """The photos shown in `region`, the article, in the page's order, each once with the largest address named.

    Where none stands before the text, the lead photo is the one that the article's JSON-LD names.
    """
    shown: dict[str, tuple[Element, Image]] = {}
    for element in islice((e for e in region if _may_show(e)), MAX_LOOKED):
        if len(shown) == MAX_IMAGES or (text.holder and element.order > text.holder.last):
            break
        address = _address(doc, element)
        identity = pictures.identity(address) if address else ""
        if address and identity not in shown and not _is_teaser(element, text):
            shown[identity] = element, Image(address, *captions.captioned(element))
    declared = _declared(doc)
    first = text.blocks[0].order if text.blocks else None
    if declared and not any(first is None or element.order < first for element, _ in shown.values()):
        lead = declared[0]
        if pictures.identity(lead.url) not in shown:
            return (lead, *(image for _, image in shown.values()))[:MAX_IMAGES]
    return tuple(image for _, image in shown.values())[:MAX_IMAGES]


def _may_show(element: Element) -> bool:
    if element.tag in PICTURES or (element.tag in BACKGROUNDS and "style" in element.attributes):
        return element.out != "hidden"
    return False


def _address(doc: Document, element: Element) -> str | None:
    """The largest address that `element` shows; None when it shows no photo."""
    if element.tag in PICTURES:
        if pictures.is_small(element) or any(a.tag in ("object", "video") for a in element.nearest(AROUND)):
            return None
        found = pictures.addresses(element)
    elif "background" in element.get("style"):
        found = pictures.addresses(element)
    else:
        return None
    for address in found:
        absolute = doc.absolute(address)
        if absolute and pictures.is_photo(absolute):
            return None if pictures.told_small(absolute) else absolute
    return None


def _is_teaser(element: Element, text: Text) -> bool:
    """Whether the picture is part of a link to another page: words beside it lead to the same place."""
    link = next((a for a in element.nearest(AROUND) if a.tag == "a" and a.get("href")), None)
    if link is None or text.page is None or pictures.PICTURE.search(link.get("href")):
        return False
    if is_home(link.get("href")):  # the outlet's emblem leads home
        return True
    around = link.parent.parent if link.parent and link.parent.parent else link
    return any(link.get("href") in block.hrefs for block in text.page.inside(around))


def _declared(doc: Document) -> list[Image]:
    found = []
    value = doc.article.get("image")
    for item in value if isinstance(value, list) else [value]:
        image = _image(doc, item)
        if image:
            found.append(image)
    return found


def _image(doc: Document, item: Any) -> Image | None:
    thing = item if isinstance(item, dict) else {"url": item}
    address = doc.absolute(jsonld.string(thing.get("url")) or jsonld.string(thing.get("contentUrl")))
    if address is None or not pictures.is_photo(address):
        return None
    credit = next(
        filter(None, (jsonld.string(thing.get(key)) for key in ("creditText", "author", "copyrightHolder", "creator"))),
        None,
    )
    return Image(address, jsonld.string(thing.get("caption")), credit)
