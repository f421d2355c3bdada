"""Recherche: results with snippets, facets, a histogram, and this result's own exports."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from archiver.store.search import MARK, UNMARK, Filters, Found, find, until
from archiver.store.search.facets import Facets, facets
from archiver.store.search.finding import Sort
from archiver.web.interface.charts import Bar, bars
from archiver.web.interface.pages import ask, marked, respond

PAGE = 20
EXPORTED = 10_000  # rows of one export; the page says when there are more
# Name of the parameter -> field of Filters, name shown.
CHOICES = {
    "media": ("outlets", "Média"), "rubrique": ("sections", "Rubrique"), "auteur": ("authors", "Auteur"),
    "agence": ("agencies", "Agence"), "acces": ("accesses", "Accès"), "genre": ("kinds", "Genre"),
    "langue": ("languages", "Langue"), "etat": ("availabilities", "État"),
}  # fmt: skip
COLUMNS = ("url", "headline", "outlet", "section", "date_published", "date_published_precision", "access", "snippet")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for."""

    words: str
    filters: Filters
    sort: Sort
    page: int


def asked_of(given: Mapping[str, list[str]]) -> Asked:
    """Reads the parameters of a search; what is malformed counts as absent."""

    def first(name: str) -> str:
        return next(iter(given.get(name, [])), "")

    chosen = {field: tuple(given[name]) for name, (field, _) in CHOICES.items() if name in given}
    since, last = _day(first("depuis")), _day(first("avant"))
    filters = Filters(**chosen, since=since, before=until(last) if last else None)
    sort: Sort = "date" if first("tri") == "date" else "rank"
    number = first("page")
    return Asked(first("q"), filters, sort, int(number) if number.isdecimal() and len(number) < 6 else 1)


def _day(text: str | None) -> str | None:
    parts = (text or "").split("-")
    try:
        date(int(parts[0]), *(int(part) for part in [*parts[1:], "1", "1"][:2]))
    except (ValueError, TypeError):
        return None
    return text


async def page(datasette: Datasette, request: Request) -> Response:
    """`/recherche?q=WORDS` and its filters; `&format=csv|json` for the rows alone."""
    given = {name: request.args.getlist(name) for name in request.args}
    want = asked_of(given)
    if (form := request.args.get("format")) in ("csv", "json"):
        return await _export(datasette, want, form)
    found, sides = await ask(datasette, lambda db: _found(db, want))
    here = {name: values for name, values in given.items() if name not in ("page", "format", "lang")}
    return await respond(
        datasette, request, "recherche.html", want=want, found=found, facets=_choices(sides, here),
        histogram=_histogram(sides, here), months=sides.months, marked=lambda text: marked(text or "", MARK, UNMARK),
        link=lambda **changed: _link(here, **changed), here=here, pages=-(-found.total // PAGE), exported=EXPORTED,
        since=request.args.get("depuis") or "", last=request.args.get("avant") or "",
    )  # fmt: skip


def _found(db: sqlite3.Connection, want: Asked) -> tuple[Found, Facets]:
    start = (max(1, want.page) - 1) * PAGE
    return (
        find(db, want.words, want.filters, sort=want.sort, limit=PAGE, offset=start),
        facets(db, want.words, want.filters),
    )


def _choices(sides: Facets, here: dict[str, list[str]]) -> list[tuple[str, list[tuple[str, int, bool, str]]]]:
    """Each facet's name and its values: value, count, whether chosen, where a click leads."""
    shown = []
    for name, (field, label) in CHOICES.items():
        values = []
        for value, count in getattr(sides, field):
            chosen = value in here.get(name, [])
            rest = [other for other in here.get(name, []) if other != value]
            values.append((value, count, chosen, _link(here, **{name: rest if chosen else [*rest, value]})))
        if values:
            shown.append((label, values))
    return shown


def _histogram(sides: Facets, here: dict[str, list[str]]) -> Markup | None:
    if len(sides.months) < 2:
        return None
    drawn = [
        Bar(month, count, _link(here, depuis=[month], avant=[month]), month, month) for month, count in sides.months
    ]
    return bars("Articles par mois", drawn, height=80)


def _link(here: dict[str, list[str]], **changed: list[str] | str | int) -> str:
    """This search with some parameters changed."""
    pairs = here | {name: value if isinstance(value, list) else [str(value)] for name, value in changed.items()}
    return "/recherche?" + urlencode(pairs, doseq=True)


async def _export(datasette: Datasette, want: Asked, form: str) -> Response:
    found = await ask(datasette, lambda db: find(db, want.words, want.filters, sort=want.sort, limit=EXPORTED))
    rows = [
        {name: getattr(hit, name) for name in COLUMNS[:-1]}
        | {"snippet": (hit.snippet or "").replace(MARK, "").replace(UNMARK, "")}
        for hit in found.hits
    ]
    headers = {"Content-Disposition": f'attachment; filename="recherche.{form}"'}
    if form == "json":
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        return Response(text, headers=headers, content_type="application/json; charset=utf-8")
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, COLUMNS)
    writer.writeheader()
    writer.writerows({name: _inert(value) for name, value in row.items()} for row in rows)
    return Response(sheet.getvalue(), headers=headers, content_type="text/csv; charset=utf-8")


def _inert(value: str | None) -> str | None:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{value}" if value and value[0] in "=+-@\t\r" else value
