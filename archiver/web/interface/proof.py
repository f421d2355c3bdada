"""What proves an article: captures, date claims, addresses, the outlet's opt-outs, the same words elsewhere."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from itertools import islice

from archiver.addresses import urlkey
from archiver.article import Capture
from archiver.store import renderings
from archiver.store.reading import Version
from archiver.store.search.words import words_of

CAPTURE = "select * from captures where id = :capture"
CAPTURES = """
select captured_at, status, url, record_type, page_type from captures
where article_id = :article and record_type != 'conversion' order by captured_at desc limit 200
"""
CLAIMS = """
select d.what, d.value, d.precision, d.source, d.text, min(c.captured_at) as captured_at
from date_claims d join captures c on c.id = d.capture_id where d.article_id = :article
group by d.what, d.value, d.precision, d.source, d.text order by d.what desc, min(c.captured_at), min(d.id)
"""
ADDRESSES = "select url, reason from article_urls where article_id = :article order by reason, url"
POLICIES = """
select name, value, url, seen_at, last_seen from policies
where url in (select url from article_urls where article_id = :article)
  or (outlet = (select outlet from articles where id = :article) and name in ('robots.txt', 'tdmrep', 'ai.txt'))
order by last_seen desc limit 20
"""
IMAGES = "select url from images where article_id = :article"
ARCHIVED = "select 1 from captures where urlkey = :key and status = 200 limit 1"
RAREST = "select form from word_forms where form in (select value from json_each(:forms)) order by count limit :limit"
# Not as a phrase: FTS5 would walk the lists of its commonest words, 30 ms among a million articles.
HOLDING = """
select a.id, a.url, a.headline, a.outlet, coalesce(o.title, a.outlet) as title, o.zone, a.date_published, a.body
from (select rowid from articles_fts where articles_fts match :words order by rowid desc limit :limit) f
join articles a on a.id = f.rowid left join outlets o on o.name = a.outlet where a.id != :article
"""
COPY_WORDS = 12  # so many words in common, in order, are the same copy
COPY_PLACES = 3  # paragraphs whose beginnings are looked for elsewhere: newsrooms rewrite the first one
COPY_RAREST = 4  # words of them by which articles are found
COPY_READ = 100  # articles that have these words, the latest; their texts are read
COPY_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Proof:
    """Rows that prove an article; `capture` is the one that shows the version read."""

    capture: sqlite3.Row | None
    rendering: Capture | None  # what a browser made of that capture, where the text was read from it
    captures: list[sqlite3.Row]  # newest first
    claims: list[sqlite3.Row]  # each once, at the capture that first made it
    addresses: list[sqlite3.Row]
    policies: list[sqlite3.Row]
    images: frozenset[str]  # addresses of those that are archived
    same_copy: list[sqlite3.Row]


def of_article(db: sqlite3.Connection, article: int, capture: int | None, version: Version | None) -> Proof:
    """What proves the version of an article that `capture` (a row id) shows."""
    of = {"article": article}
    images = [row["url"] for row in db.execute(IMAGES, of)]
    return Proof(
        db.execute(CAPTURE, {"capture": capture}).fetchone(),
        renderings.read_from(db, capture) if capture is not None else None,
        db.execute(CAPTURES, of).fetchall(),
        db.execute(CLAIMS, of).fetchall(),
        db.execute(ADDRESSES, of).fetchall(),
        db.execute(POLICIES, of).fetchall(),
        frozenset(url for url in images if db.execute(ARCHIVED, {"key": urlkey(url)}).fetchone()),
        _same_copy(db, article, (version.body if version else None) or ""),
    )


def _same_copy(db: sqlite3.Connection, article: int, body: str) -> list[sqlite3.Row]:
    """Other articles with a long run of the same words."""
    beginnings = (words_of(paragraph)[:COPY_WORDS] for paragraph in body.split("\n\n"))
    runs = islice((words for words in beginnings if len(words) == COPY_WORDS), COPY_PLACES)
    found = {row["id"]: row for run in runs for row in _holding(db, article, run)}
    return sorted(found.values(), key=lambda row: row["date_published"] or "")[:COPY_SHOWN]


def _holding(db: sqlite3.Connection, article: int, run: list[str]) -> list[sqlite3.Row]:
    """Other articles whose text has these words in this order."""
    rarest = db.execute(RAREST, {"forms": json.dumps(run), "limit": COPY_RAREST}).fetchall()
    words = " AND ".join(f'"{row["form"]}"' for row in rarest)  # words only: nothing in them is syntax
    rows = db.execute(HOLDING, {"words": words, "article": article, "limit": COPY_READ}) if words else ()
    return [row for row in rows if f" {' '.join(run)} " in f" {' '.join(words_of(row['body'] or ''))} "]
