"""Which article an address belongs to: joined by canonical, AMP, redirect and slug."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

from archiver.addresses import identity
from archiver.article import AddressReason, Article

KNOWN = """
select distinct a.id, c.captured_at from json_each(:identities) as given
join article_urls u on u.identity = given.value join articles a on a.id = u.article_id
left join captures c on c.id = a.capture_id
order by c.captured_at desc, a.id
"""

# Redirects that lead to one of the addresses. Permanent ones may be a change of slug; others only name an address.
LEADING_HERE = """
select distinct c.url, c.status in (301, 308) as permanent from json_each(:urls) as given
join captures c on c.location = given.value
where c.status in (301, 302, 303, 307, 308)
"""

OWNER = "select article_id from article_urls where identity = :identity"
OWN_OWNER = "select article_id from article_urls where identity = :identity and reason != 'redirect'"

READ_THERE = "select 1 from captures where identity = :identity and version_id is not null limit 1"

ADD = """
insert into article_urls (article_id, url, identity, reason) values (:article, :url, :identity, :reason)
on conflict (url) do update set reason = 'amp' where article_id = excluded.article_id and excluded.reason = 'amp'
"""
CANONICAL = "update article_urls set reason = 'canonical' where url = :url and article_id = :article"
FORMER_CANONICAL = """
update article_urls set reason = 'slug' where article_id = :article and reason = 'canonical' and url != :url
"""
CLAIM_CAPTURES = """
update captures set article_id = :article
where article_id is null and identity in (select identity from article_urls where article_id = :article)
"""
CLAIM_ANNOUNCEMENTS = """
update announcements set article_id = :article
where article_id is null and identity in (select identity from article_urls where article_id = :article)
"""
SHARE_A_TEXT = """
select 1 from versions a join versions b on a.hash = b.hash where a.article_id = :one and b.article_id = :other
"""
HAS_TEXT = "select 1 from versions where article_id = :article and hash = :hash"


def named(article: Article) -> dict[str, AddressReason]:
    """Every address the page itself names for its article, the canonical one first."""
    fields = article.fields
    addresses: dict[str, AddressReason] = {fields.url: "canonical"}
    for url, reason in fields.addresses:
        # What redirects here was seen; what a page merely says of another site's addresses proves nothing.
        if reason == "redirect" or (reason != "canonical" and _site(url) == _site(article.page.url)):
            addresses.setdefault(url, reason)
    addresses.setdefault(article.page.url, "slug")
    return addresses


def at_its_own_address(db: sqlite3.Connection, article: Article) -> Article:
    """The article, under the page's own address where it claims that of another site which we have read there.

    So no page can overwrite another site's article by its canonical link; a copy stays a copy.
    """
    url, claimed = article.page.url, article.fields.url
    if _site(url) == _site(claimed) or not db.execute(READ_THERE, {"identity": identity(claimed)}).fetchone():
        return article
    return replace(article, fields=replace(article.fields, url=url))


def _site(url: str) -> str:
    """The registered domain, nearly: the last two labels of the host."""
    return ",".join(identity(url).partition(")")[0].split(",")[:2])


def leading_to(db: sqlite3.Connection, urls: list[str]) -> list[tuple[str, bool]]:
    """Addresses that were seen to redirect to one of `urls`, each with whether it did so permanently."""
    rows = db.execute(LEADING_HERE, {"urls": json.dumps(urls)})
    return [(row["url"], bool(row["permanent"])) for row in rows if row["url"] not in urls]


def known(db: sqlite3.Connection, urls: list[str]) -> list[int]:
    """Ids of the articles that have one of these addresses (campaign parameters aside), newest shown capture first."""
    return [row["id"] for row in db.execute(KNOWN, {"identities": json.dumps([identity(url) for url in urls])})]


def owner(db: sqlite3.Connection, url: str) -> int | None:
    """The article that has this address, whatever the reason."""
    row = db.execute(OWNER, {"identity": identity(url)}).fetchone()
    return row["article_id"] if row else None


def former(db: sqlite3.Connection, sources: list[tuple[str, bool]], text_hash: str) -> int | None:
    """The article that moved here under a new slug: its own address now redirects here.

    A permanent redirect says so; another kind only where the text is one the article had.
    """
    for url, permanent in sources:
        row = db.execute(OWN_OWNER, {"identity": identity(url)}).fetchone()
        if row and (permanent or db.execute(HAS_TEXT, {"article": row[0], "hash": text_hash}).fetchone()):
            return int(row[0])
    return None


def share_a_text(db: sqlite3.Connection, one: int, other: int) -> bool:
    """Whether two articles have had one text in common."""
    return db.execute(SHARE_A_TEXT, {"one": one, "other": other}).fetchone() is not None


def add(db: sqlite3.Connection, article_id: int, addresses: dict[str, AddressReason]) -> None:
    """Gives the article these addresses (those of another article stay there), their captures and announcements."""
    for url, reason in addresses.items():
        db.execute(ADD, {"article": article_id, "url": url, "identity": identity(url), "reason": reason})
    db.execute(CLAIM_CAPTURES, {"article": article_id})
    db.execute(CLAIM_ANNOUNCEMENTS, {"article": article_id})


def make_canonical(db: sqlite3.Connection, article_id: int, url: str) -> None:
    """Marks `url` as the article's canonical address; the former one becomes a slug."""
    db.execute(FORMER_CANONICAL, {"article": article_id, "url": url})
    db.execute(CANONICAL, {"article": article_id, "url": url})
