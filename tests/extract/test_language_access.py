import json

import pytest

WALL = "<div class='paywall'><p>La suite de cet article est réservée à nos abonnés.</p></div>"
ENGLISH = "<p>" + "The ferry will be back on the river for the passengers and the crew this Monday. " * 3 + "</p>"


def ld(**fields):
    own = {"@type": "NewsArticle", "headline": "Le bac reprend lundi prochain", **fields}
    return f'<script type="application/ld+json">{json.dumps(own)}</script>'


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        ("fr-CA", "", "fr-CA"),
        ("fr_be", "", "fr-BE"),
        ("", '<meta property="og:locale" content="fr_CH">', "fr-CH"),
        ("", ld(inLanguage="fra"), "fr"),
        ("en", "", "fr"),
        ("en", '<meta http-equiv="content-language" content="fr-FR">', "fr-FR"),
        ("", "", "fr"),
        ("?", "", "fr"),
    ],
)
def test_the_language_is_declared_or_else_told_by_the_text(read, lang, head, language):
    assert read(lang=lang, head=head).fields.language == language


def test_a_text_in_another_language_than_declared_is_in_its_own(read):
    assert read(text=ENGLISH).fields.language == "en"


@pytest.mark.parametrize(
    ("parts", "access"),
    [
        ({}, "full"),
        ({"head": ld(isAccessibleForFree=False)}, "full"),
        ({"end": WALL}, "partial"),
        ({"end": "<p>Il vous reste 78 % de cet article à lire.</p>"}, "partial"),
        ({"end": "<p>Pour lire la suite de cet article, abonnez-vous.</p>"}, "partial"),
        ({"head": ld(isAccessibleForFree=False, wordCount="900")}, "partial"),
        ({"end": "<aside><a href='/b'>Réservé aux abonnés : la digue fissurée</a></aside>"}, "full"),
    ],
)
def test_access_is_what_the_page_holds(read, parts, access):
    assert read(**parts).fields.access == access


@pytest.mark.parametrize(
    ("value", "declared"),
    [
        (True, True),
        (False, False),
        ("False", False),
        ("true", True),
        ("http://schema.org/True", True),
        ("Non", False),
        (None, None),
    ],
)
def test_access_declared_is_a_boolean_or_its_word(read, value, declared):
    assert read(head=ld(isAccessibleForFree=value)).fields.access_declared is declared
