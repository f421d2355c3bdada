"""What is inconsistent in an outlet's dated rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import get_args

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from archiver.article import Source, What
from archiver.outlets import Rules

SELECTORS = ("headline", "description", "body", "authors", "section", "dateline", "wall")
SOURCES = get_args(Source)
CLAIMS = [f"{what}:{source}" for what in get_args(What) for source in SOURCES]


def faults_of_rules(rules: Sequence[Rules]) -> Iterator[str]:
    """What is wrong with each, and where two hold on one day (the first would hide the other)."""
    for rule in rules:
        yield from _faults_of_days(rule)
        yield from _faults_of_selectors(rule)
        yield from _faults_of_dates(rule)
    for earlier, later in pairwise(sorted(rules, key=lambda rule: rule.since or "")):
        if (later.since or "") <= (earlier.until or "9999"):
            yield f"two rules hold on {later.since or 'one day'}: bound them by since and until"


def _faults_of_days(rule: Rules) -> Iterator[str]:
    for day in filter(None, (rule.since, rule.until)):
        try:
            date.fromisoformat(day)
        except ValueError:
            yield f"rule of {day!r}: write the day as 2026-03-12"
    if rule.since and rule.until and rule.since > rule.until:
        yield f"rule since {rule.since} ends before it begins, on {rule.until}"


def _faults_of_selectors(rule: Rules) -> Iterator[str]:
    tree = LexborHTMLParser("<p>")
    for selector in filter(None, (*(getattr(rule, name) for name in SELECTORS), *rule.drop)):
        try:
            tree.css(selector)
        except SelectolaxError:
            yield f"selector {selector!r} is not CSS"


def _faults_of_dates(rule: Rules) -> Iterator[str]:
    for pattern in filter(None, (rule.state_published, rule.state_modified)):
        try:
            groups = re.compile(pattern).groups
        except re.error as fault:
            yield f"{pattern!r} is no regular expression: {fault}"
        else:
            if groups < 1:
                yield f"{pattern!r} has no group: put the date in parentheses"
    for source in rule.false_z:
        if source not in SOURCES:
            yield f"false_z {source!r}: write one of {', '.join(SOURCES)}"
    for claim in rule.untrusted:
        if claim not in CLAIMS:
            yield f"untrusted {claim!r}: write it as 'published:json-ld'"
