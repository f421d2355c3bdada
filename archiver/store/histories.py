"""An article's history: captures become versions, the latest is what `articles` shows."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from archiver.article import Article, Capture, Dated
from archiver.store import addresses, availability, captures, following, parts, renderings, versions, withdrawn
from archiver.store.publication import earliest
from archiver.store.rows import dated, instant
from archiver.store.search import lexicon

READ = """
update captures set page_type = :page_type, outlet = coalesce(:outlet, outlet),
  entity_digest = coalesce(:entity_digest, entity_digest)
where id = :capture
"""

NEW = """
insert into articles (url, outlet, first_seen, last_seen) values (:url, :outlet, :at, :at)
"""
STORED = """
select a.url, a.headline, a.description, a.body, a.date_published, a.date_published_precision, a.date_published_source,
  c.captured_at from articles a left join captures c on c.id = a.capture_id where a.id = :article
"""
SEEN = """
update articles set first_seen = min(first_seen, :at), last_seen = max(last_seen, :at) where id = :article
"""
REDIRECTS = (301, 302, 303, 307, 308)
BELONGS = "update captures set article_id = :article where id = :capture and article_id is null"
SEEN_AGAIN = """
update articles set last_seen = max(last_seen, c.captured_at) from captures c
where articles.id = :article and c.id = :capture and c.version_id is not null
"""
PUBLISHED = """
update articles set date_published = :value, date_published_precision = :precision, date_published_source = :source
where id = :article
"""
SHOW = """
update articles set url = :url, outlet = :outlet, kind = :kind, headline = :headline, description = :description,
  body = :body, date_modified = :modified, date_modified_precision = :modified_precision,
  date_modified_source = :modified_source, section = :section, language = :language, access = :access,
  access_declared = :access_declared, word_count = :word_count, extractor_version = :extractor_version,
  capture_id = :capture
where id = :article
"""

SHOWN_FIELDS = (
    "url", "outlet", "kind", "headline", "description", "body", "section", "language", "access", "access_declared",
)  # fmt: skip

# A text that both have had was first seen at the earlier sight.
MERGE = (
    "update versions as kept set seen_at = lost.seen_at, capture_id = lost.capture_id from versions as lost"
    " where kept.article_id = :into and lost.article_id = :gone and lost.hash = kept.hash"
    " and lost.seen_at < kept.seen_at",
    "update articles set first_seen = min(first_seen, (select first_seen from articles where id = :gone)),"
    " last_seen = max(last_seen, (select last_seen from articles where id = :gone)) where id = :into",
    "update or ignore versions set article_id = :into where article_id = :gone",
    "update captures set version_id = (select kept.id from versions lost join versions kept"
    " on kept.hash = lost.hash and kept.article_id = :into where lost.id = captures.version_id)"
    " where version_id in (select id from versions where article_id = :gone)",
    "update captures set article_id = :into where article_id = :gone",
    "update date_claims set article_id = :into where article_id = :gone",
    "update announcements set article_id = :into where article_id = :gone",
    "update article_urls set article_id = :into where article_id = :gone",
)
DROP = "delete from articles where id = :article"
OF_CAPTURES = "select distinct article_id from captures where record_id = :record and article_id is not null"


def add(db: sqlite3.Connection, article: Article) -> int | None:
    """Files what a page says; the article's row id, None when the page is none (see Writer.article)."""
    capture = article.page.capture
    if capture is None:
        raise ValueError(f"{article.page.url} has no capture: a row is never ahead of its record")
    capture_id = captures.insert(db, capture, None, article.fields.outlet)
    fields = article.fields
    if _is_withdrawn(db, article, capture):
        return None
    read = {"page_type": fields.page_type, "outlet": fields.outlet, "entity_digest": capture.entity_digest}
    db.execute(READ, read | {"capture": capture_id})
    if article.page.rendered is not None:
        renderings.replace(db, capture_id, article.fields.from_rendered)
    if fields.page_type != "article":
        return None
    owner = following.continued(db, article)
    if owner is not None:
        db.execute(BELONGS, {"article": owner, "capture": capture_id})
        return owner
    article, at = addresses.at_its_own_address(db, article), instant(capture.captured_at)
    article_id = _home(db, article, at)
    for alone in following.read_alone(db, article_id, article):
        remove(db, alone)
    versions.add(db, article_id, capture_id, article)
    following.belong(db, article_id, article)
    parts.claim(db, article_id, capture_id, article)
    _show(db, article_id, capture_id, article, at)
    availability.refresh(db, article_id)
    return article_id


def notice(db: sqlite3.Connection, capture_id: int, capture: Capture) -> None:
    """Draws what a capture alone tells, its page unread: an address gone, moved, redirecting or still the same."""
    owner = addresses.owner(db, capture.url)
    if capture.location and capture.status in REDIRECTS:
        target = addresses.owner(db, capture.location)
        if target is not None and owner is None:
            addresses.add(db, target, {capture.url: "redirect"})
        elif target is not None and owner is not None and target != owner and addresses.share_a_text(db, owner, target):
            merge(db, *addresses.known(db, [capture.url, capture.location]))
            owner = addresses.owner(db, capture.url)
    if owner is not None:
        db.execute(BELONGS, {"article": owner, "capture": capture_id})
        db.execute(SEEN_AGAIN, {"article": owner, "capture": capture_id})
        availability.refresh(db, owner)


def rebuild(db: sqlite3.Connection, articles: list[Article]) -> int | None:
    """Replaces the history that these pages' captures have by what `articles` say (see Writer.rebuild)."""
    pages = sorted((article for article in articles if article.page.capture), key=_when)
    former: set[int] = set()
    for article in pages:
        record = article.page.capture.record_id if article.page.capture else ""
        former |= {row["article_id"] for row in db.execute(OF_CAPTURES, {"record": record})}
    db.execute("savepoint rebuild")
    try:
        for article_id in former:
            remove(db, article_id)
        ids = [add(db, article) for article in pages]
    except BaseException:
        db.execute("rollback to rebuild")
        raise
    finally:
        db.execute("release rebuild")
    return next((article_id for article_id in reversed(ids) if article_id is not None), None)


def remove(db: sqlite3.Connection, article_id: int) -> None:
    """Takes an article out, with all that was derived for it; its captures stay."""
    row = db.execute(STORED, {"article": article_id}).fetchone()
    lexicon.replace(db, (row["headline"], row["description"], row["body"]), ())
    db.execute(DROP, {"article": article_id})


def _is_withdrawn(db: sqlite3.Connection, article: Article, capture: Capture) -> bool:
    """Whether the page's article is withdrawn under any of its addresses; then the page's own is, too."""
    named = addresses.named(article)
    if withdrawn.state(db, [capture.url, *named], article.fields.outlet) is None:
        return False
    withdrawn.join(db, capture.url, named)
    return True


def _when(article: Article) -> datetime:
    if article.page.capture is None:
        raise ValueError(f"{article.page.url} has no capture")
    return article.page.capture.captured_at


def _home(db: sqlite3.Connection, article: Article, at: str) -> int:
    """The article that this page belongs to: found by any of its addresses, joined, or new."""
    named = addresses.named(article)
    sources = addresses.leading_to(db, list(named))
    ids = addresses.known(db, list(named))
    if not ids and sources:
        moved = addresses.former(db, sources, versions.text_hash(article.fields))
        ids = [moved] if moved is not None else []
    if not ids:
        new = db.execute(NEW, {"url": article.fields.url, "outlet": article.fields.outlet, "at": at})
        ids = [int(new.lastrowid or 0)]
    for other in ids[1:]:
        merge(db, ids[0], other)
    addresses.add(db, ids[0], {**dict.fromkeys((url for url, _ in sources), "redirect"), **named})
    db.execute(SEEN, {"article": ids[0], "at": at})
    return ids[0]


def merge(db: sqlite3.Connection, into: int, gone: int) -> None:
    """Joins the history of article `gone` to that of `into`, whose latest capture is the newer."""
    lost = db.execute(STORED, {"article": gone}).fetchone()
    for step in MERGE:
        db.execute(step, {"into": into, "gone": gone})
    _publish(db, into, _published(lost))
    remove(db, gone)
    addresses.make_canonical(db, into, db.execute(STORED, {"article": into}).fetchone()["url"])


def _show(db: sqlite3.Connection, article_id: int, capture_id: int, article: Article, at: str) -> None:
    """Makes the article's row say what this page says, unless a later capture is shown or nothing was read."""
    stored = db.execute(STORED, {"article": article_id}).fetchone()
    _publish(db, article_id, article.date_published)
    fields = article.fields
    has_text = bool(fields.headline or fields.body)
    if stored["captured_at"] and (stored["captured_at"] > at or not has_text):
        return
    modified = article.date_modified
    values = {name: getattr(fields, name) for name in SHOWN_FIELDS}
    values |= {
        "article": article_id,
        "capture": capture_id,
        "modified": modified.utc() if modified else None,
        "modified_precision": modified.precision if modified else None,
        "modified_source": modified.source if modified else None,
        "word_count": article.word_count(),
        "extractor_version": article.extractor_version,
    }
    db.execute(SHOW, values)
    before = (stored["headline"], stored["description"], stored["body"])
    lexicon.replace(db, before, (fields.headline, fields.description, fields.body))
    parts.replace(db, article_id, article)
    addresses.make_canonical(db, article_id, fields.url)


def _publish(db: sqlite3.Connection, article_id: int, date: Dated | None) -> None:
    """Moves the article's first publication to `date` where that is earlier, or finer."""
    first = earliest(_published(db.execute(STORED, {"article": article_id}).fetchone()), date)
    if first:
        values = {"value": first.utc(), "precision": first.precision, "source": first.source}
        db.execute(PUBLISHED, values | {"article": article_id})


def _published(row: sqlite3.Row) -> Dated | None:
    return dated(row["date_published"], row["date_published_precision"], row["date_published_source"])
