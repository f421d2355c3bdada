"""The lists of an article, rows of their own tables: who, what about, what is shown beside the text."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from archiver.article import Article

NAMES = {
    "authors": (
        "delete from article_authors where article_id = :article",
        "insert into authors (name) values (:name) on conflict (name) do nothing",
        "insert into article_authors (article_id, position, author_id)"
        " values (:article, :position, (select id from authors where name = :name))",
    ),
    "agencies": (
        "delete from article_agencies where article_id = :article",
        "insert into agencies (name) values (:name) on conflict (name) do nothing",
        "insert into article_agencies (article_id, position, agency_id)"
        " values (:article, :position, (select id from agencies where name = :name))",
    ),
    "keywords": (
        "delete from article_keywords where article_id = :article",
        "insert into keywords (name) values (:name) on conflict (name) do nothing",
        "insert into article_keywords (article_id, position, keyword_id)"
        " values (:article, :position, (select id from keywords where name = :name))",
    ),
}

CLEAR = (
    "delete from images where article_id = :article",
    "delete from embeds where article_id = :article",
    "delete from links where article_id = :article",
    "delete from entries where article_id = :article",
)
IMAGE = "insert into images (article_id, position, url, caption, credit) values (?, ?, ?, ?, ?)"
EMBED = "insert into embeds (article_id, position, provider, url, text) values (?, ?, ?, ?, ?)"
LINK = "insert into links (article_id, position, url) values (?, ?, ?)"
ENTRY = "insert into entries (article_id, position, date, date_precision, headline, body) values (?, ?, ?, ?, ?, ?)"

CLAIM = """
insert into date_claims (article_id, capture_id, what, value, precision, source, text)
values (:article, :capture, :what, :value, :precision, :source, :text)
on conflict (capture_id, what, source, text) do update set
  article_id = excluded.article_id, value = excluded.value, precision = excluded.precision
"""


def replace(db: sqlite3.Connection, article_id: int, article: Article) -> None:
    """Makes the article's lists those of `article`, in the page's order."""
    fields = article.fields
    _name(db, article_id, "authors", fields.authors)
    _name(db, article_id, "agencies", fields.agencies)
    _name(db, article_id, "keywords", fields.keywords)
    for clear in CLEAR:
        db.execute(clear, {"article": article_id})
    rows = range(1, 1 + max(len(fields.images), len(fields.embeds), len(fields.links), len(article.entries)))
    db.executemany(
        IMAGE, [(article_id, n, i.url, i.caption, i.credit) for n, i in zip(rows, fields.images, strict=False)]
    )
    db.executemany(
        EMBED, [(article_id, n, e.provider, e.url, e.text) for n, e in zip(rows, fields.embeds, strict=False)]
    )
    db.executemany(LINK, [(article_id, n, url) for n, url in zip(rows, fields.links, strict=False)])
    db.executemany(
        ENTRY,
        [
            (article_id, n, e.date.utc() if e.date else None, e.date.precision if e.date else None, e.headline, e.body)
            for n, e in zip(rows, article.entries, strict=False)
        ],
    )


def claim(db: sqlite3.Connection, article_id: int, capture_id: int, article: Article) -> None:
    """Keeps every date that the page gave, understood or not; `value` has the offset that was written."""
    for each in article.claims:
        dated = each.dated
        values = {
            "article": article_id,
            "capture": capture_id,
            "what": each.what,
            "value": dated.iso() if dated else None,
            "precision": dated.precision if dated else None,
            "source": each.source,
            "text": each.text,
        }
        db.execute(CLAIM, values)


def _name(db: sqlite3.Connection, article_id: int, table: str, names: Sequence[str]) -> None:
    forget, add, join = NAMES[table]
    db.execute(forget, {"article": article_id})
    for position, name in enumerate(names, start=1):
        values = {"article": article_id, "position": position, "name": name}
        db.execute(add, values)
        db.execute(join, values)
