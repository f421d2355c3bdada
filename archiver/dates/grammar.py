"""The tokens of French datelines: one compiled pattern, one pass over the folded text.

Every repetition in the pattern is bounded, so a scan takes linear time whatever the text.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from archiver.dates.vocabulary import COUNTS, MONTHS, WEEKDAYS
from archiver.dates.zones import ZONE

Kind = Literal["published", "modified", "date", "clock", "noise"]


class Token(NamedTuple):
    """A piece of a dateline: its kind, and the match whose named groups tell the rest."""

    kind: str
    match: re.Match[str]


def _names(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH = rf"(?:{_names(MONTHS)})\b\.?"
_WEEKDAY = rf"(?:{_names(WEEKDAYS)})\b\.?,?"
# Two digits are a year only where no hour can follow from them ("27 mar 20 a 9:21", not "5 nov. 18 h 02").
_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d)|'?\d\d(?= ?(?:$|[,|)\]/@;-])| (?:a|par|at|-)\b)"
_MINUTE = r"(?: ?[0-5]\d(?!\d)(?! ?(?:commentaire|reaction|partage|vue|min(?:utes?|s)? de|lecture))|[0-9](?!\d))"

_LABELS = r"""
  (?P<modified>(?:derniere )?(?:mise?s?[ -][a\ufffd?][ -]jour|maj\b|m\.a\.j\b\.?|modifiee?s?\b
    |modification|(?:re)?actualisee?s?\b|actualisation|rafraichie?\b
    |(?:editee?|corrigee?|revisee?|revue?)s?(?= (?:le\b|:))|(?:last )?updated?\b|modified\b))
|(?P<published>(?:date de )?(?:1ere |premiere )?(?:publiee?s?\b|publication\b|parue?s?\b|parution\b
    |creee?s?\b|creation\b|postee?s?\b
    |mise?s? en (?:ligne|kiosques?)|en kiosques?|redigee?s?\b|ecrite?s?\b|diffusee?s?\b|diffusion\b
    |published\b|posted\b|created\b))
"""
# What looks like a date or an hour and is none: durations, ranges, copyright, "24h/24".
_NOISE = rf"""
  (?P<noise>(?:temps de |duree de )?lecture ?:? ?(?:de )?\d{{1,3}} ?(?:mn|min|h|m)?
  |(?:duree|dure|pendant|durant) ?:? ?\d{{1,3}}(?: ?(?:h|:|min|mn|sec|m|s|')[a-z]{{0,7}} ?\d{{0,2}}){{0,3}}
  |\d{{1,4}} ?(?:min|mn|minutes?|sec|secondes?)\b
  |\d\d? ?h(?:eures)? ?(?:/|sur) ?24(?: ?h)?\b|7 ?j(?:ours)? ?(?:/|sur) ?7
  |(?:©|\(c\)|copyright) ?\d{{4}}(?: ?- ?\d{{4}})?
  |(?:{_WEEKDAY} )?(?:le )?\d\d?(?:er)? ?(?:-|/|&|et|au) ?(?:{_WEEKDAY} )?\d\d?(?:er)? {_MONTH}(?: \d{{4}})?
  |(?:\d\d?(?:er)? )?{_MONTH}(?: \d{{4}})? ?(?:-|&|/|et|au) ?(?:{_WEEKDAY} )?(?:\d\d?(?:er)? )?{_MONTH} \d{{4}}
  )
"""
_DATES = rf"""
  (?P<date>
    (?P<y_year>(?:1[5-9]|20)\d\d)(?P<y_sep>[/.-])(?P<y_month>\d\d?)(?P=y_sep)(?P<y_day>\d\d?)(?!\d)(?:(?:t|cest|cet)(?=\d))?
  |(?:{_WEEKDAY} )?(?:le )?(?P<n_day>\d\d?)(?P<n_sep> ?[/.-] ?)(?P<n_month>\d\d?)(?P=n_sep)
    (?P<n_year>\d{{4}}|\d\d)(?![\d/]|-\d)
  |(?:{_WEEKDAY} )?(?:le )?(?P<w_day>\d\d?)(?:er|eme|e|o)?[ .-]{{0,2}}(?P<w_month>{_MONTH})
    (?:[ ,.-]{{0,2}}(?P<w_year>{_YEAR}))?
  |(?P<e_month>{_MONTH}) (?P<e_day>\d\d?)(?:st|nd|rd|th)?,? (?P<e_year>20\d\d|19\d\d)(?!\d)
  |(?P<m_month>{_MONTH}) (?:de )?(?P<m_year>(?:19|20)\d\d)(?!\d)
  |(?P<near>(?:{_WEEKDAY} )?(?:le )?(?P<s_day>\d\d?)(?P<s_sep>[/.])(?P<s_month>\d\d?)
    (?![\d/.,%h]| ?(?:h|%|€|euro|million|milliard)))
  |il y ?a :? ?(?:(?P<ago_bound>environ|pres de|moins de|plus de|a peine) )?(?:d')?
    (?P<ago>\d{{1,4}}|quelques|plusieurs|{_names(COUNTS)}) ?
    (?P<unit>s|sec|secondes?|m|min|mn|minutes?|h|heures?|j|jours?|sem|semaines?|mois|ans?|annees?)\b\.?
    (?: ?(?P<ago_more>[0-5]\d)\b)?
  |(?P<now>a l'instant|il y a un instant|maintenant)
  |(?P<back>avant[ -]hier|hier|aujourd'? ?hui(?! en france)|ce (?:jour|matin|midi|soir)|cet apres-midi|cette nuit)\b
    (?: (?:soir|matin|midi|apres-midi|dans la (?:nuit|journee|matinee|soiree)))?
  |(?:ce )?(?P<weekday>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b(?: dernier\b)?
    (?: (?:soir|matin|midi|apres-midi))?
  |(?<=publie en )(?P<year>(?:19|20)\d\d)(?!\d)
  )
"""
_CLOCK = rf"""
  (?P<clock>(?:(?P<at>a|vers|\ufffd|@) ?)?
    (?:(?P<hour>\d\d?)(?: ?(?:heures?|hrs?|h)(?P<minute>{_MINUTE})?(?: ?(?:min|mn)\b)?(?![a-z0-9])
      |:(?P<minute2>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{{1,9}})?)?(?!\d|:\d)
      |(?<=(?:a \d| \d\d)\b)\.(?P<minute3>[0-5]\d)(?![\d.]))
     |(?<!apres.)(?P<named>midi|minuit)\b(?! (?:et|moins|trente|quinze|dix|vingt))
    )(?: ?(?P<half>[ap]\.?m\b\.?|du matin|du soir|de l'apres-midi))?
    (?:,? ?[(\[]?(?P<zone>{ZONE}))?
  )
"""
_TOKEN = re.compile(
    "".join(
        map(
            str.strip,
            rf"(?:(?<![a-z0-9])|(?<=\dt)|(?<=\dcet)|(?<=\dcest))(?:{_LABELS}|{_NOISE}|{_DATES}|{_CLOCK})".splitlines(),
        )
    )
)


def scan(folded: str) -> list[Token]:
    """The tokens of a folded text, in its order; what is between them is other words."""
    return [Token(found.lastgroup or "", found) for found in _TOKEN.finditer(folded)]
