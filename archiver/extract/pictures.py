"""Addresses of pictures: all that an element names, the largest first, never a placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from archiver.extract.outline import Element

PICTURE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|tiff?|bmp)(?:[?#/&!:]|$)", re.IGNORECASE)
CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,])(?:\s+(\d+(?:\.\d+)?)([wx]))?\s*(?:,|$)")
BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]*url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)
LAZY = re.compile(r"data-(?:lazy-|original-|full-)?src")  # what src will be: a picture whatever its name
SIZE_IN_NAME = re.compile(r"(?<!\d)(\d{2,4})[x_](\d{2,4})(?!\d)")
WIDTH_IN_NAME = re.compile(r"(?:[/_,?&](?:w|width|l)[_=-]?)(\d{2,4})(?!\d)")
# Names of what stands in a photo's place or is none
NO_PHOTO_NAME = re.compile(
    r"(?:^|[_.-])(?:logos?|ico(?:n|ns|ne|nes)?|favicon|sprites?|pixel|blank|spacer|placeholder|transparent|load(?:ing|er)|"
    r"avatars?|gravatar|smil(?:ey|ies)|emojis?|badges?|bullet|arrow|fleche|btn|button|no[_-]?image|1x1)"
    r"(?=[_.\-\d]|$)|^(?:default|defaut)[^/]*$|^(?:site|rub|aut|mot)on\d|^(?-i:(?:ico|logo|icon)[A-Z])|\.svg$",
    re.IGNORECASE,
)
NO_PHOTO_FOLDER = re.compile(
    r"/(?:logos?|icon(?:e)?s?|emojis?|avatars?|portraits?|auteurs?|authors?|profils?|smileys?|profile[_-]pictures?|"
    r"themes?|skins?|squelettes[^/]*|plugins)/",  # what the outlet's templates bring along
    re.IGNORECASE,
)
NO_PHOTO_HOST = re.compile(
    r"(?:^|\.)(?:ads?|adserver|adservice|pixel|stats?|track(?:ing|er)?|mesure|count(?:er)?|beacon|"
    r"(?:secure\.|www\.)?gravatar|doubleclick|googlesyndication|smartadserver|scorecardresearch|xiti|weborama)\.",
    re.IGNORECASE,
)
ZOOM = 5  # elements around a picture in which a link may lead to the whole of it
ZOOMED = 1500  # pixels; what such a link is taken for
SMALL = 100  # pixels; what is declared smaller is no photo of the article


def addresses(element: Element) -> list[str]:
    """What an img (with its picture and zoom link) or an element with a background names, largest first; as written."""
    found = list(_sized(element.attributes))
    around = element.parent
    if around is not None and around.tag == "picture":
        for source in around.node.css("source"):
            found += _sized(source.attributes)
    zoom = next((a for a in element.nearest(ZOOM) if a.tag == "a"), None)
    if zoom is not None and zoom is not element and PICTURE.search(zoom.get("href")):
        found.append((_width(zoom.get("href")) or ZOOMED, zoom.get("href")))
    found.sort(key=lambda pair: (-pair[0], ".webp" in pair[1] or ".avif" in pair[1]))
    return [address for _, address in found if address and not address.startswith("data:")]


def _sized(attributes: dict[str, str | None]) -> Iterator[tuple[float, str]]:
    """(width or how much an address is worth without one, address) of all attributes."""
    for name, value in attributes.items():
        if not value:
            continue
        if name == "style":
            if match := BACKGROUND.search(value):
                yield 1, match[1]
        elif "srcset" in name or (name.startswith("data-") and " " in value.strip() and PICTURE.search(value)):
            yield from _set(value)
        elif name in ("src", "poster"):
            yield _width(value) or 2, value.strip()
        elif name.startswith("data-") and ("src" in name or "image" in name or PICTURE.search(value)):
            address = value.strip()
            if LAZY.fullmatch(name) or (PICTURE.search(address) and not address.startswith(("{", "[", "<"))):
                yield _width(address) or 3, address


def _set(value: str) -> Iterator[tuple[float, str]]:
    """The candidates of a srcset; one without a width is worth more than src, more by its density."""
    if "<" in value or "{" in value:
        return
    for match in CANDIDATE.finditer(value):
        address, number, unit = match[1], match[2], match[3]
        if "/" in address or PICTURE.search(address):
            width = float(number) if number and unit == "w" else _width(address) * (float(number) if number else 1)
            yield width or 3, address


def _width(address: str) -> float:
    """The width that an address tells ("1200x675", "w_635"); 0 when it tells none."""
    sizes = [int(match[1]) for match in SIZE_IN_NAME.finditer(address)]
    return float(max(sizes, default=0) or max((int(m[1]) for m in WIDTH_IN_NAME.finditer(address)), default=0))


def is_photo(address: str) -> bool:
    """Whether `address` does not name a logo, icon, portrait, pixel or placeholder."""
    parts = urlsplit(address)
    name = parts.path.rsplit("/", 1)[-1]
    return not (NO_PHOTO_NAME.search(name) or NO_PHOTO_FOLDER.search(parts.path) or NO_PHOTO_HOST.search(parts.netloc))


def is_small(element: Element) -> bool:
    """Whether the element declares a size that no photo has."""
    sizes = [re.match(r"\d+", element.get(name)) for name in ("width", "height")]
    return any(size and int(size[0]) < SMALL for size in sizes)


def told_small(address: str) -> bool:
    """Whether the address tells a width that no photo has."""
    return 0 < _width(address) < SMALL


def identity(address: str) -> str:
    """What two addresses of one photo share: the file's name without size, else with the folder it is in."""
    path = urlsplit(address).path
    named = path if PICTURE.search(path) else address  # resizers take the photo's address as a parameter
    segments = [part for part in re.split(r"[/?&=]", unquote(named)) if part and part != urlsplit(address).netloc]
    names = [re.sub(r"\.(?:jpe?g|png|webp|avif|gif)$", "", part, flags=re.IGNORECASE) for part in segments]
    files = [name for part, name in zip(segments, names, strict=True) if PICTURE.search(part)]
    name = _unsized(files[-1] if files else names[-1] if names else address)
    if len(re.sub(r"[\W_]|\d{1,3}", "", name)) >= 6 and name not in ("default", "original", "image"):
        return name
    return "/".join(_unsized(part) for part in names[-3:])


def _unsized(name: str) -> str:
    name = re.sub(r"(?<!\d)\d{2,4}[x_]\d{2,4}(?!\d)|\d+x(?!\w)|[-_@]\dx$|-scaled$|-c-default$", "", name.lower())
    return name.strip("-_.")
