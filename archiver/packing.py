"""Chosen articles of an archive as one WACZ package: where the store's rows meet the WARC files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from archiver.derive.shown_with import with_requisites
from archiver.store import Archive
from archiver.store.choosing import chosen_captures, chosen_pages, original_of
from archiver.warc.wacz import Packed, WaczPage, write_wacz


def pack(
    archive: Archive,
    target: Path,
    articles: Iterable[int] | None,
    created: datetime,
    key: Ed25519PrivateKey | None = None,
) -> Packed:
    """Writes every capture of `articles` (row ids; None: the whole archive) to `target`, signed with `key`.

    What their pages are shown with is packed too, what is withdrawn is left out. Raises ArchiveError when there is
    nothing to pack; `created` is aware.
    """
    chosen = None if articles is None else list(articles)
    captures = chosen_captures(archive.db, chosen)
    return write_wacz(
        target,
        archive.warc,
        captures if chosen is None else with_requisites(archive, captures),
        lambda revisit: original_of(archive.db, revisit),
        (WaczPage(page.url, page.captured_at, page.title) for page in chosen_pages(archive.db, chosen)),
        created,
        key,
    )
