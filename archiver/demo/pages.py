"""The sample newspaper's HTML: one function per way in which French newspapers make their pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape

from archiver.demo.newspaper import SITE, Piece
from archiver.demo.parts import article, blocks, json_ld, page, spoken, time_line


def render(piece: Piece, number: int = 1) -> bytes:
    """The bytes of page `number` (1, or 2 of a piece in two pages) of `piece`."""
    page = FORMS[piece.form](piece) if number == 1 else _second_page(piece)
    return page.encode("latin-1", "xmlcharrefreplace") if piece.form == "latin1" else page.encode("utf-8")


def standard(piece: Piece) -> str:
    """JSON-LD, a time element, figure and caption: what most outlets send."""
    return page(piece, article(piece, time_line(piece)), json_ld(piece))


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
    head = json_ld(piece, "LiveBlogPosting", liveBlogUpdate=updates)
    return page(piece, article(piece, time_line(piece), f'<div class="live">{entries}</div>'), head)


def paywall(piece: Piece) -> str:
    """The first paragraphs, then the wall."""
    wall = '<div class="abo"><p>Article réservé aux abonnés. Il vous reste 82 % de cet article à lire.</p><a href="/abonnement">S’abonner</a></div>'
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".texte"}
    return page(
        piece, article(piece, time_line(piece), after=wall), json_ld(piece, isAccessibleForFree=False, hasPart=part)
    )


def latin1(piece: Piece) -> str:
    """An old page in ISO-8859-1 (windows-1252 in truth), dated in words only."""
    return page(
        piece, article(piece, f'<p class="date">Mis en ligne le {spoken(piece.published)}</p>'), charset="iso-8859-1"
    )


def dateline(piece: Piece) -> str:
    """No markup at all: the date is in the visible words, as "08/03/2026 à 19h05"."""
    moment = datetime.fromisoformat(piece.published)
    return page(piece, article(piece, f'<p class="date">Publié le {moment:%d/%m/%Y} à {moment:%Hh%M}</p>'))


def undated(piece: Piece) -> str:
    """An empty dateline: the label stands, the date does not."""
    return page(piece, article(piece, '<p class="date">Publié le </p>'))


def signed(piece: Piece) -> str:
    """An opinion piece: the name stands at the end."""
    return page(
        piece,
        article(
            piece,
            time_line(piece),
            blocks(piece.body) + f'<p class="signataire"><em>{escape(piece.signature)}</em></p>',
        ),
    )


def quebec(piece: Piece) -> str:
    """Written as in Québec, with its zone."""
    moment = datetime.fromisoformat(piece.published)
    words = f"Publié le {spoken(piece.published[:10])} à {moment.hour} h {moment.minute:02d} HAE"
    return page(piece, article(piece, f'<p class="date">{words}</p>'), '<meta property="og:type" content="article">')


def agency(piece: Piece) -> str:
    """Agency copy: no author, the agency in the byline and in brackets at the end."""
    copy = blocks(piece.body.strip() + f" ({piece.byline})")
    return page(
        piece,
        article(piece, time_line(piece), copy),
        json_ld(piece, author={"@type": "Organization", "name": piece.byline}),
    )


def audio(piece: Piece) -> str:
    """A podcast episode: one player and a few words."""
    player = '<audio controls src="/sons/rives-12.mp3"></audio>'
    return page(piece, article(piece, time_line(piece), player + blocks(piece.body)), json_ld(piece, "PodcastEpisode"))


def video(piece: Piece) -> str:
    """A page that is one video."""
    player = '<video controls poster="/photos/flamants.svg" src="/videos/flamants.mp4"></video>'
    head = '<meta property="og:type" content="video.other">' + json_ld(
        piece, "VideoObject", name=piece.headline, uploadDate=piece.published
    )
    return page(piece, article(piece, time_line(piece), player + blocks(piece.body)), head)


def gallery(piece: Piece) -> str:
    """A slide show."""
    return page(piece, article(piece, time_line(piece)), json_ld(piece, "ImageGallery"))


def paged(piece: Piece) -> str:
    """A long read in two pages."""
    following = f"{piece.path}?page=2"
    more = f'<p class="pagination"><a rel="next" href="{following}">Page suivante</a></p>'
    head = json_ld(piece) + f'<link rel="next" href="{SITE}{following}">'
    return page(piece, article(piece, time_line(piece), after=more), head)


def _second_page(piece: Piece) -> str:
    return page(piece, article(piece, time_line(piece), blocks(piece.page2)), json_ld(piece))


def brbr(piece: Piece) -> str:
    """Paragraphs made of line breaks, text outside any paragraph."""
    return page(
        piece, article(piece, time_line(piece), escape(piece.body.strip()).replace("\n\n", "<br><br>")), json_ld(piece)
    )


def microdata(piece: Piece) -> str:
    """schema.org in attributes."""
    main = (
        f'<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{escape(piece.headline)}</h1>'
        f'<p class="chapo" itemprop="description">{escape(piece.description)}</p>'
        f'<p>Par <span itemprop="author">{escape(piece.byline.removeprefix("Par "))}</span>, le '
        f'<time itemprop="datePublished" datetime="{piece.published}">{spoken(piece.published)}</time></p>'
        f'<meta itemprop="articleSection" content="{escape(piece.section)}">'
        f'<div itemprop="articleBody">{blocks(piece.body)}</div></article>'
    )
    return page(piece, main)


def meta(piece: Piece) -> str:
    """Open Graph metas only."""
    head = (
        f'<meta property="og:type" content="article"><meta property="og:title" content="{escape(piece.headline)}">'
        f'<meta property="article:published_time" content="{piece.published}">'
        f'<meta property="article:section" content="{escape(piece.section)}">'
    )
    return page(piece, article(piece, ""), head)


def brokenld(piece: Piece) -> str:
    """JSON-LD with a comment and a trailing comma, as content systems produce it."""
    broken = json_ld(piece).replace('{"@context"', '/* SEO */ {"@context"').replace("}</script>", ",}</script>")
    return page(piece, article(piece, time_line(piece)), broken)


def dayonly(piece: Piece) -> str:
    """Only the address tells the day."""
    return page(piece, article(piece, ""))


def relative(piece: Piece) -> str:
    """ "il y a 2 heures": read against the capture's clock."""
    return page(piece, article(piece, '<p class="date">Publié il y a 2 heures</p>'))


FORMS: dict[str, Callable[[Piece], str]] = {
    form.__name__: form
    for form in (
        standard, live, paywall, latin1, dateline, undated, signed, quebec, agency, audio, video, gallery,
        paged, brbr, microdata, meta, brokenld, dayonly, relative,
    )
}  # fmt: skip
