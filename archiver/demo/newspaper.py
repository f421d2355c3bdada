"""The sample newspaper's articles, as its newsroom wrote them: one TOML file each in `articles/`."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass, fields, replace
from importlib.resources import files
from typing import Any

HOST = "www.courrierdulac.example"
TITLE = "Le Courrier du lac"
SITE = f"http://{HOST}"


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of one edition."""

    slug: str
    section: str
    headline: str
    description: str
    byline: str
    published: str  # ISO instant or day, "" where the page tells none
    form: str  # how its page is made: a name in pages.FORMS
    body: str
    modified: str = ""
    keywords: tuple[str, ...] = ()
    photo: str = ""
    caption: str = ""
    credit: str = ""
    embed: tuple[str, str] | None = None  # provider, address
    signature: str = ""
    page2: str = ""
    entries: tuple[dict[str, str], ...] = ()  # newest first
    gone: bool = False  # answers 410
    moved: str = ""  # the new slug, reached by a redirect

    @property
    def path(self) -> str:
        """The address below SITE; only the undated forms hide the day, as real outlets do."""
        day = self.published[:10].replace("-", "/")
        return f"/{plain(self.section)}/{day + '/' if self.form == 'dayonly' else ''}{self.slug}.html"


def plain(words: str) -> str:
    """`words` as a path segment: ASCII, small letters, dashes."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return "-".join(bare.lower().split())


def edition(number: int) -> list[Piece]:
    """The pieces of the first or second edition, newest first, those without a date last."""
    folder = files("archiver.demo") / "articles"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    pieces = [
        _piece(name.removesuffix(".toml"), tomllib.loads((folder / name).read_text("utf-8")), number) for name in names
    ]
    return sorted(pieces, key=lambda piece: piece.published, reverse=True)


def _piece(slug: str, written: dict[str, Any], number: int) -> Piece:
    second: dict[str, Any] = written.pop("second", {})
    piece = Piece(slug=slug, **_frozen(written))
    if number < 2 or not second:
        return piece
    body = piece.body
    for old, new in second.pop("replace", []):
        body = body.replace(old, new)
    added = _frozen(second)
    added["entries"] = added.get("entries", ()) + piece.entries
    return replace(piece, body=body, **added)


def _frozen(written: dict[str, Any]) -> dict[str, Any]:
    known = {field.name for field in fields(Piece)}
    return {key: tuple(value) if isinstance(value, list) else value for key, value in written.items() if key in known}
