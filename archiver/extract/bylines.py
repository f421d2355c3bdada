"""Who signed: the grammar of French bylines and signatures."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from archiver.extract.agencies import MOST_WORDS, agency
from archiver.extract.names import INITIALS, fold, name_of

MAX_BYLINE = 300  # characters; longer words are a text, not a byline
LONGEST_LABEL = 40  # characters

# What introduces names: "Par", "Propos recueillis par", "De notre correspondante à Londres, "
# "Par" in a capital anywhere, "par" only where something begins: at the start, after a sign, a number or an hour
_PAR = r"(?:par|by)\b\s*:?"
_START = (
    r"(?:^|(?<=[|•·—–(:/.,-])|(?<=[|•·—–(:/.,-]\s)|(?<=\d\s)|(?<=\d\sh\s)|(?<=\dh\s)"
    r"|(?<=\s)(?=(?-i:Par\b|Propos|Recueilli)))"
)
# Here and in TAIL, what the words begin with stands before them: most places in a line are given up at it
LABEL = re.compile(
    rf"\b(?=[abcdeijmprstué]){_START}(?:"
    r"(?:(?:propos|entretien|interview|article|texte|textes|enquête|reportage|récit|dossier|un article|tribune|"
    r"analyse|chronique|publié|posté|écrit|proposé)\s+)?"
    r"(?:(?:recueillie?s?|réalisée?s?|rédigée?s?|écrite?s?|proposée?|signée?|menée?|conduite?|publiée?|"
    r"postée?|mis en ligne)"
    rf"\s+(?:(?:à|en|au)\s+[\w-]+\s+)?)?{_PAR}"
    r"|(?:auteur|auteure|autrice|auteurs|autrices|journaliste|textes?|rédaction|signature)(?:\(?e?s\)?)?\s*:\s*"
    r"|(?:un(?:e)? (?:texte|analyse|chronique|billet|récit|reportage|enquête) de)\b"
    r")\s*",
    re.IGNORECASE,
)
# LABEL holds one of these; looking for them first takes a tenth of the time
LABEL_WORDS = ("par", "by", ":", "texte", "analyse", "chronique", "billet", "récit", "reportage", "enquête")
# From here on the words are about something else than the authors
TAIL = re.compile(
    r"\b(?=[\dacdhilmnpstvàé])(?:"
    r"publié|mis à jour|mis en ligne|modifié|actualisé|créé|posté le|paru|le \d|le (?:\w{3,6}di|dimanche)\b|"
    r"\d{1,2}[/.]\d|il y a \d|à \d|[vl]u \d|dans\b|hier\b|"
    r"aujourd.hui|temps de lecture|lecture|durée|\d{1,2}(?:er)?"
    r"\s+(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)"
    r"|\d{1,2}\s?h\s?\d\d|photos?\b|vidéos?\b|illustrations?\b|infographies?\b|dessins?\b|traduit|traduction|adapté|"
    r"suivre\b|s.abonner|voir tous|tous ses articles|écrire à|contacter|nouvelle fenêtre)",
    re.IGNORECASE,
)
NOT_AUTHORS = re.compile(r"^(?:entretien|interview|rencontre|conversation|tête-à-tête)\s+(?:avec|de)\b", re.IGNORECASE)
CORRESPONDENT = re.compile(
    r"^(?:(?:d[eu]|avec)\s+)?(?:notre|nos|son|ses)\s+(?:correspondant|envoyé"
    r"|bureau)[\w()·.]*(?:\s+spéci\w+)?(?:\s+permanent\w*)?"
    r"(?:\s+(?:à|en|au|aux|dans|sur|de)\s+(?:l[ae]\s+|l['’])?(?:[^,:–—]+[,:–—]|[\w-]+))?\s*[,:–—]?\s*",
    re.IGNORECASE,
)
# Where they were: "à Goma", "depuis La Nouvelle-Orléans"
PLACE = re.compile(r"\s+(?:à|depuis)\s+[A-ZÀ-Þ][\w’'-]*(?:[ -][A-ZÀ-Þ][\w’'-]*)*")
# A date that style sheets part from the name before it: "Inès Valmont12 mars 2026"
GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=\d{1,2}(?:er)?[\s/.](?:\d|[a-zûé]{3,9}\.? \d{4}))")
# "Mercredi 2 novembre 2026 - Inès Valmont"
LEADING_DATE = re.compile(
    r"^\W*(?:le\s+)?(?:\w{3,6}di\s+|dimanche\s+)?\d{1,2}(?:er)?\s+[a-zéû]{3,9}\.?\s+\d{4}(?:\s+à\s+\d{1,2}\s?[h:]\s?\d{0,2})?\W+",
    re.IGNORECASE,
)
CREDIT = re.compile(r"©|\(c\)|\b(?:photos?|crédits?|illustrations?|dessins?|images?|getty|capture)\b", re.IGNORECASE)
TEAM = re.compile(r"(?:avec\s+)?(?:(?:la|notre|l['’])\s*)?(?:rédaction|équipe|service|desk)\b", re.IGNORECASE)
PHOTOGRAPHER = re.compile(
    r"(?:^|,|;|\bet\b|&)\s*(?:(?!\bet\b)[^,;()])+\(\s*(?:photo|vidéo|illustration|dessin|image)[^)]*\)", re.IGNORECASE
)
PARTS = re.compile(
    r"[,;|/•·+&()\[\]\n–—]|\s-\s|\b(?:et|and|avec|with|via)\b|\bsource\s*:?\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who a byline names. `labelled`: it says so ("Par", "Propos recueillis par"); `whole`: it says nothing else."""

    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    labelled: bool = False
    whole: bool = False

    def __bool__(self) -> bool:
        return bool(self.authors or self.agencies)


NOBODY = Byline()


def label(words: str) -> re.Match[str] | None:
    """What introduces the names in `words`; None when nothing does."""
    folded = words.casefold()
    return LABEL.search(words) if any(word in folded for word in LABEL_WORDS) else None


def is_label(words: str) -> bool:
    """Whether `words` are nothing but what introduces names: "Par", "Auteur", "Propos recueillis par"."""
    return len(words) < LONGEST_LABEL and (LABEL.fullmatch(words) or LABEL.fullmatch(f"{words} :")) is not None


def read(words: str, outlets: Collection[str] = ()) -> Byline:
    """The people and agencies that `words`, a byline on one line, name; empty when they name none.

    `outlets` are folded names of the outlet itself, which is never an author. Places, functions, dates,
    handles and titles beside the names are left out, and so are photographers and interviewees.
    """
    if len(words) > MAX_BYLINE or NOT_AUTHORS.match(words):
        return NOBODY
    words = LEADING_DATE.sub("", GLUED.sub(" ", words))
    introduction = label(words)
    if introduction and introduction.start() > 80:
        return NOBODY
    named = words[introduction.end() :] if introduction else words
    named = PHOTOGRAPHER.sub("", named) if "(" in named else named
    place = CORRESPONDENT.match(named)
    named = named[place.end() :] if place else named
    named = PLACE.sub("", named) if introduction else named
    tail = TAIL.search(named)
    named = named[: tail.start()] if tail else named
    labelled = introduction is not None or place is not None
    authors, agencies, rest = _sorted(PARTS.split(named), outlets, labelled)
    return Byline(
        tuple(dict.fromkeys(authors)), tuple(dict.fromkeys(agencies)), labelled, rest == 0 and bool(authors or agencies)
    )


def _sorted(parts: list[str], outlets: Collection[str], labelled: bool) -> tuple[list[str], list[str], int]:
    """The parts of a byline as authors, agencies, and how many are neither, nor a function or a place beside one."""
    authors: list[str] = []
    agencies: list[str] = []
    singles: list[str] = []
    rest = 0
    for part in parts:
        words = part.strip(" .:-–—*")
        if not words or TEAM.match(words):
            continue
        if known := agency(words) or _desk(words):
            agencies.append(known)
        elif trailing := _signs_last(words):
            agencies.append(trailing[1])
            authors += filter(None, [name_of(trailing[0], outlets)])
        elif initials := _initials(part):
            authors.append(initials)
        elif name := name_of(part, outlets, single=True):
            (authors if name_of(name) else singles).append(name)
        elif fold(words) not in outlets and not (authors and words[0].islower()):
            rest += 1
    if labelled and not authors and len(singles) == 1:  # "Par Plantu"; beside a full name it is a place
        authors = singles
    elif not authors and singles:
        rest += len(singles)
    return authors, agencies, rest


def _desk(words: str) -> str | None:
    """The agency of "AFP France": its short form and where its desk is."""
    first, _, place = words.partition(" ")
    return agency(first) if first.isupper() and place.istitle() and " " not in place else None


def _signs_last(words: str) -> tuple[str, str] | None:
    """The name and the agency of "Inès Valmont Agence QMI", set side by side."""
    tokens = words.split()
    for start in range(max(2, len(tokens) - MOST_WORDS), len(tokens)):
        if found := agency(" ".join(tokens[start:])):
            return " ".join(tokens[:start]), found
    return None


def _initials(words: str) -> str | None:
    """Initials with points ("J.D."), which sign even without "Par"."""
    words = words.strip(" -–—")
    return words if words.count(".") > 1 and INITIALS.fullmatch(words) else None


def is_credit(words: str) -> bool:
    """Whether `words` say who made a picture."""
    return CREDIT.search(words) is not None


def signature(paragraph: str, outlets: Collection[str] = ()) -> Byline:
    """The byline that `paragraph`, the last of a text, is as a whole; empty when it is part of the text.

    "Propos recueillis par Inès Valmont", "Jean Dupont (avec AFP)", "Le Monde avec Reuters", "(Belga)".
    """
    if len(paragraph) > 120:
        return NOBODY
    found = read(PLACE.sub("", paragraph), outlets)
    if not found:
        return NOBODY
    introduction = label(paragraph)
    if introduction and introduction.start() == 0 and len(paragraph.split()) < 16:
        return found
    return found if found.whole and not paragraph.rstrip().endswith(("!", "?", ":", "»", '"')) else NOBODY
