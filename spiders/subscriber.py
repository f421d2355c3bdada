"""A subscriber's own cookies: from a file outside the archive to the hosts they are for, and nowhere else.

The capture layer takes them, and the cookies of answers to them, out of what it archives (archiver/capture/redact.py).
"""

from __future__ import annotations

import logging
from http.cookiejar import LoadError, MozillaCookieJar
from pathlib import Path
from typing import Self
from urllib.request import Request as Outgoing

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import BaseSettings

from archiver.errors import UsageError

EXPORT = "export it from the browser as cookies.txt"

log = logging.getLogger(__name__)


def cookies_of(settings: BaseSettings) -> MozillaCookieJar | None:
    """The cookies of the file that COOKIES_FILE names; None when it names none.

    Session cookies (without an end) are sent; those that have ended are not. Raises UsageError when the file cannot be
    read, is no Netscape cookie file, or lies in the archive folder.
    """
    named = settings.get("COOKIES_FILE")
    if not named:
        return None
    path = Path(named).resolve()
    if path.is_relative_to(Path(settings["ARCHIVE_DIR"]).resolve()):
        raise UsageError(f"COOKIES_FILE={named} lies in the archive folder: keep it outside, it is nobody else's")
    jar = MozillaCookieJar(path)
    try:
        jar.load(ignore_discard=True, ignore_expires=True)
        if path.stat().st_mode & 0o077:
            log.warning("COOKIES_FILE=%s can be read by others: chmod 600", named)
    except (LoadError, UnicodeDecodeError):  # whose words may hold a line of the file
        raise UsageError(f"COOKIES_FILE={named} is no Netscape cookie file: {EXPORT}") from None
    except OSError as fault:
        why = f"cannot be read ({fault.strerror})"
        raise UsageError(f"COOKIES_FILE={named} {why}: {EXPORT}") from None
    for cookie in jar:
        cookie.expires = cookie.expires or None  # browsers write 0 for the end of a session
    return jar


class SubscriberCookies:
    """Downloader middleware: adds the cookies that are for an address, and marks the request as a subscriber's."""

    def __init__(self, jar: MozillaCookieJar) -> None:
        self.jar = jar

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        jar = cookies_of(crawler.settings)
        if jar is None:
            raise NotConfigured
        return cls(jar)

    def process_request(self, request: Request) -> None:
        request.headers.pop("Cookie", None)  # a redirect copies headers; what it is for is decided anew
        request.meta.pop("subscriber", None)
        if request.meta.get("is_robots_txt"):
            return
        outgoing = Outgoing(request.url)  # noqa: S310  # the form in which the jar is asked, never opened
        self.jar.add_cookie_header(outgoing)
        if cookie := outgoing.get_header("Cookie"):
            request.headers["Cookie"] = cookie
            request.meta["subscriber"] = True
