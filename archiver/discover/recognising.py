"""Whether a file is a list at all: read, one that announces nothing looks like one that is something else."""

from __future__ import annotations

import re

from archiver.discover import jsonfeed
from archiver.discover.markup import ROOTS
from archiver.discover.unpacking import MAX_UNPACKED, unpacked
from archiver.extract.charset import decode

ROOT = re.compile(rf"<{ROOTS}", re.I)


def is_list(content: bytes, content_type: str | None) -> bool:
    """Whether `content` is a feed or a sitemap, be it empty or broken: XML with the root of one, or a JSON Feed.

    A sitemap in plain text is told by the addresses in it alone.
    """
    text = decode(unpacked(content), content_type, limit=MAX_UNPACKED)
    return ROOT.search(text) is not None or jsonfeed.items(text) is not None
