"""The names by which an outlet speaks of itself: they sign its texts and head its pages, but name nobody."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from archiver.extract import jsonld
from archiver.extract.document import Document
from archiver.extract.names import fold
from archiver.outlets import Outlet

FRONT = re.compile(r"fre?(?:[-_](?:be|ca|ch|fr|lu))?", re.IGNORECASE)  # front page of one language, as a folder
HOME = re.compile(rf"(?:https?:)?(?://[^/?#]*)?/?(?:{FRONT.pattern}/?)?", re.IGNORECASE)


def outlet_names(doc: Document, outlet: Outlet | None) -> frozenset[str]:
    """What the outlet calls itself, folded: it signs, but is no author."""
    host = urlsplit(doc.page.url).hostname or ""
    labels = [label for label in host.split(".")[:-1] if label not in ("www", "m", "amp", "fr")]
    publishers = [name for o in doc.objects for key in ("publisher", "name") for name in _organisation(o, key)]
    names = [host.removeprefix("www."), *labels, *doc.metas.all("og:site_name", "application-name"), *publishers]
    if outlet:
        names += [outlet.name, outlet.title, *outlet.hosts]
    return frozenset(filter(None, (fold(form) for name in names for form in (name, f"{name}.fr", f"Le {name}"))))


def is_home(address: str | None) -> bool:
    """Whether a link to `address`, as written, leads to the front page of a site."""
    return bool(address and HOME.fullmatch(address.strip()))


def _organisation(thing: jsonld.Object, key: str) -> list[str]:
    kinds = jsonld.types(thing)
    if key == "name" and not any("organization" in k or k in ("website", "newsmediaorganization") for k in kinds):
        return []
    return jsonld.strings(thing.get(key))[:3]
