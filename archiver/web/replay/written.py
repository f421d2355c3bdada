"""How pages write addresses and elements: relative addresses, XHTML's empty elements. Pure."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_EMPTY = re.compile(r"<([a-zA-Z][\w:.-]*)((?:\s[^<>]*)?)/>")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
# HTML, void elements: these are empty in HTML too
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


def joined(base: str, written: str) -> str | None:
    """`written` in the page at `base` as an absolute http(s), mailto or tel address; None for anything else."""
    written = re.sub(r"[\t\n\r]", "", written).strip()
    try:
        address = urljoin(base, written)
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return None
    return address if scheme in ("http", "https", "mailto", "tel") else None


def opened(xhtml: str) -> str:
    """`xhtml` as an HTML parser must read it: <script/> and <div/> get their end tags, CDATA marks go.

    Else the rest of the page would stand inside the first empty element.
    """
    return _CDATA.sub(r"\1", _EMPTY.sub(lambda m: m[0] if m[1].lower() in VOID else f"<{m[1]}{m[2]}></{m[1]}>", xhtml))
