"""The page of our own around an archived one: the banner with its instant, its neighbours and what is missing. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from archiver.store.rows import instant
from archiver.web.interface.spoken import shared_minutes, when
from archiver.web.interface.words import Language
from archiver.web.replay.memento import Memento, Neighbours, address
from archiver.web.replay.policy import SANDBOX
from archiver.web.replay.words import say

DEFAULT_ZONE = "Europe/Paris"  # of a capture of no known outlet


@dataclass(frozen=True, slots=True)
class Shown:
    """What the banner tells of the page below it."""

    memento: Memento
    near: Neighbours
    status: int | None = None
    title: str | None = None
    images: Mapping[str, bool] = field(default_factory=dict)  # that the page names: whether archived
    others: Mapping[str, bool] = field(default_factory=dict)  # style sheets, frames, recordings, likewise
    scripted: bool = False  # without its scripts the page does not show its text
    article: str | None = None  # canonical address, where the capture is one of an article
    zone: str = DEFAULT_ZONE  # of the outlet's clock
    unshown: str | None = None  # type of a document that no browser shows here; it is offered to be saved
    rendered: bool = False  # it is shown as a browser built it by its scripts


def wrap(shown: Shown, origin: str, interface: str, language: Language = "fr") -> str:
    """The whole wrapper page; `interface` is the address of the archive's own pages."""
    said = _spoken(shown.memento, shown, language)
    place = shown.zone.rpartition("/")[2].replace("_", " ")
    frame = escape(address(origin, shown.memento))
    notes = "".join(f"<p>{note}</p>" for note in _notes(shown, origin, _article(shown, interface), language))
    time = f'<time datetime="{instant(shown.memento.at)}">{said}</time>'
    body = f"""<header><h1>{say(language, "Page archivée le")} {time}
<small>({say(language, "heure de")} {escape(place)})</small></h1>
<p class="url" dir="ltr">{escape(shown.memento.url)}</p>
{_neighbours(shown, origin, language)}{notes}</header>"""
    if not shown.unshown:
        body += f'\n<iframe src="{frame}" title="{say(language, "Page archivée")}" sandbox="{SANDBOX}"></iframe>'
    title = f"{shown.title or shown.memento.url} — {say(language, 'capture du')} {said}"
    return document(title, body, language)


def document(title: str, body: str, language: Language) -> str:
    """A page of the replay's own; `body` is HTML."""
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="stylesheet" href="/banner.css"></head><body>
{body}
</body></html>
"""


def _article(shown: Shown, interface: str) -> str | None:
    if not shown.article:
        return None
    at = quote(instant(shown.memento.at), safe=":")
    return escape(f"{interface}/article?url={quote(shown.article, safe='')}&at={at}")


def _notes(shown: Shown, origin: str, article: str | None, language: Language) -> list[str]:
    notes = []
    if article and not shown.scripted:
        notes.append(f'<a href="{article}">{say(language, "Lire l’article dans l’archive")}</a>')
    if shown.status is not None and shown.status >= 400:
        notes.append(say(language, "Le serveur avait répondu par une erreur ({status}).", status=shown.status))
    notes += _missing(shown, language)
    if shown.scripted:
        why = say(language, "Cette page était construite par des scripts, que l’archive n’exécute jamais :")
        read, lost = "le texte de l’article se lit dans l’archive", "son contenu ne peut pas être montré"
        rest = f'<a href="{article}">{say(language, read)}</a>' if article else say(language, lost)
        notes.append(f"<strong>{why} {rest}.</strong>")
    if shown.rendered:
        how = say(language, "Page montrée telle que ses scripts l’avaient construite dans un navigateur ;")
        sent = escape(address(origin, shown.memento, raw=True))
        notes.append(f'{how} <a href="{sent}">{say(language, "ce que le serveur avait envoyé")}</a>.')
    if shown.unshown:
        why = say(language, "Ce document ({type}) ne s’affiche pas ici :", type=escape(shown.unshown))
        raw = escape(address(origin, shown.memento, raw=True))
        notes.append(f'{why} <a href="{raw}">{say(language, "l’enregistrer")}</a>.')
    return notes


def _missing(shown: Shown, language: Language) -> list[str]:
    notes = []
    for named, one, several in (
        (shown.images, "{missing} image sur {wanted} n’a pas été archivée.",
         "{missing} images sur {wanted} n’ont pas été archivées."),
        (shown.others, "{missing} autre élément sur {wanted} (styles, cadres, sons, vidéos) n’a pas été archivé.",
         "{missing} autres éléments sur {wanted} (styles, cadres, sons, vidéos) n’ont pas été archivés."),
    ):  # fmt: skip
        missing = sum(not archived for archived in named.values())
        if missing:
            notes.append(say(language, several if missing > 1 else one, missing=missing, wanted=len(named)))
    return notes


def _neighbours(shown: Shown, origin: str, language: Language) -> str:
    near = shown.near
    rows = (
        ("Première capture", near.first),
        ("Capture précédente", near.previous),
        ("Capture suivante", near.following),
        ("Dernière capture", near.last),
    )
    others = "".join(
        f'<li><a href="{escape(address(origin, memento))}">{say(language, words)}'
        f" <small>{_spoken(memento, shown, language)}</small></a></li>"
        for words, memento in rows
        if memento and memento != shown.memento
    )
    return others and f'<nav aria-label="{say(language, "Autres captures")}"><ul>{others}</ul></nav>'


def _spoken(memento: Memento, shown: Shown, language: Language) -> str:
    """When `memento` was captured, with seconds where a neighbour would read alike."""
    near = shown.near
    known = (shown.memento, near.first, near.previous, near.following, near.last)
    shared = shared_minutes(instant(each.at) for each in known if each)
    return when(instant(memento.at), language, shown.zone, shared)
