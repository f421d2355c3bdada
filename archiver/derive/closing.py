"""When WARC files are closed: their captures enter the index, and the files are sealed."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from archiver.derive.locks import Lock
from archiver.store import Archive
from archiver.store.rows import capture
from archiver.terminal import one_line
from archiver.warc import cdxj
from archiver.warc.seals import seal
from archiver.warc.signing import load_key

log = logging.getLogger(__name__)

OF_FILE = "select * from captures where warc_file = :name order by warc_offset"


def signing_key(environment: Mapping[str, str] = os.environ) -> Ed25519PrivateKey | None:
    """The key that SIGNING_KEY names; None when it names none. Raises ArchiveError when it cannot be used."""
    named = environment.get("SIGNING_KEY")
    return load_key(Path(named)) if named else None


def enter(archive: Archive, names: Iterable[str], now: datetime, environment: Mapping[str, str] = os.environ) -> None:
    """Adds the captures of the closed WARC files `names` to the index and seals what is not sealed.

    Seals are signed with SIGNING_KEY and time-stamped by TIMESTAMP_URL, where set. One process at a time; done
    again, nothing changes.
    """
    with Lock(archive.folder, "index"):
        rows = (row for name in sorted(set(names)) for row in archive.db.execute(OF_FILE, {"name": name}))
        cdxj.merge(archive.folder, (capture(row) for row in rows))
        done = seal(archive.folder, now, signing_key(environment), environment.get("TIMESTAMP_URL") or None)
    if done.fault:
        log.warning("The seal has no time stamp yet: %s", one_line(done.fault))
