"""Captures whose records are lost leave the archive, and what was derived from them with them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from archiver.store import histories

# Each article that a lost capture had a part in: its history is read again from the captures that remain.
TOUCHED = """
select article_id as id from captures where id in (select value from json_each(:lost)) and article_id is not null
union select article_id from versions where capture_id in (select value from json_each(:lost))
union select article_id from date_claims where capture_id in (select value from json_each(:lost))
"""
UNREAD = """
update captures set page_type = null
where article_id = :article or id in (select capture_id from versions where article_id = :article)
"""
BEYOND = """
select id, url, warc_offset from captures where warc_file = :name and warc_offset + warc_length > :size
order by warc_offset
"""
FORGET = (
    "delete from front_pages where capture_id in (select value from json_each(:lost))",
    "delete from policies where capture_id in (select value from json_each(:lost))",
    "delete from failures where capture_id in (select value from json_each(:lost))",
    "delete from captures where id in (select value from json_each(:lost))",
)


def beyond(db: sqlite3.Connection, warc_file: str, size: int) -> list[tuple[int, str]]:
    """Captures whose record would end after byte `size` of a WARC file: row id, and a line that names it."""
    rows = db.execute(BEYOND, {"name": warc_file, "size": size})
    return [
        (row["id"], f"{warc_file}, offset {row['warc_offset']}: row {row['id']} of {row['url']} has no record")
        for row in rows
    ]


def forget(db: sqlite3.Connection, captures: Iterable[int]) -> None:
    """Removes capture rows (by row id); the articles they had a part in are to be read again from what remains."""
    values = {"lost": json.dumps(list(captures))}
    for row in db.execute(TOUCHED, values).fetchall():
        db.execute(UNREAD, {"article": row["id"]})
        histories.remove(db, row["id"])
    for step in FORGET:
        db.execute(step, values)
