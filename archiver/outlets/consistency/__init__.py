"""What is inconsistent in outlets' files, told without asking the network."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from archiver.outlets import Outlet, Paywall
from archiver.outlets.consistency.rules import faults_of_rules

SPIDERS = ("urls", "feed", "sitemap")  # names that `scrapy crawl` has already
PAYWALLS = get_args(Paywall)
Fault = tuple[str, str]  # name of the outlet, what is wrong


def faults(outlets: Iterable[Outlet]) -> list[Fault]:
    """All faults of `outlets`, each alone and between them, in the order of names."""
    known = list(outlets)
    single = [(outlet.name, fault) for outlet in known for fault in faults_of(outlet)]
    return sorted([*single, *_claimed_twice(known)])


def faults_of(outlet: Outlet) -> Iterator[str]:
    """What is wrong with one outlet by itself."""
    if not re.fullmatch(r"[a-z0-9]+", outlet.name) or outlet.name in SPIDERS:
        yield f"name {outlet.name!r}: write small letters and digits, none of {', '.join(SPIDERS)}"
    yield from _faults_of_place(outlet)
    yield from _faults_of_addresses(outlet)
    yield from _faults_of_pattern(outlet)
    yield from faults_of_rules(outlet.rules)


def _faults_of_place(outlet: Outlet) -> Iterator[str]:
    try:
        ZoneInfo(outlet.zone)
    except (ValueError, OSError, KeyError):  # what ZoneInfo raises for a name, a path, a folder
        yield f"zone {outlet.zone!r} is not in the IANA data: write one like 'Europe/Zurich'"
    if not re.fullmatch(r"[A-Z]{2}", outlet.country):
        yield f"country {outlet.country!r}: write two capitals (ISO 3166)"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", outlet.language):
        yield f"language {outlet.language!r}: write it as 'fr-CH' (BCP 47)"
    if outlet.paywall not in PAYWALLS:
        yield f"paywall {outlet.paywall!r}: write one of {', '.join(PAYWALLS)}"


def _faults_of_addresses(outlet: Outlet) -> Iterator[str]:
    if not outlet.hosts:
        yield "hosts is empty: no address leads to this outlet"
    for claim in outlet.hosts:
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/\S+)?", claim):
            yield f"host {claim!r}: write a host in small letters without scheme, and a path if others share it"
    if not outlet.owns(outlet.home):
        yield f"home {outlet.home} is at none of the hosts"
    lists = (*outlet.feeds, *outlet.sitemaps, *outlet.history)
    for address in (outlet.home, *lists):
        if not _is_web(address):
            yield f"{address!r} is no http(s) address"
    for address, times in Counter(lists).items():
        if times > 1:
            yield f"{address} is listed {times} times"


def _faults_of_pattern(outlet: Outlet) -> Iterator[str]:
    try:
        re.compile(outlet.article_url or "")
    except re.error as fault:
        yield f"article_url is no regular expression: {fault}"
        return
    for example in outlet.examples:
        if not outlet.owns(example):
            yield f"example {example} is at none of the hosts"
        if not outlet.is_article(example):
            yield f"example {example} does not match article_url"
    if outlet.article_url and outlet.is_article(outlet.home):
        yield "article_url matches the home page"
    if not (outlet.feeds or outlet.sitemaps or outlet.article_url):
        yield "neither feeds, sitemaps nor article_url: nothing tells a crawl what an article is"


def _claimed_twice(outlets: list[Outlet]) -> Iterator[Fault]:
    """Hosts, feeds and sitemaps that a second outlet has too."""
    owners: dict[str, str] = {}
    for outlet in outlets:
        for what in {c.removeprefix("www.") for c in outlet.hosts} | {*outlet.feeds, *outlet.sitemaps, *outlet.history}:
            if owners.setdefault(what, outlet.name) != outlet.name:
                yield outlet.name, f"{what} is also of {owners[what]}"


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", address)
