"""The address as it is asked for and archived: no fragment, no credentials."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

USER = re.compile(r"\A([a-z][a-z0-9+.-]*://)[^/?#]*@", re.I)  # what stands before the host

MAX_TOLD = 200  # characters of an address that are repeated in a message


class CredentialsError(Exception):
    """The address holds a user name or password: neither sent nor archived."""


class HostNameError(Exception):
    """No name server can be asked for this name."""


def target_uri(url: str) -> str:
    """`url`, ASCII as Scrapy's requests have it, as WARC-Target-URI: without fragment and user information.

    What is no address loses them, too, and does not raise.
    """
    return USER.sub(r"\1", url.partition("#")[0])


def no_credentials(url: str) -> None:
    """Raises CredentialsError when `url` has user information: a page must not make us log in anywhere."""
    if "@" in urlsplit(url).netloc:
        raise CredentialsError(f"{target_uri(url)} was linked with a user name: ask for it without")


def has_host_name(url: str) -> None:
    """Raises HostNameError when the host of `url` has an empty label or one of over 63 bytes (RFC 1035, 2.3.4):
    Twisted would wait for the end of DOWNLOAD_TIMEOUT."""
    try:
        (urlsplit(url).hostname or "").encode("idna")
    except UnicodeError as fault:
        raise HostNameError(f"{target_uri(url)[:MAX_TOLD]} has a host name that cannot be: {fault}") from fault
