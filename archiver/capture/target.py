"""The address as it is asked for and archived: no fragment, no credentials."""

from __future__ import annotations

from urllib.parse import urlsplit


class CredentialsError(Exception):
    """The address holds a user name or password: neither sent nor archived."""


def target_uri(url: str) -> str:
    """`url`, ASCII as Scrapy's requests have it, as WARC-Target-URI: without fragment and user information."""
    url = url.partition("#")[0]
    authority = urlsplit(url).netloc
    return url.replace(authority, authority.rpartition("@")[2], 1) if "@" in authority else url


def no_credentials(url: str) -> None:
    """Raises CredentialsError when `url` has user information: a page must not make us log in anywhere."""
    if "@" in urlsplit(url).netloc:
        raise CredentialsError(f"{target_uri(url)} was linked with a user name: ask for it without")
