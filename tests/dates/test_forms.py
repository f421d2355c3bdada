"""Each form of a dateline, as French-language outlets write it, and what it tells."""

import pytest

from archiver.dates import read


def told(text: str, zone: str = "Europe/Paris") -> tuple[str | None, str | None]:
    reading = read(text, "dateline", None, zone)
    return tuple(dated.iso() if dated else None for dated in (reading.published, reading.modified))


HALF_PAST_SIX = "2024-03-12T18:30:00+01:00"


@pytest.mark.parametrize(
    "text",
    [
        "12 mars 2024 18h30",
        "Mar. 12 mars 2024 | 18:30",
        "le mardi 12 mars 2024 à 18 h 30 min",
        "12 mars 2024 à 18 heures 30",
        "18h30, le 12 mars 2024",
        "Mardi 12 mars 2024 | Mise en ligne à 18h30 | Commentaires (85)",
        "Publié à 18h30 le 12 mars 2024",
        "Par AFP le 12.03.2024 à 18.30",
        "12/mars/2024 - 18h30",
        "12/03/2024-18:30",
        "12.03.2024-18h30",
        "12 mars 2024 à 6 h 30 du soir",
        "March 12, 2024 at 6:30 pm",
        "Le Quotidien - 12 mars 2024 à 18:30 - Temps de lecture : 3 min",
        "Article réservé aux abonnés • Publié le 12 mars 2024 à 18h30",
        "Publié le 12 mars 2024 par Jean Dupont à 18h30",
        "Par Jean Mai, publié le 12 mars 2024 à 18h30",
        "AFP — 12/03/24 à 18h30",
        "Publié le mar, 12/03/2024 - 18:30",
        "Temps de lecture 2 min - Diffusé le 12/03/24 à 18h30",
        "\u200bPublié\u00a0le 12\u202fmars\u202f2024 à 18\u202fh\u202f30",
        "PUBLIE LE 12 MARS 2024 A 18H30",
        "Publie\u0301 le 12 mars 2024 a\u0300 18h30",
    ],
)
def test_half_past_six_on_12_march_in_many_spellings(text: str) -> None:
    assert told(text) == (HALF_PAST_SIX, None)


@pytest.mark.parametrize(
    "text",
    [
        "Créé le 12 mars 2024 à 18:30 | Modifié le 13 mars 2024 à 09:05",
        "Première publication : 12/03/2024 - 18:30 Dernière modification : 13/03/2024 - 09:05",
        "12 mars 2024 à 18:30 (Mis à jour le 13.03.2024, 9h05)",
        "12/03/2024 18:30 CET | Actualisé 13/03/2024 9h05 CET",
        "MAJ le 13 mars 2024 à 9 h 05 - Paru le 12 mars 2024 à 18 h 30",
        "Publié le 12 mars 2024 à 18h30, mis à jour à 09h05",
        "Publié le 12 mars 2024 à 18h30, mis à jour le 13 mars à 9h05 Lecture 2 min",
    ],
)
def test_both_dates_of_a_dateline_are_told_apart(text: str) -> None:
    assert told(text) == (HALF_PAST_SIX, "2024-03-13T09:05:00+01:00")


def test_one_date_under_two_joined_labels_is_both() -> None:
    assert told("Publié et mis à jour le 12 mars 2024") == ("2024-03-12", "2024-03-12")


@pytest.mark.parametrize("text", ["mise à jour le 12/03/2024", "mise \ufffd jour le 12/03/2024", "MàJ : 12 mars 2024"])
def test_a_modification_alone_leaves_publication_unknown(text: str) -> None:
    assert told(text) == (None, "2024-03-12")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1er mars 2024", "2024-03-01"),
        ("1 er mars 2024", "2024-03-01"),
        ("12 août 24", "2024-08-12"),
        ("12 ao\ufffdt 2024", "2024-08-12"),
        ("14/01/2020", "2020-01-14"),
        ("12.3.24", "2024-03-12"),
        ("2024/03/12", "2024-03-12"),
        ("Édition du 12 mars 2024", "2024-03-12"),
        ("De notre envoyé spécial à Kiev, Jean Dupont, le 12 mars 2024", "2024-03-12"),
        ("juin 2018", "2018-06"),
        ("06/2018", "2018-06"),
        ("Publié en 2019", "2019"),
        ("27 févr. 69", "1969-02-27"),
    ],
)
def test_what_is_less_than_an_hour_stays_day_month_or_year(text: str, value: str) -> None:
    assert told(text) == (value, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Publié le 12 mars 2024 à 24h00", "2024-03-12"),
        ("Publié le 12 mars 2024 à midi trente", "2024-03-12"),
        ("Publié le 12 mars 2024 à 00:00", "2024-03-12"),
        ("Publié le 31 mars 2024 à 02h30", "2024-03-31"),
        ("Publié le 12 mars 2024 • 3 min • 12 commentaires", "2024-03-12"),
        ("Publié le 12 mars 2024 - Durée : 18:30", "2024-03-12"),
        ("12 mars 2024 18h30-20h00", "2024-03-12"),
    ],
)
def test_no_hour_where_none_is_certain(text: str, day: str) -> None:
    assert told(text) == (day, None)


@pytest.mark.parametrize(
    "text",
    [
        "dimanche 9 - lundi 10 mars 2024",
        "Du 12 au 18 mars 2024",
        "30 mars - 2 avril 2024",
        "Le rapport du 3 mars 2024 a été remis",
        "Publié le 31 février 2024",
        "Demain à 8h",
        "jui. 2024",
        "© 2020-2024",
        "18h30",
        "192.168.1.12",
        "Tél. 01.02.03.04.05",
        "Euro 2024",
        "ISSN 1234-5678",
        "Elle a dit le 4 mai 2021 que le conseil de la ville, réuni en urgence, ne voterait pas ce texte",
        "",
    ],
)
def test_what_tells_no_publication_is_null(text: str) -> None:
    assert told(text) == (None, None)


def test_midnight_in_words_is_an_hour() -> None:
    assert told("Publié le 5 août 2024 à minuit") == ("2024-08-05T00:00:00+02:00", None)


@pytest.mark.parametrize("text", ["12 maart 2024", "12. März 2024", "12 de marzo de 2024", "12 مارس 2024"])
def test_days_of_neighbouring_languages_are_read(text: str) -> None:
    assert told(text) == ("2024-03-12", None)


def test_a_name_that_is_a_month_or_a_weekday_is_no_date() -> None:
    assert told("Mardi Mars, 12 avril 2024") == ("2024-04-12", None)
    assert told("Par Avril Mai, le 12 mars 2024") == ("2024-03-12", None)
