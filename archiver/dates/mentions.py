"""Which hour belongs to which date, and which label to both: tokens become mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from archiver.dates.grammar import Token, scan

_LINK = re.compile(r"[ ,:;|@()\[\]/.*\u2022\u00b7\ufffd-]{0,6}(?:(?:a|at|vers|des|le)\b ?:?)? ?")
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
_VAGUE = ("near", "back", "weekday", "now", "ago")

Label = Literal["published", "modified"]


@dataclass(slots=True)
class Mention:
    """One moment a dateline tells: its date, its hour or both, and the labels it stands under."""

    labels: tuple[Label, ...]
    date: re.Match[str] | None = None
    clock: re.Match[str] | None = None


@dataclass(slots=True)
class _Reader:
    folded: str
    mentions: list[Mention] = field(default_factory=list)
    labels: tuple[Label, ...] = ()
    used: bool = True  # whether the labels have got their date
    label_end: int = 0
    waiting: re.Match[str] | None = None  # an hour before its date: "18h30, le 12 mars 2024"
    last: Token | None = None

    def label(self, token: Token) -> None:
        label: Label = "published" if token.kind == "published" else "modified"
        between = self.folded[self.label_end : token.match.start()]
        joined = not self.used and label not in self.labels and _JOINED.fullmatch(between)
        self.labels = (*self.labels, label) if joined else (label,)
        self.used, self.label_end, self.waiting = False, token.match.end(), None

    def date(self, token: Token) -> None:
        clock = self.waiting if self.waiting and self._linked(token) else None
        mention = Mention(() if self.used else self.labels, token.match, clock)
        if not self.labels or not self.used:
            self.mentions.append(mention)
        self.used, self.waiting = True, None

    def clock(self, token: Token) -> None:
        mention = self.mentions[-1] if self.mentions else None
        if mention and mention.clock is None and mention.date and self._near_enough(token):
            mention.clock = token.match
        elif not self.used:
            # A label before an hour alone; a date may still follow ("publié à 18h30 le 12 mars").
            self.mentions.append(Mention(self.labels, None, token.match))
            self.used, self.waiting = True, None
        else:
            self.waiting = token.match

    def _linked(self, token: Token) -> bool:
        start = self.last.match.end() if self.last else 0
        return bool(_LINK.fullmatch(self.folded, start, token.match.start()))

    def _near_enough(self, token: Token) -> bool:
        """Directly after its date, or after other words but with "à" and under the same label."""
        return (self.last is not None and self.last.kind == "date" and self._linked(token)) or (
            self.used and bool(token.match["at"]) and self.last is not None and self.last.kind == "date"
        )


def mentions(folded: str) -> list[Mention]:
    """What a folded dateline mentions, in its order. Dates that are plainly of something else are left out."""
    reader = _Reader(folded)
    for token in scan(folded):
        if token.kind == "date":
            last = reader.mentions[-1] if reader.mentions else None
            if last and last.date is None and reader.last and reader.last.kind == "clock" and reader._linked(token):
                last.date = token.match
            else:
                reader.date(token)
        elif token.kind == "clock":
            reader.clock(token)
        elif token.kind != "noise":
            reader.label(token)
        reader.last = token
    return [mention for mention in reader.mentions if mention.labels or _is_dateline(folded, mention)]


def _is_dateline(folded: str, mention: Mention) -> bool:
    """Whether an unlabelled date may be the article's."""
    found = mention.date
    if found is None or _OTHER_DATE.search(folded, max(0, found.start() - 40), found.start()):
        return False
    limit = MAX_WORDS_NEAR if any(found[name] for name in _VAGUE) else MAX_WORDS
    clock = mention.clock
    rest = folded[: found.start()] + folded[found.end() :]
    words = len(_WORD.findall(rest)) - (len(_WORD.findall(clock[0])) if clock else 0)
    return words <= limit
