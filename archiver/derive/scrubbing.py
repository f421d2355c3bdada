"""The database after an erasure: rows where the records are now, and no trace of what was deleted."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping

from archiver.errors import ArchiveError
from archiver.store import Archive, losses
from archiver.store.search import indexes
from archiver.warc.checks import Fault
from archiver.warc.files import path_of
from archiver.warc.records import capture_of
from archiver.warc.walk import walk_records

PATIENCE = 10.0  # seconds that readers of the database are waited for

ROWS = "select id, record_id from captures where warc_file = :name"
# Two steps: a record may move to the place that another row still claims.
ASIDE = "update captures set warc_offset = -id where warc_file = :name"
PLACE = """
update captures set warc_offset = :offset, warc_length = :length, record_type = :type, refers_to = :refers_to
where id = :id
"""
OUTSIDE = """
select id from captures where substr(warc_file, 1, 1) = '/' and (
  identity in (select value from json_each(:urls)) or outlet in (select value from json_each(:outlets)))
"""
# Revisits in files that are not ours, and so cannot be made whole.
STRANDED = """
select id from captures where refers_to is not null and substr(warc_file, 1, 1) = '/'
  and not exists (select 1 from captures o where o.record_id = captures.refers_to)
"""
SCRUB = (
    "delete from authors where id not in (select author_id from article_authors)",
    "delete from agencies where id not in (select agency_id from article_agencies)",
    "delete from keywords where id not in (select keyword_id from article_keywords)",
)


def follow(archive: Archive, files: Iterable[str], targets: Mapping[str, str]) -> None:
    """Makes the rows of rewritten files say where each record is; those of erased records go.

    Rows of withdrawn captures in files outside the archive go as well. In the caller's transaction.
    """
    db = archive.db
    gone = [row["id"] for row in db.execute(OUTSIDE, dict(targets))]
    for name in sorted(files):
        found = {}
        for record in walk_records(path_of(archive.warc, name), _told_by_verify, keep=2**16):
            each = capture_of(record)
            if each is not None:
                found[each.record_id] = each
        rows = {row["record_id"]: row["id"] for row in db.execute(ROWS, {"name": name})}
        gone += [number for record_id, number in rows.items() if record_id not in found]
        db.execute(ASIDE, {"name": name})
        for record_id in rows.keys() & found.keys():
            each = found[record_id]
            values = {"offset": each.warc_offset, "length": each.warc_length, "type": each.record_type}
            db.execute(PLACE, values | {"refers_to": each.refers_to, "id": rows[record_id]})
    losses.forget(db, gone)
    losses.forget(db, [row["id"] for row in db.execute(STRANDED).fetchall()])


def scrub(archive: Archive) -> None:
    """Takes what was deleted out of the database's files, and removes copies and remains that hold it.

    Raises ArchiveError when other programs read the database for so long that the work cannot end.
    """
    db = archive.db
    db.execute("begin immediate")
    for step in SCRUB:
        db.execute(step)
    indexes.rebuild(db)  # FTS5 keeps deleted words until its parts are merged
    db.execute("commit")
    db.execute("vacuum")
    deadline = time.monotonic() + PATIENCE
    while db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
        if time.monotonic() > deadline:
            raise ArchiveError(
                "archive.db is being read, so what was erased is still in archive.db-wal: end `archiver serve` and "
                "other readers, then give the same command again"
            )
        time.sleep(0.1)
    remains = ((archive.folder, f"{archive.database.name}.before-*"), (archive.warc, "*.rewriting"))
    for folder, pattern in (*remains, (archive.warc, "*.new")):
        for path in folder.glob(pattern):
            path.unlink()


def _told_by_verify(fault: Fault) -> None:
    """What is wrong with the files themselves is told when the archive is verified."""
