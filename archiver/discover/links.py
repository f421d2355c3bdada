"""An address as it is written in a feed, sitemap or page, made one that can be asked for."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin, urlsplit

from archiver.addresses import ascii_url, without_campaign

MAX_LENGTH = 2048  # characters; longer addresses are traps or mistakes and are left out (sitemaps.org says 2,048)
NOT_IN_HOST = re.compile(r"[\s\ufffd<>\"{}|\\^`]")


def absolute(written: str | None, base: str) -> str | None:
    """The http(s) address that `written` means at `base`; None when it means none.

    White space around and line breaks within are dropped, "&amp;" escaped once too often is undone, non-ASCII
    is percent-encoded as UTF-8. Fragment and campaign parameters (utm_source, xtor) go: they name no other page.
    """
    if not written or len(written) > 2 * MAX_LENGTH or "\ufffd" in written:
        return None
    href = re.sub(r"[\t\r\n]", "", written.strip()).replace("&amp;", "&")
    if href.startswith("www."):  # typed as in an address bar; no path of a page begins so
        href = f"//{href}"
    try:
        joined = urljoin(base, href)
        parts = urlsplit(joined)
        web = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        if not web or NOT_IN_HOST.search(parts.netloc):
            return None
        url = without_campaign(urldefrag(ascii_url(joined)).url)
    except ValueError:  # "http://[oops", port 99999, lone surrogates
        return None
    return url if len(url) <= MAX_LENGTH else None


def is_home(url: str) -> bool:
    """Whether `url` is the front door of its host."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
