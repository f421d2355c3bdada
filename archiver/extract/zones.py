"""The zone in which a page's clocks without offset are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from archiver.article import Page, RawDate
from archiver.outlets import Outlet

DEFAULT = "Europe/Paris"
# Country code of a host -> its zone; where a country has several, that of most French-language outlets
COUNTRIES = {
    "fr": "Europe/Paris", "be": "Europe/Brussels", "ch": "Europe/Zurich", "lu": "Europe/Luxembourg",
    "mc": "Europe/Monaco", "ca": "America/Toronto", "quebec": "America/Toronto", "ht": "America/Port-au-Prince",
    "dz": "Africa/Algiers", "ma": "Africa/Casablanca", "tn": "Africa/Tunis", "sn": "Africa/Dakar",
    "ci": "Africa/Abidjan", "ml": "Africa/Bamako", "bf": "Africa/Ouagadougou", "ne": "Africa/Niamey",
    "tg": "Africa/Lome", "bj": "Africa/Porto-Novo", "gn": "Africa/Conakry", "cm": "Africa/Douala",
    "ga": "Africa/Libreville", "cg": "Africa/Brazzaville", "cd": "Africa/Kinshasa", "td": "Africa/Ndjamena",
    "cf": "Africa/Bangui", "rw": "Africa/Kigali", "bi": "Africa/Bujumbura", "dj": "Africa/Djibouti",
    "mg": "Indian/Antananarivo", "km": "Indian/Comoro", "mu": "Indian/Mauritius", "sc": "Indian/Mahe",
    "re": "Indian/Reunion", "yt": "Indian/Mayotte", "gp": "America/Guadeloupe", "mq": "America/Martinique",
    "gf": "America/Cayenne", "pm": "America/Miquelon", "nc": "Pacific/Noumea", "pf": "Pacific/Tahiti",
    "wf": "Pacific/Wallis", "vu": "Pacific/Efate", "lb": "Asia/Beirut", "mr": "Africa/Nouakchott",
    "vn": "Asia/Ho_Chi_Minh", "cz": "Europe/Prague", "ro": "Europe/Bucharest", "eu": "Europe/Brussels",
}  # fmt: skip
INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?([+-]\d\d):?(\d\d)")


def zone_of(page: Page, outlet: Outlet | None, dates: Iterable[RawDate]) -> str:
    """The IANA zone: the one asked for, else the outlet's, else that of the offsets in the page, else the host's
    country's, else Europe/Paris.

    Offsets agree with many zones: the host's country's is taken if it agrees, then Europe/Paris, then the first
    French-speaking one that does, else a fixed offset. +00:00 says nothing: it is how many systems write any clock.
    """
    if page.zone or outlet:
        return page.zone or (outlet.zone if outlet else DEFAULT)
    host = (urlsplit(page.url).hostname or "").rsplit(".", 1)
    home = COUNTRIES.get(host[-1], DEFAULT)
    offsets = list(_offsets(dates))
    if not offsets:
        return home
    candidates = (home, DEFAULT, *COUNTRIES.values())
    return next((zone for zone in candidates if _agrees(zone, offsets)), _fixed(offsets[0][1]))


def _offsets(dates: Iterable[RawDate]) -> Iterator[tuple[datetime, timedelta]]:
    for date in dates:
        match = INSTANT.match(date.text)
        if match is None:
            continue
        try:
            moment = datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3]}:{match[4]}")
        except ValueError:
            continue
        offset = moment.utcoffset()
        if offset:
            yield moment, offset


def _agrees(zone: str, offsets: list[tuple[datetime, timedelta]]) -> bool:
    try:
        return all(moment.astimezone(ZoneInfo(zone)).utcoffset() == offset for moment, offset in offsets)
    except OverflowError:  # the year 1 or 9999
        return False


def _fixed(offset: timedelta) -> str:
    """A zone with that offset in whole hours all year: "Etc/GMT-3" is three hours ahead (POSIX signs)."""
    hours = round(offset.total_seconds() / 3600)
    return f"Etc/GMT{-hours:+d}" if -12 <= hours <= 14 else DEFAULT
