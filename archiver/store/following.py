"""The later pages of an article in several pages: their captures belong to it, their texts are no versions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from archiver.addresses import identity
from archiver.article import Article, Capture
from archiver.store import captures

CONTINUED = """
select a.id from article_urls u join articles a on a.id = u.article_id
where u.identity = :earlier and exists (select 1 from captures where identity = :earlier and article_id = a.id)
"""
OF_PAGE = "(id = :capture or identity = :identity and page_type = 'article')"
# What such a page was filed as while it was read alone: an article of its own, or a version of this one.
ALONE = f"""
select distinct article_id from captures c where {OF_PAGE} and article_id is not null and article_id != :article
  and not exists (select 1 from captures o where o.article_id = c.article_id and o.identity != c.identity)
"""  # noqa: S608
NOT_SHOWN = """
update articles set capture_id = null
where id = :article and capture_id in (select id from captures where identity = :identity)
"""
NO_VERSION = """
delete from versions where article_id = :article and capture_id in (select id from captures where identity = :identity)
"""
BELONG = f"update captures set page_type = 'article', article_id = :article, version_id = null where {OF_PAGE}"  # noqa: S608


def continued(db: sqlite3.Connection, article: Article) -> int | None:
    """The article that this page continues, where an earlier page of it is archived; None for a first page."""
    earlier = article.fields.earlier_page
    row = db.execute(CONTINUED, {"earlier": identity(earlier)}).fetchone() if earlier else None
    return row["id"] if row else None


def read_alone(db: sqlite3.Connection, article_id: int, article: Article) -> list[int]:
    """Takes back the versions that later pages of `article` made while they stood alone; the articles they made."""
    gone: list[int] = []
    for values in _pages(db, article_id, article):
        gone += [row["article_id"] for row in db.execute(ALONE, values)]
        db.execute(NOT_SHOWN, values)
        db.execute(NO_VERSION, values)
    return gone


def belong(db: sqlite3.Connection, article_id: int, article: Article) -> None:
    """Gives the captures of the later pages of `article` to it; the first page's alone shows the version."""
    for values in _pages(db, article_id, article):
        db.execute(BELONG, values)


def _pages(db: sqlite3.Connection, article_id: int, article: Article) -> Iterator[dict[str, int | str]]:
    found: list[Capture] = [page.capture for page in article.page.following if page.capture is not None]
    for capture in found:
        row = captures.insert(db, capture, None, article.fields.outlet)
        yield {"article": article_id, "capture": row, "identity": identity(capture.url)}
