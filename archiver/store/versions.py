"""Every distinct text an article has had, whatever the order in which its captures arrive."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import unicodedata

from archiver.article import Article, Fields
from archiver.store.rows import instant

# A text seen again, earlier than known so far (an older WARC was imported), was first seen there.
UPSERT = """
insert into versions (
  article_id, capture_id, seen_at, headline, description, body, authors, agencies, date_published,
  date_published_precision, date_modified, date_modified_precision, access, hash, extractor_version)
values (
  :article, :capture, :seen_at, :headline, :description, :body, :authors, :agencies, :date_published,
  :date_published_precision, :date_modified, :date_modified_precision, :access, :hash, :extractor_version)
on conflict (article_id, hash) do update set
  capture_id = excluded.capture_id, seen_at = excluded.seen_at, date_published = excluded.date_published,
  date_published_precision = excluded.date_published_precision, date_modified = excluded.date_modified,
  date_modified_precision = excluded.date_modified_precision, access = excluded.access,
  extractor_version = excluded.extractor_version
where excluded.seen_at < versions.seen_at
"""
ID_OF = "select id from versions where article_id = :article and hash = :hash"

SHOWN_BY = "update captures set article_id = :article, version_id = :version where id = :capture"
SHOWN_BY_REVISITS = """
update captures set article_id = :article, version_id = :version
where refers_to = (select record_id from captures where id = :capture) and version_id is null
"""


def text_hash(fields: Fields) -> str:
    """SHA-256 (hex) of what makes a text distinct: headline, description, body, authors, agencies.

    White space and the way accents are encoded make no difference.
    """
    parts = [fields.headline, fields.description, fields.body, list(fields.authors), list(fields.agencies)]
    written = unicodedata.normalize("NFC", json.dumps(parts, ensure_ascii=False).replace("\\n", " "))
    return hashlib.sha256(" ".join(written.split()).encode()).hexdigest()


def add(db: sqlite3.Connection, article_id: int, capture_id: int, article: Article) -> int | None:
    """Files the text that a capture shows as a version of the article, or finds it; the version's id.

    None for a page without headline and body: nothing was read, which is no edit by the outlet.
    """
    fields = article.fields
    capture = article.page.capture
    if capture is None or not (fields.headline or fields.body):
        return None
    published, modified = article.date_published, article.date_modified
    values = {
        "article": article_id,
        "capture": capture_id,
        "seen_at": instant(capture.captured_at),
        "headline": fields.headline,
        "description": fields.description,
        "body": fields.body,
        "authors": json.dumps(fields.authors, ensure_ascii=False),
        "agencies": json.dumps(fields.agencies, ensure_ascii=False),
        "date_published": published.utc() if published else None,
        "date_published_precision": published.precision if published else None,
        "date_modified": modified.utc() if modified else None,
        "date_modified_precision": modified.precision if modified else None,
        "access": fields.access,
        "hash": text_hash(fields),
        "extractor_version": article.extractor_version,
    }
    db.execute(UPSERT, values)
    version = int(db.execute(ID_OF, values).fetchone()["id"])
    shown = {"article": article_id, "version": version, "capture": capture_id}
    db.execute(SHOWN_BY, shown)
    db.execute(SHOWN_BY_REVISITS, shown)
    return version
