"""Recherche: results with snippets, facets, a histogram, and this result's own exports."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import get_args

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from archiver.store.search import MARK, UNMARK, Found, find
from archiver.store.search.facets import MAX_COUNTED, Facets, facets
from archiver.store.search.filters import NO_OUTLET
from archiver.store.search.matches import Sort
from archiver.web.interface.asked import PATH, Asked, Parameters, asked_of, link
from archiver.web.interface.charts import Bar, bars
from archiver.web.interface.pages import DAY, ask, language_of, marked, no_dates, respond
from archiver.web.interface.spoken import when
from archiver.web.interface.typography import unbroken
from archiver.web.interface.vocabulary import CHOICES, VALUES, language_name
from archiver.web.interface.words import Language, translator

PAGE = 20
SORTS: dict[Sort, str] = dict(zip(get_args(Sort), ("pertinence", "pertinence et récence", "date"), strict=True))
OUTLETS = "select name, title, zone from outlets"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    value: str  # as shown
    count: int | None  # None where it was not counted: a chosen value that is none of the facet's
    is_chosen: bool
    target: str  # where it is chosen, or left


async def page(datasette: Datasette, request: Request) -> Response:
    """`/recherche?q=WORDS` and its filters."""
    given = {name: request.args.getlist(name) for name in request.args}
    want = asked_of(given)
    found, sides, outlets = await ask(datasette, lambda db: _found(db, want))
    here = {name: values for name, values in given.items() if name not in ("page", "lang", "nouveau")}
    titles = {name: row["title"] for name, row in outlets.items()}
    return await respond(
        datasette, request, "recherche.html", want=want, found=found, sorts=SORTS, here=here, outlets=outlets,
        facets=_choices(sides, here, titles, language_of(request)), months=_months(sides),
        histogram=_histogram(sides, here, language_of(request)), pages=-(-found.total // PAGE), counted=MAX_COUNTED,
        marked=lambda text: marked(unbroken(text or ""), MARK, UNMARK), link=lambda **changed: link(here, **changed),
        export=lambda form: link(here, f"{PATH}.{form}"), since=request.args.get("depuis") or "",
        last=request.args.get("avant") or "", new_since=request.args.get("nouveau") or "",
        alerts=no_dates(request, want.unread, DAY),
    )  # fmt: skip


def _found(db: sqlite3.Connection, want: Asked) -> tuple[Found, Facets, dict[str, sqlite3.Row]]:
    found = find(db, want.words, want.filters, sort=want.sort, limit=PAGE, offset=(want.page - 1) * PAGE)
    return found, facets(db, found.latest), {row["name"]: row for row in db.execute(OUTLETS)}


def _choices(
    sides: Facets, here: Parameters, titles: dict[str, str], language: Language
) -> list[tuple[str, list[Choice]]]:
    """Each facet's name and its values."""
    t = translator(language)

    def shown(name: str, value: str) -> str:
        if name == "langue":
            return t(language_name(value))
        if name == "media":
            return t("autre") if value == NO_OUTLET else titles.get(value, value)
        return t(VALUES[name].get(value, value)) if name in VALUES else value

    found = []
    for name, (field, label) in CHOICES.items():
        chosen = list(filter(None, here.get(name, [])))
        counted: dict[str, int] = dict(getattr(sides, field))
        values = []
        for value in dict.fromkeys([*counted, *chosen]):
            rest = [other for other in chosen if other != value]
            target = link(here | {name: rest if value in chosen else [*rest, value]})
            values.append(Choice(shown(name, value), counted.get(value), value in chosen, target))
        if values:
            found.append((t(label), values))
    return found


def _months(sides: Facets) -> list[tuple[str, int]]:
    """Every month from the first to the last, those without articles too."""
    if not sides.months:
        return []
    counted = dict(sides.months)
    first, last = (12 * int(month[:4]) + int(month[5:7] or 1) - 1 for month in (min(counted), max(counted)))
    months = [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(first, last + 1)]
    return [(month, counted.get(month, 0)) for month in months]


def _histogram(sides: Facets, here: Parameters, language: Language) -> Markup | None:
    months = _months(sides)
    if len(months) < 2:
        return None
    drawn = [Bar(when(month, language), count, link(here, depuis=month, avant=month), month) for month, count in months]
    return bars(translator(language)("Articles par mois"), drawn)
