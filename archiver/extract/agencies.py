"""News agencies: one spelling each, whatever the page writes."""

from __future__ import annotations

import re

# Our spelling -> how pages write it; the case of short forms matters ("ap", "map" are words)
SPELLINGS: dict[str, tuple[str, ...]] = {
    "AFP": ("afp", "Agence France-Presse", "Agence France Presse", "AFP.com", "L'AFP", "l’AFP"),
    "Reuters": ("Thomson Reuters", "Agence Reuters", "REUTERS"),
    "AP": ("Associated Press", "The Associated Press", "L'Associated Press"),
    "Belga": ("BELGA", "Agence Belga", "Belga News", "l'agence Belga"),
    "Keystone-ATS": ("Keystone-ats", "KEYSTONE-ATS", "Keystone ATS", "Keystone/ATS", "ATS", "ats", "Agence ATS"),
    "La Presse Canadienne": ("La Presse canadienne", "Presse canadienne", "Presse Canadienne", "The Canadian Press"),
    "Agence QMI": ("QMI", "agence QMI", "AGENCE QMI"),
    "AWP": ("awp",),
    "dpa": ("DPA",),
    "ANSA": ("Ansa",),
    "EFE": ("Agence EFE",),
    "Lusa": ("LUSA",),
    "Xinhua": ("Chine nouvelle", "XINHUA", "Agence Xinhua"),
    "Anadolu": ("Agence Anadolu", "AA", "Anadolu Agency"),
    "TASS": ("Tass", "Itar-Tass"),
    "Interfax": (),
    "RIA Novosti": ("Ria Novosti",),
    "Bloomberg": ("Bloomberg News",),
    "Dow Jones": ("Dow Jones Newswires",),
    "Relaxnews": ("AFP-Relaxnews", "AFP Relaxnews", "ETX Daily Up", "ETX Studio"),
    "PA Media": ("Press Association",),
    "Kyodo": ("Kyodo News",),
    "APS": ("Agence de presse sénégalaise", "Algérie Presse Service"),
    "MAP": ("Maghreb Arabe Presse", "Agence marocaine de presse"),
    "TAP": ("Tunis Afrique Presse",),
    "ACP": ("Agence congolaise de presse",),
    "AIP": ("Agence ivoirienne de presse",),
    "AIB": ("Agence d'information du Burkina",),
    "APA": ("Apanews", "APAnews", "Agence de presse africaine"),
    "Agence Ecofin": ("Ecofin",),
    "AlterPresse": ("Alterpresse",),
    "APM News": ("APMnews",),
    "AEF info": ("AEF",),
    "Medialib": (),
}


def _folded(name: str) -> str:
    return name.replace("’", "'").strip(" .:-–—")


KNOWN = {_folded(form): ours for ours, forms in SPELLINGS.items() for form in (ours, *forms)}
MOST_WORDS = max(len(form.split()) for form in KNOWN)  # of an agency's name
# Long forms are known in any case; short ones would be words
ANY_CASE = {form.casefold(): ours for form, ours in KNOWN.items() if len(form) > 6}
_FORMS = "|".join(re.escape(f) for f in sorted(KNOWN, key=len, reverse=True))
# "PARIS (AFP) - ", "Bruxelles, 12 mars (Belga)", "(ATS/AFP)", "(ats/ivo)": an agency's mark at either end of a text
_DESK = r"[a-z]{2,5}"  # initials of who handled it
MARK = re.compile(
    rf"\(\s*((?:avec\s+|source\s*:?\s+|{_DESK}\s?[/,]\s?)?(?:{_FORMS})"
    rf"(?:\s*(?:[/,&+-]|et|avec)\s*(?:{_FORMS}|{_DESK}))*)\s*\)"
)
EACH = re.compile(rf"(?<![\w-])(?:{_FORMS})(?![\w-])")


def agency(words: str) -> str | None:
    """The agency that `words` name as a whole, in our spelling; None when they name none."""
    form = _folded(words)
    return KNOWN.get(form) or ANY_CASE.get(form.casefold())


def agencies_in(words: str) -> list[str]:
    """Every agency named in `words`, in order, once each. For bylines: in running text an agency is only quoted."""
    return list(dict.fromkeys(KNOWN[m[0].replace("’", "'")] for m in EACH.finditer(words)))


def marked(paragraph: str, *, first: bool) -> list[str]:
    """Agencies that mark a text as theirs in its first paragraph ("PARIS (AFP) -") or at the end of its last."""
    for mark in MARK.finditer(paragraph):
        opens = first and mark.end() < 60 and paragraph[: mark.start()].count(" ") < 6
        closes = not first and len(paragraph) - mark.end() < 3
        if opens or closes:
            return agencies_in(mark[1])
    return []
