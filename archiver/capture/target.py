"""The address as it is asked for and archived: ASCII, no fragment, no credentials."""

from __future__ import annotations

from urllib.parse import urldefrag, urlsplit, urlunsplit

from w3lib.url import safe_url_string


class CredentialsError(Exception):
    """The address holds a user name or password: neither sent nor archived."""


def target_uri(url: str) -> str:
    """`url` as WARC-Target-URI: percent-encoded ASCII, without fragment and user information. RFC 3986."""
    parts = urlsplit(urldefrag(safe_url_string(url))[0])
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def no_credentials(url: str) -> None:
    """Raises CredentialsError when `url` has user information: a page must not make us log in anywhere."""
    if "@" in urlsplit(url).netloc:
        raise CredentialsError(f"{target_uri(url)} was linked with a user name: ask for it without")
