"""The page of our own around an archived one: the banner with its instant, its neighbours and what is missing. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape
from urllib.parse import quote
from zoneinfo import ZoneInfo

from archiver.web.replay.memento import Memento, Neighbours, address
from archiver.web.replay.policy import SANDBOX

MONTHS = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the banner tells of the page below it."""

    memento: Memento
    near: Neighbours
    status: int | None
    title: str | None
    wanted: int = 0  # pictures, style sheets and frames that the page names
    missing: int = 0  # of these, not archived
    scripted: bool = False  # the page is empty without its scripts


def spoken(at: datetime, zone: str) -> str:
    """`at` as the banner writes it, on the clock of `zone`: "12 mars 2024 à 18 h 30"."""
    here = at.astimezone(ZoneInfo(zone))
    day = "1er" if here.day == 1 else str(here.day)
    return f"{day} {MONTHS[here.month - 1]} {here.year} à {here.hour} h {here.minute:02d}"


def wrap(shown: Shown, origin: str, interface: str, zone: str = "Europe/Paris") -> str:
    """The whole wrapper page in French; `interface` is the address of the archive's own pages."""
    url, when = escape(shown.memento.url), spoken(shown.memento.at, zone)
    frame = escape(address(origin, shown.memento))
    article = escape(f"{interface}/article?url={quote(shown.memento.url, safe='')}&at={shown.memento.at.isoformat()}")
    notes = "".join(f"<p>{note}</p>" for note in _notes(shown, article))
    return f"""<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(shown.title or shown.memento.url)} — capture du {when}</title>
<link rel="stylesheet" href="/banner.css"></head><body>
<header><h1>Page archivée le <time datetime="{shown.memento.at.isoformat()}">{when}</time></h1>
<p class="url" dir="ltr">{url}</p>
<nav aria-label="Autres captures"><ul>{_neighbours(shown.near, origin, zone)}</ul></nav>
<p class="article"><a href="{article}">Lire l’article dans l’archive</a></p>{notes}</header>
<iframe src="{frame}" title="Page archivée" sandbox="{SANDBOX}"></iframe>
</body></html>
"""


def _notes(shown: Shown, article: str) -> list[str]:
    notes = []
    if shown.status is not None and shown.status >= 400:
        notes.append(f"Le serveur avait répondu par une erreur ({shown.status}).")
    if shown.missing:
        verb = "n’a pas été archivé" if shown.missing == 1 else "n’ont pas été archivés"
        notes.append(f"{shown.missing} élément{'s' * (shown.missing > 1)} sur {shown.wanted} (images, styles) {verb}.")
    if shown.scripted:
        notes.append(
            "Cette page était construite par des scripts, que l’archive n’exécute jamais : "
            f'<a href="{article}">le texte de l’article</a> se lit dans l’archive.'
        )
    return notes


def _neighbours(near: Neighbours, origin: str, zone: str) -> str:
    rows = (
        ("Première capture", near.first),
        ("Capture précédente", near.previous),
        ("Capture suivante", near.following),
        ("Dernière capture", near.last),
    )
    return "".join(
        f'<li><a href="{escape(address(origin, memento))}">{words} <small>{spoken(memento.at, zone)}</small></a></li>'
        for words, memento in rows
        if memento
    )
