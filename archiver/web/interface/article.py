"""Article: one version of a text, where it comes from, and what became of it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.store import reading
from archiver.store.changes import changed_fields
from archiver.store.reading import Version
from archiver.store.rows import moment
from archiver.web.interface import cite, proof
from archiver.web.interface.pages import INSTANT, article_url, ask, no_dates, respond, unknown

HEAD = """
select a.id, a.url, a.outlet, a.headline, a.capture_id, a.last_seen, a.availability, a.availability_since,
  c.location as moved_to, coalesce(o.title, a.outlet) as outlet_title, coalesce(o.zone, 'Europe/Paris') as zone
from articles a left join outlets o on o.name = a.outlet left join captures c on c.id = a.availability_capture_id
where a.id = :article
"""
STYLES = {"bibtex": ("BibTeX", "application/x-bibtex", cite.bibtex),
          "ris": ("RIS", "application/x-research-info-systems", cite.ris),
          "csl": ("CSL-JSON", "application/vnd.citationstyles.csl+json", cite.csl_json)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """Which article it is, and whether it is still online."""

    id: int
    url: str
    outlet: str | None
    headline: str | None
    capture_id: int | None
    last_seen: str
    availability: str
    availability_since: str | None
    moved_to: str | None
    outlet_title: str | None
    zone: str

    @property
    def publisher(self) -> str:
        """The outlet by its title, where it is not known by its host."""
        return self.outlet_title or urlsplit(self.url).hostname or ""


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as one of its versions has it, with all that proves it."""

    head: Head
    fields: dict[str, Any]  # the keys of the contract, of the newest version
    versions: list[Version]
    changed: list[tuple[str, ...]]  # per version, the fields that differ from the one before
    version: Version | None  # the one shown; None when no text was ever read
    gone_since: str | None  # was it found gone between this version's capture and the instant asked for
    proof: proof.Proof

    @property
    def number(self) -> int:
        """Of the version shown, from 1; 0 when there is none."""
        return self.versions.index(self.version) + 1 if self.version else 0


def head(db: sqlite3.Connection, url: str) -> Head | None:
    """The article that one of whose addresses is `url`; None when it is unknown, as what is withdrawn is."""
    article = reading.article_id(db, url) if url else None
    if article is None:
        return None
    return Head(**dict(db.execute(HEAD, {"article": article}).fetchone()))


def shown(db: sqlite3.Connection, url: str, at: datetime | None) -> Shown | None:
    """The article at `url`, in the version that was online `at` (the newest when None); None when unknown."""
    known = head(db, url)
    if known is None:
        return None
    history = reading.versions(db, known.id)
    then = reading.shown_at(db, known.id, at) if at else None
    version = then.version if then else (history[0 if at else -1] if history else None)
    evidence = proof.of_article(db, known.id, version.capture_id if version else known.capture_id, version)
    changed = [(), *(changed_fields(old, new) for old, new in pairwise(history))]
    return Shown(
        known, reading.article(db, known.id), history, changed, version,
        then.gone_since if then else None, evidence,
    )  # fmt: skip


def cited(found: Shown, base: str) -> cite.Cited:
    """What to cite of the version shown; `base` is the interface's address."""
    version, zone = found.version, ZoneInfo(found.head.zone)
    seen = version.seen_at if version else found.head.last_seen
    return cite.Cited(
        (version.headline if version else None) or found.head.url,
        (version.authors or version.agencies) if version else (),
        found.head.publisher,
        _day(version.date_published if version else None, zone),
        found.head.url,
        base + article_url(found.head.url, seen),
        moment(seen).astimezone(zone).date(),
    )


def _day(text: str | None, zone: ZoneInfo) -> date | None:
    """The day of a date column, on the outlet's clock; None when only month or year is known."""
    if not text or len(text) < 10:
        return None
    return moment(text).astimezone(zone).date() if "T" in text else date.fromisoformat(text)


def asked_instant(text: str | None) -> datetime | None:
    """The aware instant of a parameter; None when absent or no instant."""
    try:
        found = moment((text or "").strip().replace(" ", "+"))
    except ValueError:
        return None
    return found if found.tzinfo else None


def unread_instants(request: Request, *names: str) -> list[str]:
    """Lines for the reader about those of the parameters that are given and no instants."""
    given = [request.args.get(name) for name in names]
    return no_dates(request, [text for text in given if asked_instant(text) is None], INSTANT)


async def page(datasette: Datasette, request: Request) -> Response:
    """`/article?url=URL[&at=INSTANT][&format=bibtex|ris|csl]`"""
    url, at = request.args.get("url") or "", asked_instant(request.args.get("at"))
    found = await ask(datasette, lambda db: shown(db, url, at))
    if found is None:
        return await unknown(datasette, request, url)
    reference = cited(found, f"{request.scheme}://{request.host}")
    if style := STYLES.get(request.args.get("format") or ""):
        _, media_type, write = style
        headers = {"Content-Disposition": "attachment"}
        return Response(write(reference), headers=headers, content_type=f"{media_type}; charset=utf-8")
    quotes = [("ISO 690", cite.iso690(reference)), ("APA", cite.apa(reference)), ("Presse", cite.press(reference))]
    styles = [(key, name) for key, (name, _, _) in STYLES.items()]
    alerts = unread_instants(request, "at")
    return await respond(datasette, request, "article.html", it=found, quotes=quotes, styles=styles, alerts=alerts)
