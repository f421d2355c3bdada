"""JSON Feed (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from archiver.article import Announcement
from archiver.discover.announcing import announcement
from archiver.discover.links import absolute
from archiver.discover.unpacking import unpacked
from archiver.extract.charset import decode


def announcements(content: bytes, content_type: str | None, url: str, zone: str) -> Iterator[Announcement]:
    """The items of a JSON Feed in its order; none when `content` is no JSON Feed."""
    for item in items(decode(unpacked(content), content_type)) or ():
        address = next(filter(None, (absolute(_text(item, key), url) for key in ("url", "external_url"))), None)
        address = address or absolute(_text(item, "id"), "")
        if address is None:
            continue
        yield announcement(
            address,
            "feed",
            url,
            zone,
            published=_text(item, "date_published"),
            modified=_text(item, "date_modified"),
            heading=_text(item, "title"),
        )


def items(text: str) -> list[dict[str, Any]] | None:
    """The items of the JSON Feed that `text` is, as they stand; None when it is none."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):  # nested past Python's own bound
        return None
    found = whole.get("items")
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else None


def _text(item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    return value.strip() or None if isinstance(value, str) else None
