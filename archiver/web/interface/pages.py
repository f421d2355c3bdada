"""What every page of the interface shares: language, frame, dates in words, rows from the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup, escape

from archiver.outlets import find
from archiver.store.lookups import is_withdrawn
from archiver.web.interface import spoken, vocabulary
from archiver.web.interface.words import COOKIE, Language, preferred, translator

T = TypeVar("T")
DATABASE = "archive"
DAY, INSTANT = "2026-03-12", "2026-03-12T06:42:00Z"  # how dates are written in addresses, by example
YEAR = 365 * 24 * 3600  # seconds for which the choice of a language is remembered


def language_of(request: Request) -> Language:
    """The language that this request is answered in."""
    return preferred(request.args.get("lang"), request.cookies.get(COOKIE), request.headers.get("accept-language", ""))


def config(datasette: Datasette) -> dict[str, str]:
    """What `archiver serve` tells the interface: `replay` (origin) and `folder` (the archive's)."""
    return datasette.plugin_config("archiver") or {}


async def ask(datasette: Datasette, question: Callable[[sqlite3.Connection], T]) -> T:
    """The answer of `question`, run on a reading connection in Datasette's thread; all it reads is of one moment."""

    def read(db: sqlite3.Connection) -> T:
        db.execute("begin")  # a crawl may commit between two statements
        try:
            return question(db)
        finally:
            db.execute("rollback")

    answer: T = await datasette.get_database(DATABASE).execute_fn(read)
    return answer


async def respond(
    datasette: Datasette, request: Request, template: str, *, status: int = 200, **values: Any
) -> Response:
    """Renders `template` inside the frame, in the reader's language."""
    language = language_of(request)
    replay = config(datasette).get("replay", "")
    frame = {
        "lang": language,
        "colon": "\u00a0:" if language == "fr" else ":",
        "other_lang": _with(request, lang="en" if language == "fr" else "fr"),
        "path": request.path,
        "article_url": article_url,
        "compare_url": compare_url,
        "replay_url": lambda url, at: replay_url(replay, url, at),
        "paragraphs": paragraphs,
        "shared_minutes": spoken.shared_minutes,
    }
    context = {**frame, **speech(language), **values}
    html = await datasette.render_template(f"archiver/{template}", context, request=request)
    headers = {"Content-Language": language, "Vary": "Accept-Language, Cookie"}
    response = Response.html(html, status=status, headers=headers)
    if request.args.get("lang") in ("fr", "en"):
        response.set_cookie(COOKIE, language, max_age=YEAR, samesite="lax", httponly=True)
    return response


def no_dates(request: Request, texts: Sequence[str | None], example: str) -> list[str]:
    """Lines for the reader about parameters that are no dates; `example` is what to write."""
    t = translator(language_of(request))
    return [
        t("« {text} » n’est pas une date : écrivez {example}", text=text, example=example) for text in texts if text
    ]


def speech(language: Language) -> dict[str, Callable[..., str]]:
    """What templates say in the reader's language."""
    t = translator(language)
    return {
        "t": t,
        "when": lambda text, zone=None, shared=(): spoken.when(text, language, zone or "Europe/Paris", shared),
        "clock": lambda text, zone, shared=(): spoken.clock(text, language, zone, shared),
        "today": lambda moment: spoken.weekday(moment, language),
        "number": lambda value: spoken.number(value, language),
        "percent": lambda share: spoken.percent(share, language),
        "source": lambda name: t(vocabulary.SOURCES.get(name, name or "")),
        "precision": lambda name: t(vocabulary.PRECISIONS.get(name, "")),
        "kind": lambda name: t(vocabulary.KINDS.get(name, name or "")),
        "access": lambda name: t(vocabulary.ACCESS.get(name, name or "")),
        "field": lambda name: t(vocabulary.FIELDS[name]),
        "reason": lambda name: t(vocabulary.REASONS[name]),
        "address": lambda name: t(vocabulary.ADDRESSES[name]),
        "ending": lambda status: t(vocabulary.STATUSES.get(status, "")),
    }


async def unknown(datasette: Datasette, request: Request, url: str | None = None) -> Response:
    """The page for what is not in the archive, or no longer: 404, or 451 (RFC 7725) when it was withdrawn."""
    gone = url is not None and await ask(datasette, lambda db: withdrawn(db, url))
    return await respond(datasette, request, "inconnu.html", status=451 if gone else 404, url=url, is_withdrawn=gone)


def withdrawn(db: sqlite3.Connection, url: str) -> bool:
    """Whether `url` or the outlet it belongs to is withdrawn."""
    outlet = find().of(url)
    return is_withdrawn(db, url, outlet.name if outlet else None)


def article_url(url: str, at: str | None = None) -> str:
    """Permalink of an article, or of the version that was online `at` an instant."""
    return _address("/article", {"url": url} | ({"at": at} if at else {}))


def compare_url(url: str, old: str, new: str) -> str:
    """Where the versions that were online at two instants are compared."""
    return _address("/comparer", {"url": url, "from": old, "to": new})


def _address(path: str, parameters: dict[str, str]) -> str:
    # RFC 3986 allows ":" and "/" in a query; a permalink stays readable in a footnote.
    return f"{path}?" + urlencode(parameters, safe=":/")


def replay_url(origin: str, url: str, at: str) -> str:
    """Where the replay shows `url` as captured at the instant `at` ("2026-03-10T06:42:00Z")."""
    digits = "".join(char for char in at[:19] if char.isdigit())
    return f"{origin}/memento/{digits}/{quote(url, safe=':/?&=%#@+,;~!$*()')}"


def paragraphs(body: str | None) -> list[str]:
    """The paragraphs of a body."""
    return [part for part in (body or "").split("\n\n") if part.strip()]


def marked(snippet: str, opening: str, closing: str) -> Markup:
    """`snippet` escaped, with what stands between the two marks in <mark>."""
    return escape(snippet).replace(opening, Markup("<mark>")).replace(closing, Markup("</mark>"))


def _with(request: Request, **changed: str) -> str:
    """This page's address with some parameters changed."""
    pairs = {key: request.args.getlist(key) for key in request.args} | {key: [value] for key, value in changed.items()}
    return f"{request.path}?{urlencode(pairs, doseq=True)}"
