"""The <meta> elements of a page, whatever attribute carries name and value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from selectolax.lexbor import LexborNode

from archiver.extract.text import clean

MAX_METAS = 1000  # read of one page
KEYS = {"property", "name", "itemprop", "http-equiv"}


@dataclass(frozen=True, slots=True)
class Metas:
    """Names in small letters -> contents in the page's order. The name may stand in `name`, `property`,
    `itemprop` or `http-equiv`, the content in `content` or (a common mistake) in `value`."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def all(self, *names: str) -> list[str]:
        """Every content given under `names`, in the order of `names`."""
        return [value for name in names for value in self.values.get(name, ())]

    def first(self, *names: str) -> str | None:
        """The first content given under the first of `names` that has any; None when none has."""
        return next(iter(self.all(*names)), None)


def read(nodes: Iterable[LexborNode]) -> Metas:
    """All of the elements `nodes` that name something and say something."""
    values: dict[str, list[str]] = {}
    for node in islice(nodes, MAX_METAS):
        attributes = node.attributes
        given = attributes.get("content") or attributes.get("value")
        content = clean(given) if given else ""
        if not content:
            continue
        for key in KEYS & attributes.keys():
            for name in (attributes[key] or "").lower().split():
                if key == "itemprop" and name.startswith("date"):
                    continue  # microdata, read with the rest of it
                values.setdefault(name, []).append(content)
    return Metas(values)
