import pytest

from archiver.extract import bylines
from archiver.extract.agencies import agency, marked
from archiver.extract.names import fold, name_of

US = frozenset(map(fold, ["Le Courrier du lac", "courrierdulac.example", "Le Courrier du lac.fr"]))


@pytest.mark.parametrize(
    ("words", "authors", "agencies"),
    [
        ("Par Inès Valmont", ["Inès Valmont"], []),
        ("Par M. Valmont", ["M. Valmont"], []),
        ("Par M. Léo Valmont", ["Léo Valmont"], []),
        ("par Inès VALMONT", ["Inès Valmont"], []),
        ("Par\u00a0: INÈS VALMONT ET LÉO GARNIER", ["Inès Valmont", "Léo Garnier"], []),
        ("Par Inès Valmont, Léo Garnier et Maud Tissier", ["Inès Valmont", "Léo Garnier", "Maud Tissier"], []),
        ("Par Maud Tissier (avec Léo Garnier et Inès Valmont)", ["Maud Tissier", "Léo Garnier", "Inès Valmont"], []),
        ("Par Inès Valmont avec AFP", ["Inès Valmont"], ["AFP"]),
        ("Inès Valmont, avec l'AFP", ["Inès Valmont"], ["AFP"]),
        ("Le Courrier du lac avec Reuters et Agence France-Presse", [], ["Reuters", "AFP"]),
        ("La rédaction avec AFP", [], ["AFP"]),
        ("Rédaction en ligne (avec BELGA et AFP)", [], ["Belga", "AFP"]),
        ("ats/afp", [], ["Keystone-ATS", "AFP"]),
        ("Propos recueillis par Inès Valmont et Léo Garnier", ["Inès Valmont", "Léo Garnier"], []),
        ("Propos recueillis à Sornay par Inès Valmont.", ["Inès Valmont"], []),
        ("Recueilli par Inès VALMONT.", ["Inès Valmont"], []),
        ("Entretien réalisé par Inès Valmont", ["Inès Valmont"], []),
        ("Article rédigé par Inès Valmont", ["Inès Valmont"], []),
        ("Publié par Inès Valmont le 12 mars 2024", ["Inès Valmont"], []),
        ("Publié le 12 mars 2024 à 18h30 par Inès Valmont", ["Inès Valmont"], []),
        ("Le 12/03/2024 à 18:30 | Par Inès Valmont", ["Inès Valmont"], []),
        ("De notre correspondante à Londres, Inès Valmont", ["Inès Valmont"], []),
        ("Par notre envoyée spéciale à Sornay Inès Valmont", ["Inès Valmont"], []),
        ("Inès Valmont (à Sornay)", ["Inès Valmont"], []),
        ("Inès Valmont, envoyée spéciale à Sornay", ["Inès Valmont"], []),
        ("Par Inès Valmont, professeure d’histoire, et Léo Garnier, géographe", ["Inès Valmont", "Léo Garnier"], []),
        ("Par Inès Valmont @ivalmont", ["Inès Valmont"], []),
        ("Par Dr Inès Valmont", ["Inès Valmont"], []),
        ("Inès Valmont Journaliste", ["Inès Valmont"], []),
        ("Inès Valmont – 4 février 2025 à 7h55", ["Inès Valmont"], []),
        ("Texte : Inès Valmont Photos : Léo Garnier", ["Inès Valmont"], []),
        ("Par Inès Valmont et Léo Garnier (photos)", ["Inès Valmont"], []),
        (
            "Par Jean-Marc Le Guen, Anne d’Ornano et Thomas de La Tour",
            ["Jean-Marc Le Guen", "Anne d’Ornano", "Thomas de La Tour"],
            [],
        ),
        ("Par A. B.", ["A. B."], []),
        ("Par Nicolas Guérin C.", ["Nicolas Guérin C."], []),
        ("Par Plantin", ["Plantin"], []),
        ("J.D. avec AFP", ["J.D."], ["AFP"]),
        ("Par Inès Valmont - i.valmont@courrierdulac.example", ["Inès Valmont"], []),
        ("Par Inès Valmont via Belga", ["Inès Valmont"], ["Belga"]),
        ("Inès Valmont Agence QMI", ["Inès Valmont"], ["Agence QMI"]),
        ("Inès Valmont Le Courrier du lac", ["Inès Valmont"], []),
        ("Avec notre correspondant à Dakar, Léo Garnier", ["Léo Garnier"], []),
        ("Source AFP", [], ["AFP"]),
        ("Par La rédaction", [], []),
        ("Par Le Courrier du lac", [], []),
        ("La Presse canadienne", [], ["La Presse Canadienne"]),
        ("Entretien avec Inès Valmont", [], []),
        ("Service politique", [], []),
        ("Publié le 12 mars 2024", [], []),
        ("Rédigé par Inès Valmont le Vendredi 8 Avril 2022 à 10:53", ["Inès Valmont"], []),
        ("Publié par Inès Valmont à 21:34", ["Inès Valmont"], []),
        ("Par Inès Valmont12 mars 2026", ["Inès Valmont"], []),
        ("Par INÈS VALMONT, JEAN DURIEUX Envoyés spéciaux à Sornay", ["Inès Valmont", "Jean Durieux"], []),
        ("Par Inès Valmont à Sornay et Jean Durieux à La Chaux", ["Inès Valmont", "Jean Durieux"], []),
        ("Écrit par Inès Valmont-Le Du", ["Inès Valmont-Le Du"], []),
        ("Écrit par Inès Le Du", ["Inès Le Du"], []),
        ("Par : Inès VALMONT, AFP France", ["Inès Valmont"], ["AFP"]),
        ("Mercredi 2 Novembre 2022 Inès Valmont", ["Inès Valmont"], []),
        ("Partager sur Facebook", [], []),
        ("Envoyer par Mail", [], []),
    ],
)
def test_a_byline_gives_names_and_agencies_alone(words, authors, agencies):
    byline = bylines.read(words, US)
    assert (list(byline.authors), list(byline.agencies)) == (authors, agencies)


@pytest.mark.parametrize(
    "words", ["Propos recueillis par Inès Valmont", "Inès Valmont", "(Belga)", "Le Courrier du lac avec AFP"]
)
def test_a_line_that_only_names_is_a_signature(words):
    assert bylines.signature(words, US)


@pytest.mark.parametrize(
    "words",
    [
        "Le bac reprend lundi.",
        "Selon Inès Valmont, le lac monte",
        "« Enfin ! »",
        "Les travaux sont payés par Paul Martin.",
        "",
    ],
)
def test_a_sentence_is_no_signature(words):
    assert not bylines.signature(words, US)


@pytest.mark.parametrize(
    "words", ["courrierdulac.example", "Université de Sornay", "La Gazette", "12 mars", "Paris", "de la", ""]
)
def test_what_is_no_person_has_no_name(words):
    assert name_of(words, US) is None


@pytest.mark.parametrize(
    ("words", "ours"), [("l’AFP", "AFP"), ("BELGA", "Belga"), ("Keystone-ats", "Keystone-ATS"), ("ap", None)]
)
def test_an_agency_has_one_spelling(words, ours):
    assert agency(words) == ours


def test_an_agency_marks_a_text_at_its_opening_or_its_end():
    assert marked("PARIS (AFP) - Le lac monte.", first=True) == ["AFP"]
    assert marked("Le lac monte toujours. (Belga/AFP)", first=False) == ["Belga", "AFP"]
    assert marked("Le lac (photo AFP) monte, dit la mairie de Sornay.", first=False) == []
