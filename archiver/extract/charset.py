"""Bytes of a page to text: what they are, whatever the header and the page say they are."""

from __future__ import annotations

import codecs
import re

MAX_BYTES = 16 * 2**20  # bytes read of a page; what follows is archived, not extracted
HEAD_BYTES = 4096  # bytes in which a meta charset is looked for (WHATWG says 1024; French pages exceed it)

# https://encoding.spec.whatwg.org/#names-and-labels: these labels mean windows-1252
LATIN = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii", "cp1252", "windows-1252", "x-cp1252"}
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.ASCII | re.IGNORECASE)
META_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH = re.compile(rb"[\x80-\xff]")
C1 = re.compile(rb"[\x80-\x9f]")


def _as_cp1252(fault: UnicodeError) -> tuple[str, int]:
    """Codec error handler: bytes that the codec refuses are windows-1252, or C1 controls as browsers have it."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    chars = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in fault.object[fault.start : fault.end])
    return chars, fault.end


codecs.register_error("archiver-cp1252", _as_cp1252)


def decode(content: bytes, content_type: str | None = None, limit: int = MAX_BYTES) -> str:
    """The text of the first `limit` bytes of `content`, of which `content_type` is the header's value.

    A byte order mark decides, then the bytes (whatever is valid UTF-8 is UTF-8), then the header, then the
    page's meta; ISO-8859-1 means windows-1252. UTF-8 that was encoded twice is repaired. Never raises.
    """
    content = content[:limit]
    for bom, name in BOMS:
        if content.startswith(bom):
            return repaired(content[len(bom) :].decode(name, "replace" if "16" in name else "archiver-cp1252"))
    return repaired(content.decode(_charset(content, content_type), "archiver-cp1252"))


def _charset(content: bytes, content_type: str | None) -> str:
    multibyte = MULTIBYTE.findall(content)
    high = len(HIGH.findall(content)) if not multibyte or len(multibyte) < len(content) else 0
    stray = high - sum(map(len, multibyte))
    if not stray or len(multibyte) > stray:  # some pages hold a cp1252 box in a UTF-8 frame
        return "utf-8"
    declared = _declared(content, content_type)
    if declared == "utf-8" or (declared.startswith("iso-8859") and C1.search(content)):
        return "cp1252"
    return declared


def _declared(content: bytes, content_type: str | None) -> str:
    """Python's name of the single-byte charset that header or meta names; cp1252 when neither does."""
    head = CHARSET.search(content_type or "")
    meta = META_CHARSET.search(content[:HEAD_BYTES])
    for label in (head and head[1], meta and meta[1].decode("ascii", "ignore")):
        if not label:
            continue
        if label.lower() in LATIN:
            return "cp1252"
        try:
            codec = codecs.lookup(label)
        except LookupError:
            continue
        if codec._is_text_encoding and not codec.name.startswith("utf-16"):
            return codec.name
    return "cp1252"


# A UTF-8 sequence of two or three bytes read as windows-1252: "Ã©", "â€™", "Å“", "Â«".
_TAIL = "\u0080-\u00bf" + "".join(c for c in (bytes([b]).decode("cp1252", "ignore") for b in range(0x80, 0xA0)) if c)
TWICE = re.compile(f"[\u00c3\u00c5][{_TAIL}]|\u00e2[{_TAIL}]{{2}}|\u00c2[\u0080-\u00bf]")
SURE = re.compile(f"\u00c3[{_TAIL}]|\u00e2\u20ac[{_TAIL}]")


def repaired(text: str) -> str:
    """`text` with the sequences that are UTF-8 encoded twice put right, when some are beyond doubt."""
    if ("\u00c3" not in text and "\u00e2\u20ac" not in text) or not SURE.search(text):
        return text
    return TWICE.sub(_once, text)


def _once(twice: re.Match[str]) -> str:
    octets = b"".join(c.encode("cp1252") if ord(c) > 0xFF else bytes([ord(c)]) for c in twice[0])
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return twice[0]
