"""Zones as French datelines write them: abbreviations, offsets, "heure de Montréal"."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from archiver.errors import UsageError

_OFFSETS: dict[str, float] = {
    # Universal, Europe, Africa
    **dict.fromkeys(("gmt", "utc", "tu", "t.u", "ut", "z", "temps universel"), 0),
    "wet": 0,
    **dict.fromkeys(("cet", "hnec", "wat"), 1),
    **dict.fromkeys(("cest", "haec", "eet", "cat", "sast"), 2),
    **dict.fromkeys(("eest", "eat", "msk"), 3),
    # Canada: heure normale, avancée; de l'Est, de l'Atlantique, du Centre, des Rocheuses, du Pacifique, de Terre-Neuve
    **dict.fromkeys(("hne", "est"), -5),
    **dict.fromkeys(("hae", "edt"), -4),
    **dict.fromkeys(("hna", "ast"), -4),
    **dict.fromkeys(("haa", "adt"), -3),
    **dict.fromkeys(("hnc", "cst"), -6),
    **dict.fromkeys(("hac", "cdt"), -5),
    **dict.fromkeys(("hnr", "mst"), -7),
    **dict.fromkeys(("har", "mdt"), -6),
    **dict.fromkeys(("hnp", "pst"), -8),
    **dict.fromkeys(("hap", "pdt"), -7),
    "hnt": -3.5,
    "hat": -2.5,
}

_PLACES: dict[str, str] = {
    place: zone
    for zone, places in {
        "Europe/Paris": "paris,france,francaise,metropole,la metropole",
        "Europe/Brussels": "bruxelles,belgique,belge",
        "Europe/Zurich": "geneve,zurich,berne,lausanne,suisse",
        "Europe/Luxembourg": "luxembourg,luxembourgeoise",
        "Europe/Monaco": "monaco",
        "Europe/London": "londres,londonienne",
        "Europe/Moscow": "moscou",
        "Europe/Kyiv": "kiev,kyiv",
        "America/Toronto": "montreal,quebec,ottawa,toronto,gatineau,l'est,new york,washington",
        "America/Halifax": "l'atlantique,halifax",
        "America/Moncton": "moncton,fredericton",
        "America/Winnipeg": "winnipeg",
        "America/Vancouver": "vancouver",
        "America/Port-au-Prince": "port-au-prince,haiti,haitienne",
        "America/Martinique": "fort-de-france,martinique",
        "America/Guadeloupe": "pointe-a-pitre,guadeloupe",
        "America/Cayenne": "cayenne,guyane",
        "America/Miquelon": "saint-pierre",
        "Indian/Reunion": "saint-denis,la reunion",
        "Indian/Mayotte": "mayotte,mamoudzou",
        "Indian/Antananarivo": "antananarivo,madagascar,tananarive",
        "Indian/Mauritius": "port-louis,maurice",
        "Pacific/Noumea": "noumea,nouvelle-caledonie",
        "Pacific/Tahiti": "papeete,tahiti",
        "Africa/Dakar": "dakar,senegal",
        "Africa/Abidjan": "abidjan,cote d'ivoire",
        "Africa/Bamako": "bamako",
        "Africa/Ouagadougou": "ouagadougou",
        "Africa/Lome": "lome",
        "Africa/Porto-Novo": "cotonou,porto-novo,benin",
        "Africa/Niamey": "niamey",
        "Africa/Ndjamena": "n'djamena,ndjamena",
        "Africa/Douala": "yaounde,douala,cameroun",
        "Africa/Libreville": "libreville,gabon",
        "Africa/Brazzaville": "brazzaville",
        "Africa/Kinshasa": "kinshasa",
        "Africa/Lubumbashi": "lubumbashi,goma",
        "Africa/Kigali": "kigali",
        "Africa/Bujumbura": "bujumbura",
        "Africa/Djibouti": "djibouti",
        "Africa/Algiers": "alger,algerie,algerienne",
        "Africa/Tunis": "tunis,tunisie,tunisienne",
        "Africa/Casablanca": "rabat,casablanca,maroc,marocaine",
        "Africa/Cairo": "caire",
        "Asia/Beirut": "beyrouth,liban,libanaise",
        "Asia/Jerusalem": "jerusalem",
        "Asia/Tokyo": "tokyo",
        "Asia/Shanghai": "pekin",
    }.items()
    for place in places.split(",")
}

_places = "|".join(sorted(map(re.escape, _PLACES), key=len, reverse=True))
_abbreviations = "|".join(re.escape(name) for name in sorted(_OFFSETS, key=len, reverse=True) if name != "est")
ZONE = (
    r"(?:gmt|utc) ?[+-] ?\d\d?(?::?[0-5]\d)?(?!\d)|[+-](?:0\d|1[0-4]):?(?:00|30|45)(?!\d)"
    rf"|(?:{_abbreviations})\b\.?"
    r"|est(?= ?(?:$|[)\],/|]))"  # not the verb
    rf"|heures? (?:locale|(?:normale |avancee )?(?:de |du |d'|d )?(?:{_places}))\b"
)
"""Pattern of a written zone in folded text."""

_OFFSET = re.compile(r"(?:gmt|utc)? ?([+-]) ?(\d\d?):?(\d\d)?$")
_PLACE = re.compile(rf"heures? .*?({_places})$")


@cache
def zone_named(name: str) -> tzinfo:
    """The IANA zone called `name`; UsageError when there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError, TypeError) as fault:
        raise UsageError(f"{name!r} is not a time zone: write an IANA name such as Europe/Paris") from fault


@cache
def written_zone(words: str) -> tzinfo | None:
    """The zone that `words` (matched by ZONE, folded) name; None for "heure locale" and impossible offsets."""
    if found := _OFFSET.match(words):
        sign, hours, minutes = found.groups()
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        # The widest offsets in use are -12:00 and +14:00.
        return timezone(-offset if sign == "-" else offset) if offset <= timedelta(hours=14) else None
    if found := _PLACE.match(words):
        return ZoneInfo(_PLACES[found[1]])
    hours_east = _OFFSETS.get(words.rstrip("."))
    return None if hours_east is None else timezone(timedelta(hours=hours_east))
