"""The forms that a French dateline is made of, as patterns over folded text.

Every repetition is bounded, so that any text is matched in linear time. Lines are joined without their indent.
Groups tell the parts: y_ year first, n_ numeric, w_ day and month in words, e_ English order, m_ month alone,
s_ numeric without year, c_ numeric month and year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from archiver.dates.vocabulary import COUNTS, MONTHS, WEEKDAYS
from archiver.dates.zones import ZONE


def _names(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def joined(pattern: str) -> str:
    """The pattern of several indented lines as one."""
    return "".join(map(str.strip, pattern.splitlines()))


MONTH = rf"(?=[adfjmnos])(?:{_names(MONTHS)})\b\.?"  # most words are given up at their first letter
WEEKDAY = rf"(?:{_names(WEEKDAYS)})\b\.?,? (?:le )?"
# Two digits are a year only where no hour can follow from them ("27 mar 20 a 9:21", not "5 nov. 18 h 02").
_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d)|'?\d\d(?= ?(?:$|[,|)\]/@;-])| (?:a|par|at|-)\b)"
# "à 18 h 12 commentaires" tells no minute.
_MINUTE = (
    r"[0-5]\d(?!\d)| (?:[0-5]\d|\d)(?!\d)(?! ?(?:commentaire|reaction|partage|vue|min(?:ute)?s? de|like))|\d(?!\d)"
)

MODIFIED = joined(r"""
  (?P<modified>(?=[a-z])(?:(?:derniere )?(?:mise?s?[ -][a\ufffd?][ -]jour|maj\b|m\.a\.j\b\.?|modifiee?s?\b|modification)
    |(?:re)?actualisee?s?\b|actualisation|rafraichie?\b
    |(?:editee?|corrigee?|revisee?|revue?)s?(?= (?:le\b|:))|(?:last )?updated?\b|modified\b))
""")
PUBLISHED = joined(r"""
  (?P<published>(?=[a-z1])(?:(?:date de )?(?:1ere |premiere )?(?:publiee?s?\b|publication\b|parue?s?\b|parution\b)
    |creee?s?\b|creation\b|postee?s?\b|mise?s? en (?:ligne|kiosques?)|en kiosques?|redigee?s?\b|ecrite?s?\b
    |diffusee?s?\b|diffusion\b|published\b|posted\b|created\b))
""")
# What looks like a date or an hour and is none: durations, ranges, copyright, "24h/24".
NOISE = joined(rf"""
  (?P<noise>(?=[a-z©(])(?:
    (?:temps de |duree de )?lecture ?:? ?(?:de )?\d{{1,3}} ?(?:mn|min|h|m)?
    |(?:duree|dure|pendant|durant) ?:? ?\d{{1,3}}(?: ?(?:h|:|min|mn|sec|m|s|')[a-z]{{0,7}} ?\d{{0,2}}){{0,3}}
    |(?:©|\(c\)|copyright) ?\d{{4}}(?: ?- ?\d{{4}})?)
  |\d{{1,4}} ?(?:min|mn|minutes?|sec|secondes?)\b
  |\d\d?h(?:\d\d)? ?(?:-|a) ?\d\d?h(?:\d\d)?
  |\d\d? ?h(?:eures)? ?(?:/|sur) ?24(?: ?h)?\b|7 ?j(?:ours)? ?(?:/|sur) ?7
  |\d\d?(?: ?er)? ?(?:-|/|&|et|au) ?(?:{WEEKDAY})?\d\d?(?: ?er)? {MONTH}(?: \d{{4}})?
  |(?:\d\d?(?: ?er)? )?{MONTH}(?: \d{{4}})? ?(?:-|&|/|et|au) ?(?:{WEEKDAY})?(?:\d\d?(?: ?er)? )?{MONTH} \d{{4}}
  )
""")
DATE = joined(rf"""
  (?P<date>(?=\d)(?:
   (?P<w_day>\d\d?)(?: ?er|eme|e|o)?[ ./-]{{0,2}}(?P<w_month>{MONTH})(?:[ ,./-]{{0,2}}(?P<w_year>{_YEAR}))?
  |(?<![./])(?P<n_day>\d\d?)(?P<n_sep> ?[/.-] ?)(?P<n_month>\d\d?)(?P=n_sep)(?P<n_year>\d{{4}}|\d\d)(?!\d|(?P=n_sep)\d)
  |(?P<y_year>(?:1[5-9]|20)\d\d)(?P<y_sep>[/.-])(?P<y_month>\d\d?)(?P=y_sep)(?P<y_day>\d\d?)(?!\d)
   (?:(?:t|cest|cet)(?=\d))?
  |(?<![./-])(?P<c_month>0[1-9]|1[0-2])/(?P<c_year>(?:19|20)\d\d)(?!\d|/)
  |(?<![./-])(?<!a )(?P<s_day>\d\d?)[/.](?P<s_month>0?[1-9]|1[0-2])(?!\d|[/.,]\d|[%h]| ?(?:h|%|€|euro|million|milliard))
  |(?<=publie en )(?P<year>(?:19|20)\d\d)(?!\d))
  |(?=[a-z])(?:(?P<e_month>{MONTH}) (?P<e_day>\d\d?)(?:st|nd|rd|th)?,? (?:(?P<e_year>20\d\d|19\d\d)(?!\d)
   |(?=\d\d:\d\d:\d\d [a-z]{{1,4}} (?P<e_late>20\d\d|19\d\d)$))
  |(?P<m_month>{MONTH}) (?:de )?(?P<m_year>(?:19|20)\d\d)(?!\d)
  |il y ?a :? ?(?:(?P<ago_bound>environ|pres de|moins de|plus de|a peine) )?(?:d')?
   (?P<ago>\d{{1,4}}|quelques|plusieurs|{_names(COUNTS)}) ?
   (?P<unit>h(?=[0-5]\d\b)|(?:s|sec|secondes?|m|min|mn|minutes?|h|heures?|j|jours?|sem|semaines?|mois|ans?|annees?)\b)
   \.?(?: ?(?P<ago_more>[0-5]\d)\b)?
  |(?P<now>a l'instant|il y a un instant|maintenant)
  |(?P<back>avant[ -]hier|hier|aujourd'? ?hui(?! en france)|ce (?:jour|matin|midi|soir)|cet apres-midi|cette nuit)\b
   (?: (?:soir|matin|midi|apres-midi|dans la (?:nuit|journee|matinee|soiree)))?
  |il y a [^|.,-]{{0,30}}
  |(?:ce )?(?P<weekday>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b(?! gras)(?: dernier\b)?
   (?: (?:soir|matin|midi|apres-midi))?
  ))
""")
CLOCK = joined(rf"""
  (?P<clock>
   (?:(?P<hour>\d\d?)(?: ?(?:h|heures?|hrs?)\b\.?(?P<minute_spaced> (?:{_MINUTE}))?
     |(?: ?heures? ?| ?h)(?P<minute>{_MINUTE})(?: ?(?:min|mn)\b)?
     |:(?P<minute_colon>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{{1,9}})?)?(?!\d|:\d)
     |(?<=(?:a \d| \d\d)\b)\.(?P<minute_point>[0-5]\d)(?![\d.]))
   |(?<!apres.)(?P<named>midi|minuit)\b(?! (?:et|moins|trente|quinze|dix|vingt))
   )(?: ?(?P<half>[ap]\.?m\b\.?|du matin|du soir|de l'apres-midi))?
   (?: ?,? ?[(\[]?(?P<zone>{ZONE}))?
  )
""")
# What may stand between a date and its hour.
LINK = r"[ ,:;|@()\[\]/.*\u2022\u00b7\ufffd-]{0,6}(?:(?:a|at|vers|des|le)\b ?:?)? ?"
PARTS = tuple(name for name in re.findall(r"\(\?P<(\w+)>", DATE + CLOCK) if name not in ("date", "clock"))
"""Names of the groups that tell the parts of a date or an hour."""
