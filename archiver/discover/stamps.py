"""The dates of feeds and sitemaps."""

from __future__ import annotations

from archiver.article import Dated, Source
from archiver.dates import read


def stamp(text: str | None, source: Source, zone: str) -> Dated | None:
    """The date that a feed or sitemap writes; None when there is none or it is not understood.

    A clock without offset is read in the IANA zone `zone`. Words that need a moment to start from ("hier") are
    not understood: nobody knows when the file was made.
    """
    return read(text, source, None, zone).published if text else None
