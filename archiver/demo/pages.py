"""The sample newspaper's HTML: one function per way in which French newspapers make their pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
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


def render(piece: Piece, number: int = 1) -> bytes:
    """The bytes of page `number` (1, or 2 of a piece in two pages) of `piece`."""
    page = FORMS[piece.form](piece) if number == 1 else _second_page(piece)
    return page.encode("latin-1", "xmlcharrefreplace") if piece.form == "latin1" else page.encode("utf-8")


def _page(piece: Piece, main: str, head: str = "", charset: str = "utf-8") -> str:
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


def _article(piece: Piece, dateline: str, text: str | None = None, after: str = "") -> str:
    chapo = f'<p class="chapo">{escape(piece.description)}</p>' if piece.description else ""
    byline = f'<p class="signature">{escape(piece.byline)}</p>' if piece.byline else ""
    return (
        f'<article><p class="rubrique">{escape(piece.section)}</p><h1>{escape(piece.headline)}</h1>{chapo}{byline}{dateline}'
        f'{_photo(piece)}<div class="texte">{_text(piece.body) if text is None else text}</div>{_embed(piece)}{after}'
        '<div class="partage"><a href="#">Partager sur Facebook</a> <a href="#">Envoyer par courriel</a></div></article>'
    )


def _text(body: str) -> str:
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


def _instant(iso: str) -> str:
    """ "2026-03-10T06:42:00+01:00" as a French dateline says it, without its zone."""
    if "T" not in iso:
        day = date.fromisoformat(iso)
        return f"{day.day if day.day > 1 else '1er'} {MONTHS[day.month - 1]} {day.year}"
    moment = datetime.fromisoformat(iso)
    return f"{_instant(iso[:10])} à {moment.hour} h {moment.minute:02d}"


def _time(piece: Piece) -> str:
    updated = f" — Mis à jour le {_instant(piece.modified)}" if piece.modified else ""
    return (
        f'<p class="date">Publié le <time datetime="{piece.published}">{_instant(piece.published)}</time>{updated}</p>'
    )


def _person(piece: Piece) -> list[dict[str, str]]:
    names = re.split(r", | et ", re.sub(r"^Par | avec .*| \(.*|^De .*, ", "", piece.byline))
    return [{"@type": "Person", "name": name} for name in names if name[:1].isupper() and ":" not in name]


def _json_ld(piece: Piece, kind: str = "NewsArticle", **more: object) -> str:
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


def standard(piece: Piece) -> str:
    """JSON-LD, a time element, figure and caption: what most outlets send."""
    return _page(piece, _article(piece, _time(piece)), _json_ld(piece))


def live(piece: Piece) -> str:
    """A live blog: entries with an hour each, newest first."""
    entries = "".join(
        f'<article class="entree" id="e{index}"><time datetime="{entry["date"]}">{entry["date"][11:13]} h {entry["date"][14:16]}</time>'
        f"<h2>{escape(entry['headline'])}</h2><p>{escape(entry['body'])}</p></article>"
        for index, entry in enumerate(piece.entries)
    )
    updates = [
        {"@type": "BlogPosting", "headline": e["headline"], "datePublished": e["date"], "articleBody": e["body"]}
        for e in piece.entries
    ]
    head = _json_ld(piece, "LiveBlogPosting", liveBlogUpdate=updates)
    return _page(piece, _article(piece, _time(piece), f'<div class="live">{entries}</div>'), head)


def paywall(piece: Piece) -> str:
    """The first paragraphs, then the wall."""
    wall = '<div class="abo"><p>Article réservé aux abonnés. Il vous reste 82 % de cet article à lire.</p><a href="/abonnement">S’abonner</a></div>'
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".texte"}
    return _page(
        piece, _article(piece, _time(piece), after=wall), _json_ld(piece, isAccessibleForFree=False, hasPart=part)
    )


def latin1(piece: Piece) -> str:
    """An old page in ISO-8859-1 (windows-1252 in truth), dated in words only."""
    return _page(
        piece, _article(piece, f'<p class="date">Mis en ligne le {_instant(piece.published)}</p>'), charset="iso-8859-1"
    )


def dateline(piece: Piece) -> str:
    """No markup at all: the date is in the visible words, as "08/03/2026 à 19h05"."""
    moment = datetime.fromisoformat(piece.published)
    return _page(piece, _article(piece, f'<p class="date">Publié le {moment:%d/%m/%Y} à {moment:%Hh%M}</p>'))


def undated(piece: Piece) -> str:
    """An empty dateline: the label stands, the date does not."""
    return _page(piece, _article(piece, '<p class="date">Publié le </p>'))


def signed(piece: Piece) -> str:
    """An opinion piece: the name stands at the end."""
    return _page(
        piece,
        _article(
            piece, _time(piece), _text(piece.body) + f'<p class="signataire"><em>{escape(piece.signature)}</em></p>'
        ),
    )


def quebec(piece: Piece) -> str:
    """Written as in Québec, with its zone."""
    moment = datetime.fromisoformat(piece.published)
    words = f"Publié le {_instant(piece.published[:10])} à {moment.hour} h {moment.minute:02d} HAE"
    return _page(piece, _article(piece, f'<p class="date">{words}</p>'), '<meta property="og:type" content="article">')


def agency(piece: Piece) -> str:
    """Agency copy: no author, the agency in the byline and in brackets at the end."""
    text = _text(piece.body.strip() + f" ({piece.byline})")
    return _page(
        piece,
        _article(piece, _time(piece), text),
        _json_ld(piece, author={"@type": "Organization", "name": piece.byline}),
    )


def audio(piece: Piece) -> str:
    """A podcast episode: one player and a few words."""
    player = '<audio controls src="/sons/rives-12.mp3"></audio>'
    return _page(piece, _article(piece, _time(piece), player + _text(piece.body)), _json_ld(piece, "PodcastEpisode"))


def video(piece: Piece) -> str:
    """A page that is one video."""
    player = '<video controls poster="/photos/flamants.svg" src="/videos/flamants.mp4"></video>'
    head = '<meta property="og:type" content="video.other">' + _json_ld(
        piece, "VideoObject", name=piece.headline, uploadDate=piece.published
    )
    return _page(piece, _article(piece, _time(piece), player + _text(piece.body)), head)


def gallery(piece: Piece) -> str:
    """A slide show."""
    return _page(piece, _article(piece, _time(piece)), _json_ld(piece, "ImageGallery"))


def paged(piece: Piece) -> str:
    """A long read in two pages."""
    following = f"{piece.path}?page=2"
    more = f'<p class="pagination"><a rel="next" href="{following}">Page suivante</a></p>'
    head = _json_ld(piece) + f'<link rel="next" href="{SITE}{following}">'
    return _page(piece, _article(piece, _time(piece), after=more), head)


def _second_page(piece: Piece) -> str:
    return _page(piece, _article(piece, _time(piece), _text(piece.page2)), _json_ld(piece))


def brbr(piece: Piece) -> str:
    """Paragraphs made of line breaks, text outside any paragraph."""
    return _page(
        piece, _article(piece, _time(piece), escape(piece.body.strip()).replace("\n\n", "<br><br>")), _json_ld(piece)
    )


def microdata(piece: Piece) -> str:
    """schema.org in attributes."""
    main = (
        f'<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{escape(piece.headline)}</h1>'
        f'<p class="chapo" itemprop="description">{escape(piece.description)}</p>'
        f'<p>Par <span itemprop="author">{escape(piece.byline.removeprefix("Par "))}</span>, le '
        f'<time itemprop="datePublished" datetime="{piece.published}">{_instant(piece.published)}</time></p>'
        f'<meta itemprop="articleSection" content="{escape(piece.section)}">'
        f'<div itemprop="articleBody">{_text(piece.body)}</div></article>'
    )
    return _page(piece, main)


def meta(piece: Piece) -> str:
    """Open Graph metas only."""
    head = (
        f'<meta property="og:type" content="article"><meta property="og:title" content="{escape(piece.headline)}">'
        f'<meta property="article:published_time" content="{piece.published}">'
        f'<meta property="article:section" content="{escape(piece.section)}">'
    )
    return _page(piece, _article(piece, ""), head)


def brokenld(piece: Piece) -> str:
    """JSON-LD with a comment and a trailing comma, as content systems produce it."""
    broken = _json_ld(piece).replace('{"@context"', '/* SEO */ {"@context"').replace("}</script>", ",}</script>")
    return _page(piece, _article(piece, _time(piece)), broken)


def dayonly(piece: Piece) -> str:
    """Only the address tells the day."""
    return _page(piece, _article(piece, ""))


def relative(piece: Piece) -> str:
    """ "il y a 2 heures": read against the capture's clock."""
    return _page(piece, _article(piece, '<p class="date">Publié il y a 2 heures</p>'))


FORMS: dict[str, Callable[[Piece], str]] = {
    form.__name__: form
    for form in (
        standard, live, paywall, latin1, dateline, undated, signed, quebec, agency, audio, video, gallery,
        paged, brbr, microdata, meta, brokenld, dayonly, relative,
    )
}  # fmt: skip
