"""Citations of one version of an article, with its permalink: three styles, BibTeX, RIS, CSL-JSON. Pure."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from archiver.web.interface.spoken import day


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation needs. Days are those of the outlet's clock; None where unknown."""

    headline: str
    authors: tuple[str, ...]
    outlet: str
    published: date | None
    url: str
    permalink: str
    captured: date


def iso690(cited: Cited) -> str:
    """NF ISO 690: AUTEUR, Prénom. Titre. In : Média [en ligne]. Date [consulté…]."""
    names = ", ".join(f"{family.upper()}{', ' + given if given else ''}" for family, given in map(split, cited.authors))
    published = f" {day(cited.published)}" if cited.published else ""
    names = names and f"{names.removesuffix('.')}. "  # "Route, M." ends with a full stop already
    return (
        f"{names}{cited.headline}. In : {cited.outlet} [en ligne].{published}"
        f" [archivé le {day(cited.captured)}]. Disponible à l’adresse : {cited.url} (archive : {cited.permalink})"
    )


def apa(cited: Cited) -> str:
    """APA, 7th edition, in French."""
    names = ", ".join(
        f"{family}, {initials(given)}" if given else family for family, given in map(split, cited.authors)
    )
    year = f"({cited.published.year}, {day(cited.published).rsplit(' ', 1)[0]})" if cited.published else "(s. d.)"
    beginning = f"{names} {year}. {cited.headline}" if names else f"{cited.headline}. {year}"
    return f"{beginning}. {cited.outlet}. {cited.url} (archive : {cited.permalink})"


def press(cited: Cited) -> str:
    """As a newspaper cites another: auteur, « titre », média, date."""
    names = f"{' et '.join(cited.authors)}, " if cited.authors else ""
    published = f", {day(cited.published)}" if cited.published else ""
    proof = f"version archivée le {day(cited.captured)} : {cited.permalink}"
    return f"{names}« {cited.headline} », {cited.outlet}{published} ({proof})"


def bibtex(cited: Cited) -> str:
    """A BibTeX `@online` entry (biblatex)."""
    fields = {
        "author": " and ".join(cited.authors),
        "title": cited.headline,
        "journaltitle": cited.outlet,
        "date": cited.published.isoformat() if cited.published else "",
        "url": cited.url,
        "urldate": cited.captured.isoformat(),
        "note": f"Archive : {cited.permalink}",
    }
    lines = ",\n".join(f"  {name} = {{{_tex(value)}}}" for name, value in fields.items() if value)
    return f"@online{{{_key(cited)},\n{lines}\n}}\n"


def ris(cited: Cited) -> str:
    """A RIS record of type NEWS."""
    fields = [("TY", "NEWS"), *(("AU", ", ".join(filter(None, split(name)))) for name in cited.authors)]
    fields += [("TI", cited.headline), ("JO", cited.outlet)]
    if cited.published:
        fields.append(("DA", f"{cited.published:%Y/%m/%d}"))
    fields += [
        ("UR", cited.url),
        ("Y2", f"{cited.captured:%Y/%m/%d}"),
        ("N1", f"Archive : {cited.permalink}"),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in fields)


def csl_json(cited: Cited) -> str:
    """CSL-JSON (citeproc), one item."""
    item: dict[str, object] = {
        "id": _key(cited),
        "type": "article-newspaper",
        "title": cited.headline,
        "container-title": cited.outlet,
        "author": [{"family": family, "given": given} if given else {"literal": family}
                   for family, given in map(split, cited.authors)],
        "URL": cited.url,
        "accessed": _parts(cited.captured),
        "archive_location": cited.permalink,
    }  # fmt: skip
    if cited.published:
        item["issued"] = _parts(cited.published)
    return json.dumps([item], ensure_ascii=False, indent=1)


def split(name: str) -> tuple[str, str]:
    """Family and given name: particles ("de La Tour") belong to the family. One word is a family name."""
    words = name.split()
    cut = next(
        (i for i, word in enumerate(words) if i and word in {"de", "du", "des", "d’", "van", "von", "ben", "Ben"}), -1
    )
    return (" ".join(words[cut:]), " ".join(words[:cut])) if len(words) > 1 else (name, "")


def initials(given: str) -> str:
    """ "Jean-Sébastien" is "J.-S."."""
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())


def _parts(moment: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[moment.year, moment.month, moment.day]]}


def _key(cited: Cited) -> str:
    family = split(cited.authors[0])[0] if cited.authors else cited.outlet
    year = cited.published.year if cited.published else "sd"
    word = next((w for w in re.findall(r"\w+", cited.headline) if len(w) > 3), "article")
    plain = unicodedata.normalize("NFKD", f"{family}{year}{word}").encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]", "", plain).lower() or "article"


def _tex(value: str) -> str:
    return re.sub(r"([{}\\#$%&_])", r"\\\1", _line(value)) if "://" not in value else _line(value).replace("}", "%7D")


def _line(value: str) -> str:
    """On one line: nothing in a headline starts a field of its own."""
    return " ".join(value.split())
