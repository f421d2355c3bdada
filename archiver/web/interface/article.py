"""Article: one version of a text, where it comes from, and what became of it."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.store.rows import instant
from archiver.web.interface import cite
from archiver.web.interface.pages import article_url, ask, respond

ARTICLE = """
select a.*, coalesce(o.title, a.outlet) as outlet_title, coalesce(o.zone, 'Europe/Paris') as zone
from article_urls u join articles a on a.id = u.article_id left join outlets o on o.name = a.outlet where u.url = :url
"""
VERSIONS = "select * from versions where article_id = :article order by seen_at, id"
CAPTURE = "select * from captures where id = :capture"
CAPTURES = """
select captured_at, status, url, record_type, page_type from captures where article_id = :article
order by captured_at desc limit 200
"""
CLAIMS = """
select d.what, d.value, d.precision, d.source, d.text, c.captured_at
from date_claims d join captures c on c.id = d.capture_id where d.article_id = :article
order by d.what desc, c.captured_at, d.id
"""
KEYWORDS = """
select k.name from article_keywords j join keywords k on k.id = j.keyword_id
where j.article_id = :article order by j.position
"""
IMAGES = "select url, caption, credit from images where article_id = :article order by position"
EMBEDS = "select provider, url, text from embeds where article_id = :article order by position"
ENTRIES = "select date, headline, body from entries where article_id = :article order by position"
ADDRESSES = "select url, reason from article_urls where article_id = :article order by reason, url"
POLICIES = """
select name, value, url, seen_at, last_seen from policies
where url in (select url from article_urls where article_id = :article)
  or (outlet = :outlet and name in ('robots.txt', 'tdmrep', 'ai.txt'))
order by last_seen desc limit 20
"""
SAME_COPY = """
select a.url, a.headline, coalesce(o.title, a.outlet) as title, a.date_published
from articles_fts f join articles a on a.id = f.rowid left join outlets o on o.name = a.outlet
where articles_fts match :phrase and a.id != :article limit 10
"""
STYLES = {"bibtex": ("application/x-bibtex", cite.bibtex), "ris": ("application/x-research-info-systems", cite.ris),
          "csl": ("application/vnd.citationstyles.csl+json", cite.csl_json)}  # fmt: skip
COPY_WORDS = 12  # so many first words in common, in order, are the same agency copy


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as one of its versions has it, with all that proves it."""

    article: sqlite3.Row
    versions: list[sqlite3.Row]
    version: sqlite3.Row | None
    number: int  # of the version, from 1
    capture: sqlite3.Row | None
    authors: list[str]
    agencies: list[str]
    parts: dict[str, list[sqlite3.Row]]
    same_copy: list[sqlite3.Row]

    @property
    def latest(self) -> bool:
        """Whether this is the newest version."""
        return self.number == len(self.versions)


def shown(db: sqlite3.Connection, url: str, at: datetime | None) -> Shown | None:
    """The article at `url`, in the version that was online `at` (the newest when None); None when unknown."""
    article = db.execute(ARTICLE, {"url": url}).fetchone()
    if article is None:
        return None
    of = {"article": article["id"], "outlet": article["outlet"]}
    versions = db.execute(VERSIONS, of).fetchall()
    until = instant(at) if at else None
    number = sum(1 for row in versions if until is None or row["seen_at"] <= until) or min(1, len(versions))
    version = versions[number - 1] if versions else None
    capture = version["capture_id"] if version else article["capture_id"]
    queries = {"claims": CLAIMS, "captures": CAPTURES, "keywords": KEYWORDS, "images": IMAGES, "embeds": EMBEDS,
               "entries": ENTRIES, "addresses": ADDRESSES, "policies": POLICIES}  # fmt: skip
    return Shown(
        article,
        versions,
        version,
        number,
        db.execute(CAPTURE, {"capture": capture}).fetchone(),
        json.loads(version["authors"]) if version else [],
        json.loads(version["agencies"]) if version else [],
        {name: db.execute(sql, of).fetchall() for name, sql in queries.items()},
        _same_copy(db, article["id"], version["body"] if version else None),
    )


def _same_copy(db: sqlite3.Connection, article: int, body: str | None) -> list[sqlite3.Row]:
    words = re.findall(r"\w+", body or "")[:COPY_WORDS]
    if len(words) < COPY_WORDS:
        return []
    phrase = 'body : "' + " ".join(words) + '"'  # words only: nothing in them is syntax
    return db.execute(SAME_COPY, {"phrase": phrase, "article": article}).fetchall()


def cited(found: Shown, base: str) -> cite.Cited:
    """What to cite of the version shown; `base` is the interface's address."""
    article, version = found.article, found.version
    seen = version["seen_at"] if version else article["last_seen"]
    zone = ZoneInfo(article["zone"])
    return cite.Cited(
        (version["headline"] if version else article["headline"]) or article["url"],
        tuple(found.authors) or tuple(found.agencies),
        article["outlet_title"] or re.sub(r"^\w+://([^/]+).*", r"\1", article["url"]),
        _day(version["date_published"] if version else article["date_published"], zone),
        article["url"],
        base + article_url(article["url"], seen),
        datetime.fromisoformat(seen.replace("Z", "+00:00")).astimezone(zone).date(),
    )


def _day(text: str | None, zone: ZoneInfo) -> date | None:
    """The day of a date column, on the outlet's clock; None when only month or year is known."""
    if not text or len(text) < 10:
        return None
    if "T" not in text:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(zone).date()


def asked_instant(text: str | None) -> datetime | None:
    """The aware instant of a parameter; None when absent or no instant."""
    try:
        found = datetime.fromisoformat((text or "").strip().replace(" ", "+").replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else None


async def page(datasette: Datasette, request: Request) -> Response:
    """`/article?url=URL[&at=INSTANT][&format=bibtex|ris|csl]`"""
    url, at = request.args.get("url") or "", asked_instant(request.args.get("at"))
    found = await ask(datasette, lambda db: shown(db, url, at))
    if found is None:
        return await respond(datasette, request, "inconnu.html", status=404, url=url)
    base = f"{request.scheme}://{request.host}"
    reference = cited(found, base)
    if style := STYLES.get(request.args.get("format") or ""):
        return Response(
            style[1](reference),
            headers={"Content-Disposition": "attachment"},
            content_type=f"{style[0]}; charset=utf-8",
        )
    quotes = [("ISO 690", cite.iso690(reference)), ("APA", cite.apa(reference)), ("Presse", cite.press(reference))]
    return await respond(datasette, request, "article.html", it=found, quotes=quotes, styles=list(STYLES))
