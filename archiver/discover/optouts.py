"""What a site reserves beside robots.txt: TDMRep's file, ai.txt, and header fields. Pure; nothing here raises.

TDM Reservation Protocol: https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/. Spawning's ai.txt has
the form of robots.txt.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from archiver.discover.robots import robots

FILES = {"tdmrep": "/.well-known/tdmrep.json", "ai.txt": "/ai.txt"}  # name of the policy -> where a site has it
NAMES = {path: name for name, path in FILES.items()}
MAX_TEXT = 2**16  # characters of a file that are kept as a policy
HEADERS = ("x-robots-tag", "tdm-reservation", "tdm-policy")
WORDS = re.compile(r"\b(noarchive|nocache|noai|noimageai|noindex|nosnippet|none)\b", re.I)


def policy_of(url: str) -> str | None:
    """The name of the policy file that `url` is; None for any other address."""
    return NAMES.get(urlsplit(url).path)


def text_of(name: str, content: bytes) -> str | None:
    """What the file of policy `name` says; None when something else stands there: a page, or no JSON for TDMRep."""
    text = content.decode("utf-8-sig", "replace").strip()[:MAX_TEXT]
    if not text or text.startswith("<"):
        return None
    return text if name != "tdmrep" or _rules(text) is not None else None


def forbids(name: str, text: str, url: str, agent: str) -> bool:
    """Whether the file of policy `name`, which says `text`, reserves `url`, or keeps `agent` from it."""
    if name == "ai.txt":
        return not robots(text.encode(), url).allows(url, agent)
    path = urlsplit(url).path or "/"
    for rule in _rules(text) or ():
        if isinstance(rule, dict) and _matches(str(rule.get("location", "")), path):
            return str(rule.get("tdm-reservation")) == "1"  # the first that fits (section 4.1)
    return False


def stated(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What the header fields of an answer state: {"x-robots-tag": "noarchive, noai", "tdm-reservation": "1"}.

    Of X-Robots-Tag the lines that hold an opt-out, with the crawler they name, if any.
    """
    found: dict[str, list[str]] = {}
    for name, value in fields:
        key = name.strip().lower()
        if key in HEADERS and (key != "x-robots-tag" or WORDS.search(value)):
            found.setdefault(key, []).append(" ".join(value.split()))
    return {name: ", ".join(dict.fromkeys(values)) for name, values in found.items()}


def _rules(text: str) -> list[Any] | None:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, list) else [told] if isinstance(told, dict) else None


def _matches(location: str, path: str) -> bool:
    """Whether `path` is of a location: a beginning, "*" for anything, "$" for the end, as in robots.txt."""
    ends = location.endswith("$")
    parts = (location[:-1] if ends else location).split("*")
    if not location.startswith("/") or not path.startswith(parts[0]):
        return False
    at = len(parts[0])
    for part in parts[1:]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not ends or at == len(path) or (len(parts) > 1 and path.endswith(parts[-1]))
