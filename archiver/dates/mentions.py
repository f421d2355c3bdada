"""Which hour belongs to which date, and which label to both: tokens become mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from archiver.dates.grammar import Token, phrases, scan
from archiver.dates.patterns import LINK

_LINK = re.compile(LINK)
_JOINED = re.compile(r" ?(?:et|ou|/|&|,|-) ?(?:le )?")
_WORD = re.compile(r"[a-z0-9']{2,}")
# "Né le 4 mai", "Loi du 1er juillet", "jusqu'au 3 juin": the date of something else. "Édition du 12 mars" is ours.
_OTHER_DATE = re.compile(
    r"(?:\b(?:nee?s?|morte?s?|decedee?s?|depuis|jusqu'|avant|apres|expire|valable|rendez-vous|copyright|\u00a9|d'ici|"
    r"a partir|a compter|des|en date|prevue?|attendue?|ouvre|sortie?|fondee?|date)\b'?(?: (?:le|du|au|en))?"
    r"|(?<!edition )(?<!numero )(?<!article )(?<!journal )(?<!publication )(?<!monde )(?<!emission )\b(?:du|au)"
    r"|'(?:au|en)) ?$"
)
MAX_WORDS = 12  # an unlabelled date among more other words is prose, not a dateline
MAX_WORDS_NEAR = 5  # the same for "hier", "lundi", "12/03": words of any text
MAX_WORDS_YEARS_AGO = 1  # the same for "il y a 20 ans", which begins headlines
_PADDED = re.compile(r"\d\d[/.]\d\d")

Label = Literal["published", "modified"]


@dataclass(slots=True)
class Mention:
    """One moment a dateline tells: its date, its hour or both, and the labels it stands under."""

    labels: tuple[Label, ...]
    date: re.Match[str] | None = None
    clock: re.Match[str] | None = None


_PUBLISHED: tuple[Label, ...] = ("published",)
_MODIFIED: tuple[Label, ...] = ("modified",)


@dataclass(slots=True)
class _Reader:
    """Goes through the tokens of a text that has other words too."""

    folded: str
    mentions: list[Mention] = field(default_factory=list)
    labels: tuple[Label, ...] = ()
    open: bool = False  # whether the labels still wait for their date
    waiting: re.Match[str] | None = None  # an hour before its date: "18h30, le 12 mars 2024"
    last: Token | None = None

    def take(self, token: Token) -> None:
        if token.kind in ("published", "modified"):
            self._label(token)
        elif token.kind == "date":
            self._date(token)
        elif token.kind == "clock":
            self._clock(token)
        self.last = token

    def _label(self, token: Token) -> None:
        label = _PUBLISHED if token.kind == "published" else _MODIFIED
        both = self.open and label != self.labels and self._between(_JOINED, token)
        self.labels = self.labels + label if both else label
        self.open, self.waiting = True, None

    def _date(self, token: Token) -> None:
        mention = self.mentions[-1] if self.mentions else None
        hour_alone = mention and mention.date is None and self.last and self.last.match is mention.clock
        if mention and hour_alone and self._between(_LINK, token):
            mention.date = token.match  # "mis à jour à 18h30 le 12 mars"
            return
        if mention and mention.date and mention.date["weekday"] and self._between(_LINK, token):
            mention.date = token.match  # "mardi 12 mars": the day's name alone would be the last Tuesday
            return
        if self.open or not self.labels:
            clock = self.waiting if self.waiting and self._between(_LINK, token) else None
            self.mentions.append(Mention(self.labels if self.open else (), token.match, clock))
        self.open, self.waiting = False, None

    def _clock(self, token: Token) -> None:
        mention = self.mentions[-1] if self.mentions else None
        after_date = mention and mention.date and mention.clock is None and self.last and self.last.kind == "date"
        # Directly after its date, or after other words but with "à".
        if mention and after_date and (self._between(_LINK, token) or self._has_at(token)):
            mention.clock = token.match
        elif self.open:
            self.mentions.append(Mention(self.labels, None, token.match))
            self.open, self.waiting = False, None
        else:
            self.waiting = token.match

    def _between(self, pattern: re.Pattern[str], token: Token) -> bool:
        """Whether nothing but what `pattern` allows is between the last token and this one."""
        return bool(self.last and pattern.fullmatch(self.folded, self.last.match.end(), token.match.start()))

    def _has_at(self, token: Token) -> bool:
        start = token.match.start()
        return self.folded[max(0, start - 3) : start].endswith((" a ", " a", "@", "@ "))


def mentions(folded: str) -> list[Mention]:
    """What a folded dateline mentions, in its order. Dates that are plainly of something else are left out."""
    if (whole := phrases(folded)) is not None:
        found = [_mention(phrase) for phrase in whole]
        return [m for m in found if m.labels or not is_vague(m) or _is_dateline(folded, m)]
    reader = _Reader(folded)
    for token in scan(folded):
        reader.take(token)
    return [mention for mention in reader.mentions if mention.labels or _is_dateline(folded, mention)]


def _mention(phrase: re.Match[str]) -> Mention:
    labels = _PUBLISHED if phrase["published"] else _MODIFIED if phrase["modified"] else ()
    return Mention(labels, phrase if phrase["date"] else None, phrase if phrase["clock"] else None)


def _is_dateline(folded: str, mention: Mention) -> bool:
    """Whether an unlabelled date may be the article's."""
    found = mention.date
    if found is None:
        return False
    start, end = found.span("date")
    if _OTHER_DATE.search(folded, max(0, start - 40), start):
        return False
    padded = _PADDED.fullmatch(found["date"])
    if found["s_day"] and not (mention.clock or padded or folded[:start].endswith("le ")):
        return False  # "1/2", "24/7": a share, not the first of February
    words = len(_WORD.findall(folded[:start] + folded[end:]))
    words -= len(_WORD.findall(mention.clock["clock"])) if mention.clock else 0
    if found["unit"] and found["unit"][0] == "a":
        return words <= MAX_WORDS_YEARS_AGO
    return words <= (MAX_WORDS_NEAR if is_vague(mention) else MAX_WORDS)


def is_vague(mention: Mention) -> bool:
    """Whether a mention's date needs the reference to be whole: "hier", "lundi", "12/03", "8 mars"."""
    found = mention.date
    return found is None or not (found["w_year"] or found["n_year"] or found["y_year"] or found["e_day"])
