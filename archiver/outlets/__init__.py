"""The outlets we know: one data file each in this folder, or in a working folder's `outlets/`.

Every module of this folder is an outlet and gives `OUTLET`; every package in it (families) is not.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Literal
from urllib.parse import urljoin, urlsplit

from archiver.errors import ArchiverError, UsageError

Paywall = Literal["none", "metered", "mixed", "hard", "unknown"]
# The look of an article's address where no pattern is known: a long slug or a long number last
ARTICLE_URL = r"^[^?]*/(?:[^/?]*(?:[^/?-]+-){3,}[^/?]*|[^/?]*\d{5,}[^/?]*)/?(?:$|\?)"


@dataclass(frozen=True, slots=True)
class Rules:
    """What an outlet's pages need beyond the generic extraction; dates bound the captures a rule is for."""

    since: str | None = None  # YYYY-MM-DD, first day of capture for which the rule holds
    until: str | None = None  # YYYY-MM-DD, last day
    headline: str | None = None  # CSS selectors from here on
    description: str | None = None
    body: str | None = None  # the element that holds the text, or its paragraphs
    drop: tuple[str, ...] = ()  # never text: boxes, promotions
    authors: str | None = None
    section: str | None = None
    dateline: str | None = None
    wall: str | None = None  # present only where the text is cut by a paywall
    state_published: str | None = None  # regular expression on the page's scripts; group 1 is the first publication
    state_modified: str | None = None
    false_z: tuple[str, ...] = ()  # sources ("meta", "json-ld") whose Z or +00:00 is the local clock
    untrusted: tuple[str, ...] = ()  # "published:json-ld": claims kept, never chosen

    def __post_init__(self) -> None:
        _lists_become_tuples(self, "drop", "false_z", "untrusted")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, broadcaster or agency: where it publishes and how its pages are read.

    Feeds, sitemaps and history may be written relative to `home` and are absolute once made.
    A host stands for its subdomains too, unless another outlet claims them; with a path
    ("www.bbc.com/afrique") only for addresses below it. Lists are taken for tuples.
    """

    name: str  # short name of `scrapy crawl NAME`, and of the file
    title: str
    hosts: tuple[str, ...]  # the first is where it publishes today
    home: str
    zone: str = "Europe/Paris"
    country: str = "FR"
    language: str = "fr-FR"
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()  # of the newest articles: read on every crawl
    history: tuple[str, ...] = ()  # indexes of all that was ever published: read when a past period is asked for
    article_url: str | None = None  # regular expression on path and query
    examples: tuple[str, ...] = ()  # article addresses, relative to `home` or absolute, that `article_url` must match
    paywall: Paywall = "unknown"
    requisites: bool = False  # whether pages are archived with what they are shown with: pictures, style sheets, fonts
    render: bool = False  # whether pages are shown in Chromium, too, so that what their scripts ask for is archived
    rules: tuple[Rules, ...] = field(default=())

    def __post_init__(self) -> None:
        _lists_become_tuples(self, "hosts", "feeds", "sitemaps", "history", "examples", "rules")
        for name in ("feeds", "sitemaps", "history", "examples"):
            object.__setattr__(self, name, tuple(urljoin(self.home, address) for address in getattr(self, name)))

    def owns(self, url: str) -> bool:
        """Whether `url` is at one of the hosts, or at a subdomain of one; another outlet's claim is not looked at."""
        return any(_covers(claim, url) for claim in self.hosts)

    def is_article(self, url: str) -> bool:
        """Whether path and query of `url` have the shape of this outlet's articles, or of any when it is not known."""
        parts = urlsplit(url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        return re.search(self.article_url or ARTICLE_URL, path) is not None

    def rules_on(self, day: date | None) -> Rules:
        """The rules for pages captured on `day`, today's when it is None; empty rules when none are in force."""
        on = (day or date.max).isoformat()[:10]
        held = (r for r in self.rules if (r.since or "") <= on <= (r.until or on))
        return next(held, Rules())


class Outlets:
    """Answers which outlet an address or a name belongs to; iterates in the order of names."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._named = {outlet.name: outlet for outlet in sorted(outlets, key=lambda o: o.name)}
        self._claims: dict[str, list[tuple[str, Outlet]]] = {}  # by host
        claims = [(claim, outlet) for outlet in self for claim in outlet.hosts]
        for claim, owner in sorted(claims, key=lambda pair: -len(pair[0])):
            self._claims.setdefault(claim.partition("/")[0], []).append((claim, owner))

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._named.values())

    def __len__(self) -> int:
        return len(self._named)

    def of(self, url: str) -> Outlet | None:
        """The outlet that publishes at `url`: the one whose claim is the most exact; None when no outlet claims it."""
        host = _host(url)
        while "." in host:
            claims = self._claims.get(host, ())
            if owner := next((outlet for claim, outlet in claims if _covers(claim, url)), None):
                return owner
            host = host.partition(".")[2]
        return None

    def named(self, name: str) -> Outlet:
        """The outlet of that short name. Raises UsageError, with the nearest names, when there is none."""
        if name in self._named:
            return self._named[name]
        near = get_close_matches(name, self._named)
        hint = f"did you mean {' or '.join(near)}?" if near else "`archiver outlets` lists them all"
        raise UsageError(f"no outlet is named {name!r}: {hint}")

    def rules(self, url: str, on: date | None) -> Rules:
        """The rules for a page at `url` captured on the day `on` (None: today's); empty where the outlet is unknown."""
        outlet = self.of(url)
        return outlet.rules_on(on) if outlet else Rules()


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # brackets that are no IPv6 address
        return ""


def _covers(claim: str, url: str) -> bool:
    """Whether `claim`, a host with or without a path, covers `url`."""
    domain, _, path = claim.partition("/")
    if not f".{_host(url)}".endswith(f".{domain}"):
        return False
    return not path or f"{urlsplit(url).path}/".startswith(f"/{path.rstrip('/')}/")


def find(extra: Path | None = None) -> Outlets:
    """All outlets of the package and, before them, those of `extra`/outlets (an own file replaces one of its name).

    Raises ArchiverError, naming the file, when an own file is faulty. Own files are Python and are run.
    """
    own = sorted((extra / "outlets").glob("[!_]*.py")) if extra else []
    return Outlets({o.name: o for o in (*_packaged(), *map(_own, own))}.values())


@cache
def _packaged() -> tuple[Outlet, ...]:
    modules = (import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__) if not m.ispkg)
    return tuple(module.OUTLET for module in modules)


def _own(path: Path) -> Outlet:
    spec = spec_from_file_location(f"own_outlet_{path.stem}", path)
    assert spec is not None, path  # a name in .py always has a loader
    assert spec.loader is not None, path
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as fault:  # the file is somebody's Python: whatever it raises is its fault, told in one line
        raise ArchiverError(f"{path}{_line_of(fault, path)}: {fault}: correct the file or take it away") from fault
    return _outlet_in(module, path)


def _outlet_in(module: ModuleType, path: Path) -> Outlet:
    outlet = getattr(module, "OUTLET", None)
    if not isinstance(outlet, Outlet):
        raise ArchiverError(f"{path} has no outlet: write OUTLET = Outlet(name={path.stem!r}, ...) in it")
    if outlet.name != path.stem:
        raise ArchiverError(f"{path} calls its outlet {outlet.name!r}: write name={path.stem!r} or rename the file")
    from archiver.outlets.consistency import faults_of  # knows Outlet, so it cannot be imported before it

    if fault := next(faults_of(outlet), None):
        raise ArchiverError(f"{path}: {fault}")
    return outlet


def _line_of(fault: Exception, path: Path) -> str:
    """ " line N" where in `path` the fault lies, if it lies there."""
    if isinstance(fault, SyntaxError):
        return f" line {fault.lineno}"
    lines = [frame.lineno for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == str(path)]
    return f" line {lines[-1]}" if lines else ""


def _lists_become_tuples(value: Rules | Outlet, *names: str) -> None:
    """Own files may write lists; a lone string, which would be read letter by letter, is a TypeError."""
    for name in names:
        given = getattr(value, name)
        if isinstance(given, str) or not isinstance(given, Iterable):
            raise TypeError(f"{name} must be a list: write {name}=[{given!r}]")
        object.__setattr__(value, name, tuple(given))
