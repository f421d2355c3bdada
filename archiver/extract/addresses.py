"""The addresses of an article: the canonical one, and the others under which the same article is met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from urllib.parse import parse_qsl, urlsplit

from archiver.addresses import identity, without_campaign
from archiver.article import AddressReason
from archiver.extract.document import Document
from archiver.extract.named import Named
from archiver.outlets import Outlet

AMP = re.compile(r"(?:^|/)amp(?:/|$)|\.amp(?:\.html?)?$|-amp\.html?$|^amp\.|[?&](?:amp|outputType=amp)(?:=1|&|$|=amp)")
PAGE_KEYS = ("page", "p", "paged", "pg")
PAGE_IN_PATH = re.compile(r"(?:/page)?[/_,-](\d{1,2})(/|\.\w+)?$")
MAX_PAGES = 50  # of one article
MAX_LINKS = 60  # looked at of those that may lead to them


def canonical(doc: Document, outlet: Outlet | None) -> str:
    """The address under which the article is kept: <link rel=canonical>, else og:url, else the page's own.

    Without campaign parameters and fragment, otherwise as written (a decomposed accent is another address).
    One that leads to a home page, a section or another publisher is not believed.
    """
    for address in (doc.canonical, doc.absolute(doc.metas.first("og:url"))):
        if address and _believable(address, doc.page.url, outlet):
            return asked(address)
    return asked(doc.page.url)


def others(doc: Document, url: str) -> tuple[tuple[str, AddressReason], ...]:
    """Other addresses of the article that `url` is the canonical one of: as asked for, AMP page."""
    found: dict[str, AddressReason] = {}
    here = asked(doc.page.url)
    if identity(here) != identity(url):
        found[here] = "amp" if _is_amp(here) else "slug"
    if doc.amp and identity(doc.amp) != identity(url):
        found[asked(doc.amp)] = "amp"
    return tuple(found.items())


def next_page(doc: Document, called: Named) -> str | None:
    """The address of the following page of the same article; None where there is none.

    It must differ from this page's by its page number alone, and that number must be the next: "next" links
    often lead to another article.
    """
    base, current = _numbered(asked(doc.page.url))
    found = _pages(doc, called, base, current, str(current + 1)) if current < MAX_PAGES else ()
    return next((there for number, there in found if number == current + 1), None)


def earlier_page(doc: Document, called: Named) -> str | None:
    """The address of the nearest earlier page of the same article that this one names; None for a first page."""
    base, current = _numbered(asked(doc.page.url))
    found = _pages(doc, called, base, current, "") if current > 1 else ()
    return max((pair for pair in found if pair[0] < current), default=(0, None))[1]


def _pages(doc: Document, called: Named, base: str, current: int, holding: str) -> Iterator[tuple[int, str]]:
    """(number, address) of the pages of this article that are linked here by addresses `holding` some text."""
    host = urlsplit(doc.page.url).netloc
    listed = (a.attributes.get("href") or "" for element in called["pages"] for a in element.node.css("a"))
    links = islice(chain(doc.turns, listed), MAX_LINKS)
    for address in chain(links, [doc.canonical or ""]):  # later pages often name the first as canonical
        if holding not in address or ("://" in address and host not in address):
            continue
        there = asked(doc.absolute(address) or "")
        found, number = _numbered(there)
        if there and found == base and number != current:
            yield number, there


def _numbered(url: str) -> tuple[str, int]:
    """The identity of `url` without its page number, and that number (1 when there is none)."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    for key, value in pairs:
        if key.lower() in PAGE_KEYS and value.isdigit() and len(value) < 3:
            rest = "&".join(f"{k}={v}" for k, v in pairs if k != key)
            return identity(parts._replace(query=rest).geturl()), int(value)
    if (found := PAGE_IN_PATH.search(parts.path)) and int(found[1]) <= MAX_PAGES:
        path = parts.path[: found.start()] + (found[2] or "")
        return identity(parts._replace(path=path).geturl()), int(found[1])
    return identity(url), 1


def asked(url: str) -> str:
    """`url` as it was asked for, without campaign parameters and fragment."""
    return without_campaign(url).partition("#")[0]


def _is_amp(url: str) -> bool:
    parts = urlsplit(url)
    return bool(AMP.search(parts.netloc) or AMP.search(parts.path) or AMP.search(f"?{parts.query}"))


def _believable(address: str, asked: str, outlet: Outlet | None) -> bool:
    named, here = urlsplit(address), urlsplit(asked)
    ours = {_site(here.hostname), *(_site(host.partition("/")[0]) for host in (outlet.hosts if outlet else ()))}
    if _site(named.hostname) not in ours:
        return False
    path, deep = named.path.rstrip("/"), here.path.rstrip("/")
    if not path and not named.query:
        return not deep
    cut = deep[len(path) :] if deep.startswith(f"{path}/") else ""
    return cut.count("-") < 3  # what the canonical address leaves out is no slug


def _site(host: str | None) -> str:
    """The registered name of a host, nearly: its last two labels, three where the last but one is general."""
    labels = (host or "").lower().split(".")
    return ".".join(labels[-3 if len(labels) > 2 and labels[-2] in ("co", "com", "gouv", "org", "net") else -2 :])
