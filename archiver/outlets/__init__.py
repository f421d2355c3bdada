"""The outlets we know: one data file each in this folder (or in a working folder's `outlets/`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


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


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, broadcaster or agency: where it publishes and how its pages are read."""

    name: str  # short name of `scrapy crawl NAME`
    title: str
    hosts: tuple[str, ...]
    home: str
    zone: str = "Europe/Paris"
    country: str = "FR"
    language: str = "fr-FR"
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    article_url: str | None = None  # regular expression on path and query
    paywall: Literal["none", "metered", "mixed", "hard", "unknown"] = "unknown"
    rules: tuple[Rules, ...] = field(default=())
