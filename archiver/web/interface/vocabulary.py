"""The values of the archive's columns in French words; english.json has each of them in English."""

from __future__ import annotations

FIELDS = {
    "headline": "Titre", "description": "Chapô", "body": "Texte", "authors": "Auteurs", "agencies": "Agences",
    "date_published": "Date de publication", "date_modified": "Date de mise à jour", "access": "Accès",
}  # fmt: skip
SOURCES = {
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
PRECISIONS = {
    "hour": "heure approximative",
    "day": "jour connu seulement",
    "month": "mois connu seulement",
    "year": "année connue seulement",
}
KINDS = {
    "article": "article", "live": "direct", "video": "vidéo", "audio": "audio", "gallery": "diaporama",
    "other": "autre",
}  # fmt: skip
ACCESS = {
    "full": "texte entier", "partial": "début, puis réservé aux abonnés", "wall": "réservé aux abonnés",
    "unknown": "accès inconnu",
}  # fmt: skip
AVAILABILITY = {
    "online": "en ligne", "gone": "retiré", "moved": "déplacé", "unknown": "non vérifié",
}  # fmt: skip
LANGUAGES = {
    "fr": "français", "en": "anglais", "de": "allemand", "nl": "néerlandais", "it": "italien", "es": "espagnol",
    "ar": "arabe", "pt": "portugais", "br": "breton", "oc": "occitan", "co": "corse", "eu": "basque", "ca": "catalan",
}  # fmt: skip
REASONS = {
    "withdrawn": "retirés de l’archive",
    "forbidden": "interdits par robots.txt", "refused": "refusés par le média", "failed": "en échec",
    "gone": "retirés avant capture", "unread": "capturés, non lus", "not fetched": "pas encore demandés",
}  # fmt: skip
ADDRESSES = {
    "canonical": "adresse de référence", "redirect": "redirection", "amp": "version AMP", "slug": "adresse modifiée",
}  # fmt: skip
STATUSES = {
    0: "terminé", 1: "n’a pas pu commencer", 2: "terminé avec des erreurs", 3: "arrêté avant la fin",
    4: "rien archivé", 5: "refusé par le média", 75: "déjà en cours", 130: "arrêté par un signal", 137: "interrompu",
}  # fmt: skip
CHOICES = {  # name of the parameter: field of Filters, name shown
    "media": ("outlets", "Média"), "rubrique": ("sections", "Rubrique"), "auteur": ("authors", "Auteur"),
    "agence": ("agencies", "Agence"), "acces": ("accesses", "Accès"), "genre": ("kinds", "Genre"),
    "langue": ("languages", "Langue"), "etat": ("availabilities", "État"),
}  # fmt: skip
VALUES = {"acces": ACCESS, "genre": KINDS, "etat": AVAILABILITY}  # of a choice, as shown


def language_name(tag: str) -> str:
    """The French name of a BCP 47 tag's language, region aside; the tag itself where no name is known."""
    return LANGUAGES.get(tag.lower().partition("-")[0], tag)


def words() -> set[str]:
    """Every French word of this module."""
    plain = (FIELDS, SOURCES, PRECISIONS, KINDS, ACCESS, AVAILABILITY, LANGUAGES, REASONS, ADDRESSES, STATUSES)
    return {word for names in plain for word in names.values()} | {label for _, label in CHOICES.values()}
