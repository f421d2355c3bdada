"""Addresses of posts and players that wait in attributes until a script, or the reader's consent, fetches them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from archiver.extract import providers
from archiver.extract.outline import Element

# The attributes of other elements in which the address of a post or player stands until consent is given
ADDRESSES = (
    "data-oembed-url", "data-embed-url", "data-instgrm-permalink", "data-href", "data-src", "data-url",
    "data-video-url", "data-iframe-src", "data-iframe", "data-lazy-src", "data-embed", "cite", "data-bluesky-uri",
)  # fmt: skip
# AMP components and players that name only a number: (tag or class, attribute, address)
NUMBERED = (
    ("amp-youtube", "data-videoid", "https://www.youtube.com/watch?v={}"),
    ("amp-twitter", "data-tweetid", "https://twitter.com/i/status/{}"),
    ("amp-instagram", "data-shortcode", "https://www.instagram.com/p/{}/"),
    ("amp-dailymotion", "data-videoid", "https://www.dailymotion.com/video/{}"),
    ("amp-vimeo", "data-videoid", "https://vimeo.com/{}"),
    ("amp-soundcloud", "data-trackid", "https://api.soundcloud.com/tracks/{}"),
    ("amp-tiktok", "data-src", "https://www.tiktok.com/embed/{}"),
    ("flourish-embed", "data-src", "https://public.flourish.studio/{}"),
    ("infogram-embed", "data-id", "https://infogram.com/{}"),
    ("youtube_player", "videoid", "https://www.youtube.com/watch?v={}"),
    ("dailymotion_player", "videoid", "https://www.dailymotion.com/video/{}"),
    ("dailymotion-player", "data-video-id", "https://www.dailymotion.com/video/{}"),
    ("twitter_player", "data-tweet-id", "https://twitter.com/i/status/{}"),
)
# Attributes that hold a player's settings as JSON, and how a provider's number is found in them
CONFIGURED = ("data-video", "data-player", "data-config", "data-options", "data-settings", "data-props")
PLAYERS = (
    (
        "dailymotion",
        re.compile(r'"(?:id|videoId|video)"\s*:\s*"(x[a-z0-9]{5,8})"'),
        "https://www.dailymotion.com/video/{}",
    ),
    ("youtube", re.compile(r'"(?:id|videoId|video)"\s*:\s*"([\w-]{11})"'), "https://www.youtube.com/watch?v={}"),
)
WAITING = frozenset({*ADDRESSES, *CONFIGURED, *(attribute for _, attribute, _ in NUMBERED)})


def waiting(element: Element) -> Iterator[str]:
    """The addresses that an element (no frame, no post) holds for a script to fetch."""
    names = f"{element.tag} {element.get('class')}"
    for attribute, value in element.attributes.items():
        if not value or attribute not in WAITING:
            continue
        for label, numbered, address in NUMBERED:
            if numbered == attribute and label in names:
                yield address.format(quote(value, safe="/"))
        if attribute in CONFIGURED:
            for name, pattern, address in PLAYERS:
                if name in value and (match := pattern.search(value)):
                    yield address.format(match[1])
        elif attribute in ADDRESSES and _is_known(value):
            yield value


def _is_known(address: str) -> bool:
    if "//" not in address:
        return False
    try:
        return bool(urlsplit(address).path.strip("/") and providers.known_provider(address))
    except ValueError:
        return False
