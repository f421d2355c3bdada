"""robots.txt by RFC 9309 (https://www.rfc-editor.org/rfc/rfc9309). Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Group:
    """Rules for some product tokens, as they stand together in the file."""

    agents: frozenset[str]
    rules: tuple[tuple[str, bool], ...]  # (path pattern, allowed)
    delay: float | None


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host's robots.txt says."""

    sitemaps: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    def allows(self, url: str, agent: str) -> bool:
        """Whether `agent` (a product token or a whole User-Agent) may ask for `url`.

        The longest matching pattern decides, and allows when an equally long one forbids; /robots.txt itself is
        always allowed (2.2.2).
        """
        path = _path_of(url)
        if path == "/robots.txt":
            return True
        rules = (rule for group in self._groups_for(agent) for rule in group.rules)
        matches = [(len(pattern), allowed) for pattern, allowed in rules if _matches(pattern, path)]
        return max(matches, default=(0, True))[1]

    def delay(self, agent: str) -> float | None:
        """Seconds that `agent` is asked to leave between requests (Crawl-delay, not of the RFC); None: not told."""
        return next((group.delay for group in self._groups_for(agent) if group.delay is not None), None)

    def _groups_for(self, agent: str) -> list[Group]:
        """Groups that name `agent`, together one (2.2.1); those for all others when none does."""
        token = _token(agent)
        return [g for g in self.groups if token in g.agents] or [g for g in self.groups if "*" in g.agents]


def robots(content: bytes, url: str, content_type: str | None = None) -> Robots:
    """The rules in `content`, the robots.txt at `url`; an HTML page served in its place holds none.

    Sitemaps are absolute, in the file's order. What is not understood is skipped line by line.
    """
    text = decode(unpacked(content), content_type, limit=MAX_BYTES)
    if HTML.match(text):
        return Robots()
    lines = _lines(text)
    sitemaps = (absolute(value, url) for key, value in lines if key == "sitemap")
    return Robots(tuple(dict.fromkeys(filter(None, sitemaps))), tuple(_groups(lines)))


def _groups(lines: list[tuple[str, str]]) -> Iterator[Group]:
    """Groups in the file's order. Only a rule closes the list of user agents that a group is for."""
    agents: set[str] = set()
    rules: list[tuple[str, bool]] = []
    delay = None
    ruled = False
    for key, value in lines[:MAX_LINES]:
        if key == "user-agent":
            if ruled:
                yield Group(frozenset(agents), tuple(rules), delay)
                agents, rules, delay, ruled = set(), [], None, False
            agents.add(_token(value))
        elif key == "crawl-delay":
            delay = _seconds(value, delay)
        elif key in ("allow", "disallow"):
            ruled = True
            if value:
                rules.append((_encoded(value), key == "allow"))
    yield Group(frozenset(agents), tuple(rules), delay)


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
