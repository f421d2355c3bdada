"""Bytes of a page to text: what they are, whatever the header and the page say they are."""

from __future__ import annotations

import codecs
import re

MAX_BYTES = 8 * 2**20  # bytes read of a page; what follows is archived, not extracted
HEAD_BYTES = 4096  # bytes in which a meta charset is looked for (WHATWG says 1024; French pages exceed it)

# https://encoding.spec.whatwg.org/#names-and-labels: these labels mean windows-1252
LATIN = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii", "cp1252", "windows-1252", "x-cp1252"}
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.ASCII | re.IGNORECASE)
META_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# What WHATWG knows beside UTF-8 and windows-1252; Python knows more ("punycode"), which no page is in
OLD = re.compile(r"iso8859-\d+|cp125\d|cp866|koi8-[ru]|mac-roman|gb\w+|big5\w*|euc_\w+|shift_jis\w*")
# The UTF-8 of what begins a sequence that was encoded twice ("Ã", "â€"): a byte that is rare, so that it is found in no
# time, and what stands before it
TWICE_ENCODED = ((b"\x83", b"\xc3"), (b"\x82", b"\xc3\xa2\xe2"))
PIECE = 2**13  # bytes decoded at once to see that they can be: more falls out of the processor's cache
NOT_ASCII = bytes(range(0x80, 0x100))
C1 = re.compile(rb"[\x80-\x9f]")


def _as_cp1252(fault: UnicodeError) -> tuple[str, int]:
    """Codec error handler: bytes that the codec refuses are windows-1252, or C1 controls as browsers have it."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    chars = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in fault.object[fault.start : fault.end])
    return chars, fault.end


codecs.register_error("archiver-cp1252", _as_cp1252)


def utf8(content: bytes, content_type: str | None = None) -> bytes:
    """What `decode` reads, in UTF-8: most pages are in it as they came, and copying them takes as long as parsing."""
    content = content[:MAX_BYTES]
    return content if _is_sound(content) else decode(content, content_type).encode("utf-8", "ignore")


def decode(content: bytes, content_type: str | None = None, limit: int = MAX_BYTES) -> str:
    """The text of the first `limit` bytes of `content`, of which `content_type` is the header's value.

    A byte order mark decides, then the bytes (whatever is valid UTF-8 is UTF-8), then the header, then the
    page's meta; ISO-8859-1 means windows-1252. UTF-8 that was encoded twice is repaired. Never raises.
    """
    content = content[:limit]
    for bom, name in BOMS:
        if content.startswith(bom):
            return repaired(content[len(bom) :].decode(name, "replace" if "16" in name else "archiver-cp1252"))
    try:
        return repaired(content.decode("utf-8"))
    except UnicodeDecodeError:
        return repaired(content.decode(_charset(content, content_type), "archiver-cp1252"))


def _is_sound(content: bytes) -> bool:
    """Whether `decode` would do no more to `content` than to decode UTF-8."""
    if content.startswith(tuple(bom for bom, _ in BOMS)) or any(_holds(content, *mark) for mark in TWICE_ENCODED):
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), PIECE):
            decoder.decode(content[start : start + PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _holds(content: bytes, rare: bytes, before: bytes) -> bool:
    """Whether `content` holds `rare` right after `before`."""
    place = content.find(rare)
    while place >= 0:
        if content.endswith(before, 0, place):
            return True
        place = content.find(rare, place + 1)
    return False


def _charset(content: bytes, content_type: str | None) -> str:
    """Python's name of the charset of bytes that are no UTF-8, or UTF-8 with strays.

    Some pages hold a windows-1252 box in a UTF-8 frame: what there is more of decides.
    """
    whole = len(content.decode("utf-8", "ignore")) - len(content.translate(None, NOT_ASCII))
    if whole > content.decode("utf-8", "replace").count("\ufffd"):
        return "utf-8"
    declared = _declared(content, content_type)
    return "cp1252" if declared.startswith("iso8859") and C1.search(content) else declared


def _declared(content: bytes, content_type: str | None) -> str:
    """Python's name of the charset, other than UTF-8, that header or meta names; cp1252 when neither does."""
    head = CHARSET.search(content_type or "")
    meta = META_CHARSET.search(content[:HEAD_BYTES])
    for label in (head and head[1], meta and meta[1].decode("ascii", "ignore")):
        if not label or label.lower() in LATIN:
            continue
        try:
            name = codecs.lookup(label).name
        except LookupError:
            continue
        if OLD.fullmatch(name):
            return name
    return "cp1252"


# A UTF-8 sequence of two or three bytes read as windows-1252: "Ã©", "â€™", "Å“", "Â«". Each way begins with a letter,
# not a choice of them: so the engine looks for the letters first, in a third of the time.
_TAIL = "\u0080-\u00bf" + "".join(c for c in (bytes([b]).decode("cp1252", "ignore") for b in range(0x80, 0xA0)) if c)
TWICE = re.compile(f"\u00c3[{_TAIL}]|\u00c5[{_TAIL}]|\u00e2[{_TAIL}]{{2}}|\u00c2[\u0080-\u00bf]")
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
