"""What feeds and sitemaps have in common when they announce a page."""

from __future__ import annotations

from typing import Literal

from archiver.article import Announcement
from archiver.discover.stamps import stamp
from archiver.discover.titles import title


def announcement(
    address: str,
    source: Literal["feed", "sitemap"],
    found_in: str,
    zone: str,
    *,
    published: str | None,
    modified: str | None,
    heading: str | None,
) -> Announcement:
    """The announcement of `address`: dated by its publication as written, else by its modification; `what` tells."""
    text = published or modified or None
    return Announcement(
        url=address,
        source=source,
        found_in=found_in,
        date=stamp(text, source, zone),
        date_text=text,
        title=title(heading),
        what="modified" if modified and not published else "published",
    )
