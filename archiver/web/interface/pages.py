"""What every page of the interface shares: language, frame, dates in words, rows from the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup, escape

from archiver.web.interface import spoken
from archiver.web.interface.words import COOKIE, Language, preferred, translator

T = TypeVar("T")
DATABASE = "archive"
YEAR = 365 * 24 * 3600  # seconds for which the choice of a language is remembered


def language_of(request: Request) -> Language:
    """The language that this request is answered in."""
    return preferred(request.args.get("lang"), request.cookies.get(COOKIE), request.headers.get("accept-language", ""))


def config(datasette: Datasette) -> dict[str, str]:
    """What `archiver serve` tells the interface: `replay` (origin) and `folder` (the archive's)."""
    return datasette.plugin_config("archiver") or {}


async def ask(datasette: Datasette, question: Callable[[sqlite3.Connection], T]) -> T:
    """The answer of `question`, run on a reading connection in Datasette's thread."""
    answer: T = await datasette.get_database(DATABASE).execute_fn(question)
    return answer


async def respond(
    datasette: Datasette, request: Request, template: str, *, status: int = 200, **values: Any
) -> Response:
    """Renders `template` inside the frame, in the reader's language."""
    language = language_of(request)
    here = request.path + (f"?{request.query_string}" if request.query_string else "")
    context = {
        "t": translator(language),
        "lang": language,
        "other_lang": _with(request, lang="en" if language == "fr" else "fr"),
        "here": here,
        "path": request.path,
        "when": lambda text, zone="Europe/Paris": spoken.when(text, language, zone or "Europe/Paris"),
        "number": lambda value: spoken.number(value, language),
        "size": lambda value: spoken.size(value, language),
        "source": lambda name: translator(language)(spoken.SOURCES.get(name, name)),
        "precision": lambda name: translator(language)(spoken.PRECISIONS[name]) if name in spoken.PRECISIONS else "",
        "article_url": article_url,
        "replay_url": lambda url, at: replay_url(config(datasette).get("replay", ""), url, at),
        "paragraphs": paragraphs,
        **values,
    }
    html = await datasette.render_template(f"archiver/{template}", context, request=request)
    response = Response.html(
        html, status=status, headers={"Content-Language": language, "Vary": "Accept-Language, Cookie"}
    )
    if request.args.get("lang") in ("fr", "en"):
        response.set_cookie(COOKIE, language, max_age=YEAR, samesite="lax", httponly=True)
    return response


def article_url(url: str, at: str | None = None) -> str:
    """Permalink of an article, or of the version that was online `at` an instant."""
    return "/article?" + urlencode({"url": url} | ({"at": at} if at else {}))


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
