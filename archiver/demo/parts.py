"""The parts that the sample newspaper's pages share: frame, article, dateline, JSON-LD."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from html import escape

from archiver.demo.newspaper import SITE, TITLE, Piece, plain

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()

MENU = "".join(
    f'<li><a href="/{plain(name)}/">{name}</a></li>'
    for name in ("Politique", "Régions", "Société", "Économie", "Culture", "Sports", "Opinions")
)
STYLE = (
    "body{font:17px/1.5 Georgia,serif;max-width:44rem;margin:0 auto;padding:1rem;color:#222}"
    "header a{font-size:1.6rem;text-decoration:none;color:#134}nav ul{display:flex;flex-wrap:wrap;gap:1rem;list-style:none;padding:0}"
    ".chapo{font-weight:bold}figcaption,.date,footer{color:#555;font-size:.85rem}.abo{border:1px solid #999;padding:1rem}img{max-width:100%}"
)


def page(piece: Piece, main: str, head: str = "", charset: str = "utf-8") -> str:
    """The whole page: `main` in the newspaper's frame."""
    description = f'<meta name="description" content="{escape(piece.description)}">' if piece.description else ""
    return f"""<!doctype html>
<html lang="fr"><head><meta charset="{charset}"><title>{escape(piece.headline)} | {TITLE}</title>
{description}<link rel="canonical" href="{SITE}{piece.path}"><link rel="stylesheet" href="/courrier.css">
{head}</head>
<body><header><a href="/">{TITLE}</a><nav aria-label="Rubriques"><ul>{MENU}</ul></nav></header>
<main>{main}</main>
<aside class="a-lire"><h2>À lire aussi</h2><ul><li><a href="/">Toute l’actualité du lac</a></li></ul></aside>
<footer><p>© {TITLE} — journal d’exemple, écrit pour Archiver</p></footer></body></html>
"""


def article(piece: Piece, dateline: str, text: str | None = None, after: str = "") -> str:
    """The article element: section, headline, chapô, byline, dateline, photo, text, share box."""
    chapo = f'<p class="chapo">{escape(piece.description)}</p>' if piece.description else ""
    byline = f'<p class="signature">{escape(piece.byline)}</p>' if piece.byline else ""
    return (
        f'<article><p class="rubrique">{escape(piece.section)}</p><h1>{escape(piece.headline)}</h1>{chapo}{byline}{dateline}'
        f'{_photo(piece)}<div class="texte">{blocks(piece.body) if text is None else text}</div>{_embed(piece)}{after}'
        '<div class="partage"><a href="#">Partager sur Facebook</a> <a href="#">Envoyer par courriel</a></div></article>'
    )


def blocks(body: str) -> str:
    """A body as HTML, a block for each paragraph, heading, list or quotation."""
    return "\n".join(_block(block) for block in body.strip().split("\n\n") if block.strip())


def _block(block: str) -> str:
    if block.startswith("## "):
        return f"<h2>{escape(block[3:])}</h2>"
    if block.startswith("> "):
        return f"<blockquote><p>{escape(block[2:])}</p></blockquote>"
    if block.startswith("- "):
        return "<ul>" + "".join(f"<li>{escape(line[2:])}</li>" for line in block.splitlines()) + "</ul>"
    return "<p>" + re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(block)) + "</p>"


def _photo(piece: Piece) -> str:
    if not piece.photo:
        return ""
    return (
        f'<figure><img src="/photos/{piece.photo}" alt="{escape(piece.caption)}" width="960" height="540">'
        f'<figcaption>{escape(piece.caption)} <span class="credit">{escape(piece.credit)}</span></figcaption></figure>'
    )


def _embed(piece: Piece) -> str:
    if not piece.embed:
        return ""
    provider, address = piece.embed
    if provider == "twitter":
        return (
            '<blockquote class="twitter-tweet"><p>Les lunettes sont arrivées à l’observatoire.</p>'
            f'— Observatoire du lac (@obs_lac) <a href="{escape(address)}">5 mars 2026</a></blockquote>'
        )
    return f'<iframe src="{escape(address)}" title="Vidéo"></iframe>'


def spoken(iso: str) -> str:
    """ "2026-03-10T06:42:00+01:00" as a French dateline says it, without its zone."""
    if "T" not in iso:
        day = date.fromisoformat(iso)
        return f"{day.day if day.day > 1 else '1er'} {MONTHS[day.month - 1]} {day.year}"
    moment = datetime.fromisoformat(iso)
    return f"{spoken(iso[:10])} à {moment.hour} h {moment.minute:02d}"


def time_line(piece: Piece) -> str:
    """The dateline with a time element."""
    updated = f" — Mis à jour le {spoken(piece.modified)}" if piece.modified else ""
    return f'<p class="date">Publié le <time datetime="{piece.published}">{spoken(piece.published)}</time>{updated}</p>'


def _person(piece: Piece) -> list[dict[str, str]]:
    names = re.split(r", | et ", re.sub(r"^Par | avec .*| \(.*|^De .*, ", "", piece.byline))
    return [{"@type": "Person", "name": name} for name in names if name[:1].isupper() and ":" not in name]


def json_ld(piece: Piece, kind: str = "NewsArticle", **more: object) -> str:
    """The script element that says in schema.org what the page shows."""
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": piece.headline,
        "description": piece.description,
        "url": SITE + piece.path,
        "datePublished": piece.published,
        "dateModified": piece.modified or piece.published,
        "articleSection": piece.section,
        "keywords": ", ".join(piece.keywords),
        "author": _person(piece),
        "publisher": {"@type": "NewsMediaOrganization", "name": TITLE},
        **more,
    }
    text = json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script>'
