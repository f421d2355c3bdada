"""Dates and numbers as readers say them, in French or English. Pure."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from archiver.web.interface.words import Language

MONTHS: dict[Language, tuple[str, ...]] = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet",
           "août", "septembre", "octobre", "novembre", "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December"),
}  # fmt: skip
SOURCES: dict[str, str] = {
    "json-ld": "d’après les données structurées de la page",
    "microdata": "d’après les microdonnées de la page",
    "meta": "d’après les métadonnées de la page",
    "state": "d’après l’état interne de la page",
    "time": "d’après la date balisée de la page",
    "dateline": "d’après la date affichée",
    "url": "d’après l’adresse",
    "feed": "d’après le flux du média",
    "sitemap": "d’après le plan du site",
}
PRECISIONS: dict[str, str] = {
    "hour": "heure approximative",
    "day": "jour connu seulement",
    "month": "mois connu seulement",
    "year": "année connue seulement",
}


def when(text: str | None, language: Language = "fr", zone: str = "Europe/Paris") -> str:
    """A date column in words: an instant on the clock of `zone`, a day, month or year as far as known; "" for None."""
    if not text:
        return ""
    if "T" in text:
        here = datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(ZoneInfo(zone))
        clock = f" à {here.hour} h {here.minute:02d}" if language == "fr" else f", {here:%H:%M}"
        return day(here.date(), language) + clock
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return day(date(*parts), language)
    return f"{MONTHS[language][parts[1] - 1]} {parts[0]}" if len(parts) == 2 else str(parts[0])


def day(moment: date, language: Language = "fr") -> str:
    """ "1er mars 2026", "12 March 2026"."""
    number = "1er" if language == "fr" and moment.day == 1 else str(moment.day)
    return f"{number} {MONTHS[language][moment.month - 1]} {moment.year}"


def number(value: int, language: Language = "fr") -> str:
    """ "12 345" with a narrow no-break space in French, "12,345" in English."""
    return f"{value:,}".replace(",", "\u202f") if language == "fr" else f"{value:,}"


def size(count: int, language: Language = "fr") -> str:
    """Bytes as "3,2 Mo" or "3.2 MB"."""
    units = ("o", "ko", "Mo", "Go", "To") if language == "fr" else ("B", "kB", "MB", "GB", "TB")
    value, unit = float(count), 0
    while value >= 1000 and unit < len(units) - 1:
        value, unit = value / 1000, unit + 1
    text = f"{value:.0f}" if unit == 0 or value >= 100 else f"{value:.1f}"
    return f"{text.replace('.', ',') if language == 'fr' else text}\u00a0{units[unit]}"
