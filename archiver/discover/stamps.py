"""The dates of feeds and sitemaps."""

from __future__ import annotations

import re

from archiver.article import Dated, Source
from archiver.dates import read

# RFC 822 (5.1) writes the year with two digits; what they mean is in RFC 2822 (4.3)
SHORT_YEAR = re.compile(r"^((?:[^\W\d]+\.?,?\s*)?\d{1,2}\s+[^\W\d]{3,9}\.?\s+)(\d\d)(?=\s+\d{1,2}:\d\d)")
NOTHING = "1970-01-01"  # an empty field of a database


def stamp(text: str | None, source: Source, zone: str) -> Dated | None:
    """The date that a feed or sitemap writes; None when there is none or it is not understood.

    A clock without offset is read in the IANA zone `zone`. Words that need a moment to start from ("hier") are
    not understood: nobody knows when the file was made.
    """
    if not text:
        return None
    whole = SHORT_YEAR.sub(lambda m: m[1] + ("20" if m[2] < "50" else "19") + m[2], text)
    dated = read(whole, source, None, zone).published
    return None if dated is None or dated.iso().startswith(NOTHING) else dated
