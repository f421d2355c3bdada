"""As what an archived answer is shown: by its Content-Type, and by its first bytes where that says nothing. Pure."""

from __future__ import annotations

import re
from typing import Literal

from archiver.warc.entity import Message

# html and css are rewritten. xml is shown as its source: a browser would run its style sheets (XSLT) and follow its
# links, neither of which can be rewritten. A drawing (SVG) is shown, but nothing in it can be followed. "media" is
# shown as it is; "saved" is what no browser shows in a sandbox (PDF, archives): it is offered to be saved.
Kind = Literal["html", "css", "xml", "drawing", "media", "saved"]

CONTENT_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(?:\s*;\s*charset=\"?[\w.-]+\"?)?", re.ASCII | re.IGNORECASE)
UNKNOWN = "application/octet-stream"
HTML = ("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml")
# After a byte order mark, an XML declaration and comments; MIME Sniffing, 7.1, cut down to what pages begin with.
_PAGE = re.compile(
    rb"(?>\xef\xbb\xbf|\s|<\?xml[^>]{0,200}>|<!--.{0,2000}?-->)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_SNIFFED = 4096  # bytes


def mime(message: Message) -> str:
    """The type that the answer was given, in small letters and without parameters; "" when none."""
    return re.split(r"[;,\s]", (message.content_type or "").strip(), maxsplit=1)[0].lower()


def kind(message: Message) -> Kind:
    """As what `message` is shown."""
    given = mime(message)
    is_page = _PAGE.match(message.entity[:_SNIFFED]) is not None
    if given in HTML or (is_page and ("/" not in given or given in (UNKNOWN, "application/xml", "text/xml"))):
        return "html"
    if given == "text/css":
        return "css"
    if given == "image/svg+xml":
        return "drawing"
    if given in ("application/xml", "text/xml", "text/xsl") or given.endswith("+xml"):
        return "xml"
    shown = given.startswith(("image/", "audio/", "video/", "text/")) or given.endswith(("json", "javascript"))
    return "media" if shown else "saved"


def content_type(message: Message) -> str:
    """The archived Content-Type where it is one, else a type that no browser shows."""
    written = (message.content_type or "").strip()
    return written if CONTENT_TYPE.fullmatch(written) else UNKNOWN
