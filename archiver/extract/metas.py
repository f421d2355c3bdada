"""The <meta> elements of a page, whatever attribute carries name and value."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from archiver.extract.text import clean

MAX_METAS = 1000  # read of one page


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


def read(tree: LexborHTMLParser) -> Metas:
    """All metas of `tree` that name something and say something."""
    values: dict[str, list[str]] = {}
    for node in tree.css("meta")[:MAX_METAS]:
        attributes = node.attributes
        content = clean(attributes.get("content") or attributes.get("value") or "")
        if not content:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            for name in (attributes.get(key) or "").lower().split():
                if key == "itemprop" and name.startswith("date"):
                    continue  # microdata, read with the rest of it
                values.setdefault(name, []).append(content)
    return Metas(values)
