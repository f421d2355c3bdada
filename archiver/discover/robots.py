"""robots.txt by RFC 9309 (https://www.rfc-editor.org/rfc/rfc9309). Pure."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from archiver.discover.links import absolute
from archiver.discover.unpacking import unpacked
from archiver.extract.charset import decode

MAX_BYTES = 512 * 2**10  # bytes that are read; the RFC asks for at least 500 KiB
MAX_LINES = 20_000  # lines that are read as rules
HTML = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml)\b", re.I)
TOKEN = re.compile(r"[^\s/;(#]+")
# Characters of a path that stand for themselves; "%" since what is encoded stays so
SAFE = "/%:?#[]@!$&'()*+,;=~-._"
# Spellings that crawlers accept in the wild (github.com/google/robotstxt)
KEYS = {
    "useragent": "user-agent",
    "user agent": "user-agent",
    "disallow": "disallow",
    "user-agent": "user-agent",
    "allow": "allow",
    "sitemap": "sitemap",
    "site-map": "sitemap",
    "crawl-delay": "crawl-delay",
}


@dataclass(slots=True)
class _Group:
    """All rules for one product token, from wherever they stand in the file (2.2.1: groups are combined)."""

    rules: list[tuple[str, bool]] = field(default_factory=list)  # (path pattern, allowed)
    delay: float | None = None


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host's robots.txt says."""

    sitemaps: tuple[str, ...] = ()
    _groups: dict[str, _Group] = field(default_factory=dict)

    def allows(self, url: str, agent: str) -> bool:
        """Whether `agent` (a product token or a whole User-Agent) may ask for `url`.

        The longest matching pattern decides, and allows when an equally long one forbids; /robots.txt itself is
        always allowed (2.2.2).
        """
        path = _path_of(url)
        if path == "/robots.txt":
            return True
        matches = [(len(pattern), allowed) for pattern, allowed in self._group(agent).rules if _matches(pattern, path)]
        return max(matches, default=(0, True))[1]

    def delay(self, agent: str) -> float | None:
        """Seconds that `agent` is asked to leave between requests (Crawl-delay, not of the RFC); None: not told."""
        return self._group(agent).delay

    def _group(self, agent: str) -> _Group:
        return self._groups.get(_token(agent)) or self._groups.get("*") or _Group()


def robots(content: bytes, url: str, content_type: str | None = None) -> Robots:
    """The rules in `content`, the robots.txt at `url`; an HTML page served in its place holds none.

    Sitemaps are absolute, in the file's order. What is not understood is skipped line by line.
    """
    text = decode(unpacked(content), content_type, limit=MAX_BYTES)
    if HTML.match(text):
        return Robots()
    lines = _lines(text)
    sitemaps = (absolute(value, url) for key, value in lines if key == "sitemap")
    return Robots(tuple(dict.fromkeys(filter(None, sitemaps))), _groups(lines))


def _groups(lines: list[tuple[str, str]]) -> dict[str, _Group]:
    """Groups by product token. Only a rule closes the list of user agents that it is for: other lines do not."""
    groups: dict[str, _Group] = {}
    named: list[_Group] = []
    ruled = False
    for key, value in lines[:MAX_LINES]:
        if key == "user-agent":
            named = [] if ruled else named
            named.append(groups.setdefault(_token(value), _Group()))
            ruled = False
        elif key == "crawl-delay":
            for group in named:
                group.delay = _seconds(value, group.delay)
        elif key in ("allow", "disallow"):
            ruled = True
            for group in named if value else ():
                group.rules.append((_encoded(value), key == "allow"))
    return groups


def _lines(text: str) -> list[tuple[str, str]]:
    """Known keys with their values, comments taken off."""
    lines = (line.partition("#")[0].partition(":") for line in re.split(r"[\r\n]+", text))
    pairs = ((KEYS.get(key.strip().lower()), value.strip()) for key, _, value in lines)
    return [(key, value) for key, value in pairs if key]


def _token(agent: str) -> str:
    """The product token that begins `agent`, in small letters: "archiver" of "Archiver/1.0 (+https://…)"."""
    token = TOKEN.match(agent.strip())
    return token[0].lower() if token else ""


def _seconds(value: str, otherwise: float | None) -> float | None:
    try:
        seconds = float(value.replace(",", "."))
    except ValueError:
        return otherwise
    return seconds if math.isfinite(seconds) and seconds >= 0 else otherwise


def _path_of(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "/"
    path = _encoded((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
    return path.replace("*", "%2A").replace("$", "%24")  # so that a pattern can name them (2.2.3)


def _encoded(path: str) -> str:
    """`path` in the one spelling in which patterns and addresses are compared (2.2.2): UTF-8, "%C3", "a" for "%61"."""
    ascii_path = quote(path, safe=SAFE, errors="replace")
    return re.sub(r"%([0-9a-fA-F]{2})", _one_spelling, ascii_path)


def _one_spelling(octet: re.Match[str]) -> str:
    char = chr(int(octet[1], 16))
    return char if char.isascii() and (char.isalnum() or char in "-._~") else octet[0].upper()


def _matches(pattern: str, path: str) -> bool:
    """Whether `path` begins as `pattern` says: "*" is any characters, a last "$" the end.

    Pieces are looked for from left to right, so that time grows with the length alone: no regular expression.
    """
    anchored = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").replace("$", "%24").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not pieces:
        return not anchored or at == len(path)
    last = pieces.pop() if anchored else ""
    for piece in pieces:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not anchored or (path.endswith(last) and len(path) - len(last) >= at)
