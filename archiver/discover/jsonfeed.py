"""JSON Feed (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from archiver.article import Announcement
from archiver.discover.links import absolute
from archiver.discover.stamps import stamp
from archiver.discover.titles import title
from archiver.discover.unpacking import unpacked
from archiver.extract.charset import decode


def announcements(content: bytes, content_type: str | None, url: str, zone: str) -> Iterator[Announcement]:
    """The items of a JSON Feed in its order; none when `content` is no JSON Feed."""
    for item in _items(decode(unpacked(content), content_type)):
        address = next(filter(None, (absolute(_text(item, key), url) for key in ("url", "external_url"))), None)
        address = address or absolute(_text(item, "id"), "")
        if address is None:
            continue
        published = _text(item, "date_published")
        text = published or _text(item, "date_modified")
        yield Announcement(
            url=address,
            source="feed",
            found_in=url,
            date=stamp(text, "feed", zone),
            date_text=text,
            title=title(_text(item, "title")),
            what="published" if published or not text else "modified",
        )


def _items(text: str) -> list[dict[str, Any]]:
    if not text.lstrip().startswith("{"):
        return []
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):  # nested past Python's own bound
        return []
    items = whole.get("items")
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _text(item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    return value.strip() or None if isinstance(value, str) else None
