"""The embeds of an article: posts, players, maps and charts that others serve."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from archiver.article import Embed
from archiver.extract import jsonld, providers
from archiver.extract.document import Document
from archiver.extract.outline import Element
from archiver.extract.text import prose, text_of
from archiver.extract.waiting import ADDRESSES, WAITING, waiting

MAX_EMBEDS = 200  # of one article
LONGEST = 2000  # characters of a post's text that are kept
FRAMES = frozenset({"iframe", "amp-iframe", "embed", "object"})
SHOWING = FRAMES | {"script"}
# Links and pictures name addresses of others without showing them
UNEMBEDDED = frozenset({"a", "img", "button", "source", "q"})
POST_CLASS = re.compile(r"twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed|reddit-")
POST_LINK = re.compile(
    r"/status(?:es)?/\d+|instagram\.com/(?:p|reel|tv)/|tiktok\.com/@|facebook\.com/|bsky\.app/|reddit\.com/r/"
)
NO_TITLE = re.compile(
    r"^(?:youtube|vimeo|dailymotion|twitter|x|facebook|instagram)? ?(?:video )?(?:player|embed|post|tweet)?$",
    re.IGNORECASE,
)


def embeds(doc: Document, region: list[Element]) -> tuple[Embed, ...]:
    """The posts and players shown in `region`, the article, in the page's order, each once; no advertisements.

    The address is that of the post or player even where it waits in data-src or data-href. `text` is a post's own
    text or a frame's title. A player that only the article's JSON-LD names comes first.
    """
    found: dict[str, Embed] = {}
    end = 0
    for element in region:
        if not _may_embed(element) or element.order <= end:
            continue
        if len(found) == MAX_EMBEDS:
            break
        for address, words in _embedded(doc, element):
            name = providers.provider(address)
            found.setdefault(providers.identity(address), Embed(name, address, words))
            end = element.last
    video = doc.article.get("video")
    declared = doc.absolute(jsonld.string(video.get("embedUrl"))) if isinstance(video, dict) else None
    if declared and providers.known_provider(declared) and providers.identity(declared) not in found:
        return (Embed(providers.provider(declared), declared), *found.values())[:MAX_EMBEDS]
    return tuple(found.values())[:MAX_EMBEDS]


def _may_embed(element: Element) -> bool:
    """Whether it is worth a closer look: one of a hundred is."""
    if element.tag in SHOWING or not WAITING.isdisjoint(element.attributes):
        return True
    return "class" in element.attributes and POST_CLASS.search(element.get("class")) is not None


def _embedded(doc: Document, element: Element) -> Iterator[tuple[str, str | None]]:
    """Address and text of what `element` embeds: at most one."""
    for address, words in _candidates(element):
        absolute = doc.absolute(address)
        if absolute and providers.is_embed(absolute) and not _is_tiny(element):
            yield absolute, words
            return


def _candidates(element: Element) -> Iterator[tuple[str, str | None]]:
    if element.tag in FRAMES:
        title = prose(element.get("title"))
        yield _frame(element), title if title and not NO_TITLE.match(title) else None
    elif element.tag == "script":
        if providers.SCRIPTS.search(element.get("src")):
            yield element.get("src"), None
    elif POST_CLASS.search(element.get("class")):
        yield from _post(element)
    elif element.tag not in UNEMBEDDED:
        yield from ((address, None) for address in waiting(element))


def _frame(element: Element) -> str:
    """The address of a frame or plug-in, first where it waits for consent."""
    waiting = [
        value for name, value in element.attributes.items() if name.startswith("data-") and "src" in name and value
    ]
    for address in (*waiting, element.get("src"), element.get("data"), element.get("data-url")):
        if address and "/" in address and not address.startswith(("about:", "data:", "javascript:")):
            return _with_variables(element, address)
    for parameter in element.node.css('param[name="movie" i], param[name="src" i]'):
        return _with_variables(element, parameter.attributes.get("value") or "")
    return ""


def _with_variables(element: Element, address: str) -> str:
    """A Flash player's address with the variables that say what it plays."""
    if element.tag not in ("object", "embed"):
        return address
    parameter = element.node.css_first('param[name="flashvars" i]')
    given = element.get("flashvars") or (parameter.attributes.get("value") if parameter else None)
    return f"{address}{'&' if '?' in address else '?'}{given}" if given else address


def _post(element: Element) -> Iterator[tuple[str, str | None]]:
    words = _words(element.node)
    for attribute in ADDRESSES:
        if "//" in element.get(attribute):
            yield element.get(attribute), words
    links = [link.attributes.get("href") or "" for link in element.node.css("a[href]")]
    for link in reversed(links):
        if POST_LINK.search(link):
            yield link.split("?ref_src=")[0], words


def _words(node: LexborNode) -> str | None:
    return text_of(node, prose)[:LONGEST] or None


def _is_tiny(element: Element) -> bool:
    return any(element.get(side).removesuffix("px") in ("0", "1") for side in ("width", "height"))
