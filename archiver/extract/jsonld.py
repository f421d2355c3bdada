"""JSON-LD as French pages hold it: often broken, often several blocks, of which one is the article's own."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

MAX_SCRIPT = 2 * 2**20  # characters of one block; longer ones are not read
MAX_OBJECTS = 500  # objects looked at in one page
MAX_TITLE = 500  # characters of a title that are compared
MAX_DEPTH = 6  # levels of lists, @graph and mainEntity that are followed

ARTICLE = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle "
    "backgroundnewsarticle reviewnewsarticle asknewsarticle liveblogposting blogposting "
    "socialmediaposting report scholarlyarticle techarticle advertisercontentarticle satiricalarticle "
    "review criticreview".split()
)
MEDIA = frozenset(
    "videoobject audioobject imagegallery mediagallery podcastepisode radioepisode tvepisode episode "
    "radioclip clip newsmediaobject recipe interview event".split()
)
Object = dict[str, Any]

# Comments are matched beside strings, so that "https://…" inside a string stays whole. What is never closed ends
# with the script: looking for each end again would take quadratic time.
STRING_OR_NOISE = re.compile(
    r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|/\*.*?(?:\*/|\Z)|<!--|-->|<!\[CDATA\[|\]\]>|(?<![:\w])//[^\n]*|,(?=\s*[}\]])',
    re.DOTALL,
)
BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})')
NO_LETTER = re.compile(r"[\W_]+")
DECODER = json.JSONDecoder(strict=False)  # control characters inside strings are common


def read(scripts: Iterable[str]) -> list[Object]:
    """The objects of all blocks in the page's order: lists and @graph opened, main entities too. Never raises."""
    found: list[Object] = []
    for script in scripts:
        for value in _values(script):
            for thing in _things(value, 0):
                if len(found) == MAX_OBJECTS:
                    return found
                found.append(thing)
    return found


def types(thing: Object) -> set[str]:
    """The @type of `thing` in small letters, without "schema:" or address in front."""
    given = thing.get("@type")
    names = given if isinstance(given, list) else [given]
    return {_bare(name) for name in names if isinstance(name, str)}


def _bare(name: str) -> str:
    return name.rpartition("/")[2].rpartition(":")[2].rpartition("#")[2].lower()


def strings(value: Any) -> list[str]:
    """The texts in a value that may be a string, a number, an object with name, @value or url, or a list of these."""
    found: list[str] = []
    queue = [value]
    while queue and len(found) < MAX_OBJECTS:
        item = queue.pop(0)
        if isinstance(item, list):
            queue[:0] = item[:MAX_OBJECTS]
        elif isinstance(item, dict):
            queue[:0] = [next((item[k] for k in ("name", "@value", "headline", "url", "@id") if item.get(k)), None)]
        elif isinstance(item, str) and item.strip():
            found.append(html.unescape(item).strip())
    return found


def string(value: Any) -> str | None:
    """The first text in `value`, None when it holds none."""
    return next(iter(strings(value)), None)


def _values(script: str) -> Iterator[Any]:
    """The JSON values in one block: as it is, else mended; several may follow one another."""
    if not script.strip() or len(script) > MAX_SCRIPT:
        return
    try:
        yield json.loads(script, strict=False)
        return
    except (ValueError, RecursionError):
        yield from _mended(script)


def _mended(script: str) -> Iterator[Any]:
    if '"' not in script and "&quot;" in script:
        script = html.unescape(script)
    script = STRING_OR_NOISE.sub(lambda m: m[0] if m[0][0] == '"' else " ", script)
    script = BAD_ESCAPE.sub("", script)
    position = 0
    while (match := re.compile(r"[{\[]").search(script, position)) is not None:
        try:
            value, position = DECODER.raw_decode(script, match.start())
        except (ValueError, RecursionError):
            return
        yield value


def _things(value: Any, depth: int) -> Iterator[Object]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value[:MAX_OBJECTS]:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        if value.get("@type"):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), dict | list):
                yield from _things(value[key], depth + 1)


def own(objects: list[Object], addresses: Iterable[str], titles: Iterable[str]) -> list[Object]:
    """The objects that describe the page itself, best first; teasers of other articles are left out.

    `addresses` are the page's (asked and canonical), `titles` its headings and titles. An object that
    names another address and another headline is a teaser; articles come before films, sounds and galleries.
    """
    places = {_place(address) for address in addresses}
    words = [_fold(title) for title in titles if title]
    ranked: list[tuple[int, int, Object]] = []
    for position, thing in enumerate(objects):
        kinds = types(thing)
        if not kinds & (ARTICLE | MEDIA):
            continue
        score = _agreement(thing, places, words) + (4 if kinds & ARTICLE else 0)
        ranked.append((-score, position, thing))
    ranked.sort(key=lambda row: row[:2])
    best = [row for row in ranked if row[0] <= -2]
    return [thing for _, _, thing in best]


def _agreement(thing: Object, places: set[str], words: list[str]) -> int:
    """How far address and headline speak for `thing` being the page's own (positive) or a teaser (negative)."""
    score = 0
    named = [a for key in ("url", "mainEntityOfPage", "@id") for a in strings(thing.get(key)) if "/" in a]
    if named:
        score += 2 if any(_place(a) in places for a in named) else -2
    title = _fold(string(thing.get("headline")) or string(thing.get("name")) or "")
    if title and words:
        alike = any(title in w or w in title for w in words if len(w) > 8 or w == title)
        score += 3 if alike else -3
    return score


def _place(address: str) -> str:
    parts = urlsplit(address.strip()) if "[" not in address else urlsplit("")
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/").casefold()


def _fold(title: str) -> str:
    return NO_LETTER.sub("", html.unescape(title[:MAX_TITLE]).casefold())
