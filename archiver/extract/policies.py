"""Opt-outs that a page states in its metas."""

from __future__ import annotations

import re

from archiver.extract.document import Document

ROBOTS = ("robots", "googlebot", "bingbot", "ia_archiver", "ai", "gptbot", "google-extended", "ccbot")
OPT_OUTS = frozenset({"noarchive", "nocache", "noai", "noimageai", "noindex", "nosnippet", "none"})
# TDM Reservation Protocol, https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/
TDM = ("tdm-reservation", "tdm-policy")


def policies(doc: Document) -> tuple[tuple[str, str], ...]:
    """(name of the meta, what it forbids) for each opt-out, in the page's order: ("robots", "noarchive").

    TDMRep's metas come with their value: ("tdm-reservation", "1"), ("tdm-policy", address).
    """
    found = [
        (name, word)
        for name in ROBOTS
        for value in doc.metas.all(name)
        for word in re.split(r"[\s,;]+", value.lower())
        if word in OPT_OUTS
    ]
    found += [(name, value) for name in TDM for value in doc.metas.all(name)]
    return tuple(dict.fromkeys(found))
