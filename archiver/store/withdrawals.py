"""What was withdrawn: hidden at once, and never fetched, imported, re-extracted or repaired back.

To hide is to take out what was derived: articles, versions, lists, words of the search, titles and headlines in lists.
Captures stay, unread, so that all of it can be derived again when the withdrawal is lifted. How bytes are erased is
told in `archiver.derive.erasing`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from archiver.addresses import identity
from archiver.store import histories
from archiver.store.reading import article_id
from archiver.store.rows import instant
from archiver.store.search import article_ids

Scope = Literal["url", "outlet"]

ADD = """
insert into withdrawals (scope, target, request, withdrawn_at) select :scope, :target, :request, :at
where not exists (select 1 from withdrawals where scope = :scope and target = :target and lifted_at is null)
"""
MARK_ERASED = "update withdrawals set erased_at = :at where id = :id and erased_at is null"
MARK_LIFTED = "update withdrawals set lifted_at = :at where id = :id and lifted_at is null"
ALL = "select * from withdrawals order by withdrawn_at, request, id"
ADDRESSES = """
select identity from article_urls where article_id = :article
union select identity from captures where article_id = :article
"""
URL_OF = "select url from articles where id = :article"
ARTICLES = """
select article_id as id from article_urls where identity in (select value from json_each(:urls))
union select id from articles where outlet in (select value from json_each(:outlets))
union select article_id from captures where article_id is not null and outlet in (select value from json_each(:outlets))
"""
CAPTURES = """
select count(*) from captures where identity in (select value from json_each(:urls))
  or outlet in (select value from json_each(:outlets))
"""

HIDE = (
    """
    update captures set page_type = null where page_type = 'article' and (
      identity in (select value from json_each(:urls)) or outlet in (select value from json_each(:outlets)))
    """,
    """
    update failures set detail = null where detail is not null and (
      identity in (select value from json_each(:urls)) or outlet in (select value from json_each(:outlets)))
    """,
    """
    update front_pages set headline = null where headline is not null and (
      outlet in (select value from json_each(:outlets)) or url in (select url from announcements where
        identity in (select value from json_each(:urls)) or outlet in (select value from json_each(:outlets))))
    """,
    """
    update announcements set title = null where title is not null and (
      identity in (select value from json_each(:urls)) or outlet in (select value from json_each(:outlets)))
    """,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants withdrawn: an address, a whole outlet, or all that a search finds. One of the three."""

    url: str | None = None
    outlet: str | None = None
    query: str | None = None

    def __str__(self) -> str:
        return self.url or (f"--outlet {self.outlet}" if self.outlet else f"--query {self.query}")


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One address, or one outlet, that was withdrawn (a row of `withdrawals`)."""

    id: int
    scope: Scope
    target: str  # identity of the address, or name of the outlet
    request: str  # what named it: an address, "--outlet NAME", "--query WORDS (ADDRESS)"
    withdrawn_at: str
    erased_at: str | None
    lifted_at: str | None

    @property
    def state(self) -> Literal["hidden", "erased", "lifted"]:
        """What holds of it now."""
        return "lifted" if self.lifted_at else "erased" if self.erased_at else "hidden"

    def named_by(self, asked: Asked) -> bool:
        """Whether `asked` means this withdrawal, as it was asked for then."""
        if asked.query is not None:
            return self.request.startswith(f"{asked} (")
        return self.request == str(asked)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a withdrawal would take: rows to add, and how much they cover."""

    rows: tuple[tuple[Scope, str, str], ...]  # scope, target, request
    articles: int
    captures: int


def withdrawals(db: sqlite3.Connection) -> list[Withdrawal]:
    """Every withdrawal there was, in time order."""
    return [Withdrawal(**dict(row)) for row in db.execute(ALL)]


def standing(db: sqlite3.Connection, asked: Asked) -> list[Withdrawal]:
    """The withdrawals not lifted that `asked` means: as they were asked for, or by any address they cover."""
    found = [each for each in withdrawals(db) if each.lifted_at is None]
    wanted = {(each.request, each.withdrawn_at) for each in found if each.named_by(asked)}
    if asked.url is not None:
        key = identity(asked.url)
        wanted |= {(each.request, each.withdrawn_at) for each in found if each.scope == "url" and each.target == key}
    return [each for each in found if (each.request, each.withdrawn_at) in wanted]


def plan(db: sqlite3.Connection, asked: Asked) -> Plan:
    """What withdrawing `asked` would take. Nothing is changed."""
    if asked.outlet is not None:
        rows: set[tuple[Scope, str, str]] = {("outlet", asked.outlet, str(asked))}
    elif asked.url is not None:
        found = article_id(db, asked.url)
        rows = {("url", identity(asked.url), asked.url)}
        rows |= {("url", key, asked.url) for key in _addresses(db, found)} if found is not None else set()
    else:
        rows = set()
        for number in article_ids(db, asked.query or ""):
            request = f"{asked} ({db.execute(URL_OF, {'article': number}).fetchone()['url']})"
            rows |= {("url", key, request) for key in _addresses(db, number)}
    values = _targets((scope, target) for scope, target, _ in rows)
    articles = len(db.execute(ARTICLES, values).fetchall())
    return Plan(tuple(sorted(rows)), articles, int(db.execute(CAPTURES, values).fetchone()[0]))


def withdraw(db: sqlite3.Connection, planned: Plan, at: datetime) -> None:
    """Adds the withdrawals of `planned`, and hides all they cover, in one transaction. Done again, nothing changes."""
    db.execute("begin immediate")
    try:
        for scope, target, request in planned.rows:
            db.execute(ADD, {"scope": scope, "target": target, "request": request, "at": instant(at)})
        values = _targets((scope, target) for scope, target, _ in planned.rows)
        for row in db.execute(ARTICLES, values).fetchall():
            histories.remove(db, row["id"])
        for step in HIDE:
            db.execute(step, values)
    except BaseException:
        db.execute("rollback")
        raise
    db.execute("commit")


def mark(db: sqlite3.Connection, some: Iterable[Withdrawal], at: datetime, what: Literal["erased", "lifted"]) -> None:
    """Notes that `some` were erased or lifted at an instant."""
    step = MARK_ERASED if what == "erased" else MARK_LIFTED
    db.executemany(step, [{"at": instant(at), "id": each.id} for each in some])


def targets(some: Iterable[Withdrawal]) -> dict[str, str]:
    """The values `urls` and `outlets` that statements about withdrawn rows take."""
    return _targets((each.scope, each.target) for each in some)


def _targets(pairs: Iterable[tuple[Scope, str]]) -> dict[str, str]:
    pairs = list(pairs)
    urls, outlets = ([target for scope, target in pairs if scope == wanted] for wanted in ("url", "outlet"))
    return {"urls": json.dumps(urls), "outlets": json.dumps(outlets)}


def _addresses(db: sqlite3.Connection, article: int) -> list[str]:
    return [row["identity"] for row in db.execute(ADDRESSES, {"article": article})]
