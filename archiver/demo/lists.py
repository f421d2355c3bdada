"""The sample newspaper's lists: front page, sections, feed, news sitemap, robots.txt."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from html import escape

from archiver.demo.newspaper import HOST, SITE, TITLE, Piece, plain
from archiver.demo.parts import MENU

ROBOTS = f"User-agent: *\nDisallow: /abonnement\nAllow: /\nSitemap: {SITE}/sitemap-news.xml\n"


def front_page(pieces: list[Piece], title: str = "À la une") -> str:
    """Headlines in the order of the edition, as HTML."""
    rows = "".join(
        f'<article><h2><a href="{piece.path}">{escape(piece.headline)}</a></h2><p>{escape(piece.description)}</p></article>'
        for piece in pieces
    )
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{TITLE} | {title}</title>'
        f'<link rel="stylesheet" href="/courrier.css"></head><body><header><a href="/">{TITLE}</a><nav><ul>{MENU}</ul></nav></header>'
        f"<main><h1>{title}</h1>{rows}</main></body></html>"
    )


def section_page(pieces: list[Piece], slug: str) -> str | None:
    """One section's headlines; None for a section that does not exist."""
    chosen = [piece for piece in pieces if plain(piece.section) == slug]
    return front_page(chosen, chosen[0].section) if chosen else None


def feed(pieces: list[Piece]) -> str:
    """RSS 2.0 of the fifteen newest pieces."""
    items = "".join(
        f"<item><title>{escape(piece.headline)}</title><link>{SITE}{piece.path}?utm_source=rss</link>"
        f"<description>{escape(piece.description)}</description>{_pub_date(piece)}</item>"
        for piece in pieces[:15]
    )
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{TITLE}</title><link>{SITE}/</link><description>{HOST}</description>{items}</channel></rss>'


def _pub_date(piece: Piece) -> str:
    if "T" not in piece.published:
        return ""
    return f"<pubDate>{format_datetime(datetime.fromisoformat(piece.published))}</pubDate>"


def sitemap(pieces: list[Piece]) -> str:
    """News sitemap of every piece."""
    rows = "".join(
        f"<url><loc>{SITE}{piece.path}</loc><news:news><news:publication><news:name>{TITLE}</news:name>"
        "<news:language>fr</news:language></news:publication>"
        + (f"<news:publication_date>{piece.published}</news:publication_date>" if piece.published else "")
        + f"<news:title>{escape(piece.headline)}</news:title></news:news></url>"
        for piece in pieces
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{rows}</urlset>'
    )
