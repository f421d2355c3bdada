"""What else holds the text of an article that is to be erased: lists that announced it, answers to its scripts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from archiver.derive import records
from archiver.derive.again import Reader
from archiver.derive.pages import CutOffError
from archiver.derive.quoting import Passages, passages
from archiver.outlets import Outlets
from archiver.store import Archive
from archiver.store.rows import capture
from archiver.store.withdrawals import Withdrawal, targets
from archiver.warc.records import Record, capture_of
from archiver.warc.rendering import asked_by

_OF_THESE = """
(identity in (select value from json_each(:urls)) or outlet in (select value from json_each(:outlets)))
"""
COVERED = f"select * from captures where {_OF_THESE}"  # noqa: S608
RENDERINGS = f"select * from captures where record_type = 'conversion' and {_OF_THESE}"  # noqa: S608
RENDERED = f"""
select * from captures where {_OF_THESE}
  and record_id in (select refers_to from captures where record_type = 'conversion')
"""  # noqa: S608
LISTS = "select distinct found_in from announcements where identity in (select value from json_each(:urls))"


def texts(
    archive: Archive, outlets: Outlets, stages: Callable[[Any], Sequence[Any]], some: Sequence[Withdrawal]
) -> Passages:
    """The texts of the articles that go.

    Of an outlet, whose own lists go as a whole, only those that scripts may have fetched from elsewhere.
    """
    rows = archive.db.execute(COVERED, targets(each for each in some if each.scope == "url")).fetchall()
    rows += archive.db.execute(RENDERED, targets(each for each in some if each.scope == "outlet")).fetchall()
    return passages(Reader(archive, outlets, stages).read([capture(row) for row in rows]))


def that_may_quote(archive: Archive, some: Sequence[Withdrawal]) -> set[str]:
    """Addresses of the lists that announced what goes, and of what its scripts asked for."""
    found = {row["found_in"] for row in archive.db.execute(LISTS, targets(some))}
    for row in archive.db.execute(RENDERINGS, targets(some)):
        found.update(asked_by(archive.warc, capture(row)))
    return found


def quotes(record: Record, outlets: Outlets, held: Passages) -> bool:
    """Whether the record of a list, or of what a script asked for, holds an article's text."""
    found = capture_of(record)
    try:
        given = records.answer(found, record, lambda _: None) if found is not None else None
    except CutOffError:
        return False
    if given is None or found is None:
        return False
    is_page = records.kind(found, outlets) == "page"
    return held.in_page(given.content) if is_page else held.in_list(given.content)
