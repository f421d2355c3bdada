"""A withdrawal undone: what was hidden is derived again from its records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from archiver.article import Capture
from archiver.derive.intake import Intake
from archiver.errors import ArchiveError
from archiver.store.rows import capture
from archiver.store.withdrawals import Withdrawal, mark, targets

HIDDEN = """
select * from captures where record_type in ('response', 'revisit', 'resource') and (
  identity in (select value from json_each(:urls)) or outlet in (select value from json_each(:outlets)))
"""
# The lists and front pages whose titles and headlines went: each announcement bears the instant of such a capture.
TOLD_BY = """
select c.* from announcements n join captures c on c.url = n.found_in and c.captured_at = n.announced_at
where n.title is null and (
  n.identity in (select value from json_each(:urls)) or n.outlet in (select value from json_each(:outlets)))
union
select c.* from front_pages f join captures c on c.id = f.capture_id
where f.headline is null and (
  f.outlet in (select value from json_each(:outlets)) or f.url in (select url from announcements where
    identity in (select value from json_each(:urls)) or outlet in (select value from json_each(:outlets))))
"""


def lift(intake: Intake, some: Sequence[Withdrawal], now: datetime) -> list[str]:
    """Lifts `some` (none of them erased) and derives what they hid; a line for each record that cannot be read.

    Interrupted after the lifting, `archiver verify --repair` reads what is still unread.
    """
    db, values = intake.archive.db, targets(some)
    rows = [*db.execute(HIDDEN, values), *db.execute(TOLD_BY, values)]
    found = {row["record_id"]: capture(row) for row in rows}
    db.execute("begin immediate")
    mark(db, some, now, "lifted")
    db.execute("commit")
    lost = []
    for each in sorted(found.values(), key=_when):
        try:
            intake.again(each)
        except ArchiveError as fault:
            lost.append(str(fault))
    intake.writer.commit()
    return lost


def _when(each: Capture) -> datetime:
    return each.captured_at
