import json

import pytest

from archiver.article import Page
from archiver.extract import extract

MENU = '<header><nav><a href="/region">Région</a></nav></header>'
COOKIES = "<p>Nous et nos 214 partenaires déposons des cookies et des traceurs pour mesurer l’audience du site.</p>"
TEASERS = "".join(
    f'<div><h2><a href="/a/{n}">Une nouvelle du lac, la {n}e de la semaine</a></h2></div>' for n in range(8)
)
TEXT = "<p>Le bac fera de nouveau la navette entre les deux rives, après cinq semaines de réparations.</p>" * 3


def page(title, body, head="", url="https://www.courrierdulac.example/region/le-bac", status=None):
    html = f"<!doctype html><title>{title}</title>{head}<body>{MENU}<main>{body}</main></body>"
    return extract(Page(url, html.encode(), status=status)).fields


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        ("Page introuvable", "<h1>Page introuvable</h1><p>Elle a été déplacée.</p>" + TEASERS, "error"),
        ("Erreur 404 - Le Courrier", "<h1>Oups !</h1><p>Rien ici.</p>", "error"),
        ("Cet article n’existe plus", "<h1>Cet article n’existe plus</h1>", "error"),
        ("503 Service Unavailable", "<h1>503 Service Unavailable</h1>", "error"),
        ("", "<iframe src='/_Incapsula_Resource?SWUDNSAI=31'>Incident ID: 12</iframe>", "captcha"),
        ("Just a moment...", "<p>Checking your browser before accessing the site.</p>", "captcha"),
        (
            "courrierdulac.example",
            "<p>Montrez que vous n’êtes pas un robot.</p><iframe src='//x/captcha/'></iframe>",
            "captcha",
        ),
        ("Le Courrier du lac", "<h1>Votre vie privée</h1>" + COOKIES * 3 + "<button>Tout accepter</button>", "consent"),
        ("Mentions légales", "<h1>Mentions légales</h1><p>Éditeur : la société du lac, à Sornay.</p>" * 3, "other"),
        ("Région", "<h1>Région</h1>" + TEASERS, "listing"),
        ("", "", "other"),
        ("Le bac reprend", "<h1>Le bac reprend</h1>" + TEXT, "article"),
        ("Le 404e régiment défile", "<h1>Le 404e régiment défile à Sornay</h1>" + TEXT, "article"),
        ("Cookies : la Cnil condamne", "<h1>Cookies : la Cnil condamne un site</h1>" + TEXT * 3, "article"),
        ("Le bac reprend", "<div role='dialog'>" + COOKIES * 4 + "</div><h1>Le bac reprend</h1>" + TEXT, "article"),
    ],
)
def test_the_words_say_what_a_page_is(title, body, kind):
    assert page(title, body).page_type == kind


def test_the_servers_status_tells_of_an_error_whatever_the_words():
    assert page("Le bac reprend", "<h1>Le bac reprend</h1>" + TEXT, status=410).page_type == "error"


def test_a_home_page_is_a_listing():
    assert (
        page("Le Courrier du lac", "<h1>Le Courrier</h1>" + TEASERS, url="https://www.courrierdulac.example/").page_type
        == "listing"
    )


def test_for_all_but_an_article_the_other_fields_are_empty():
    fields = page("Page introuvable", "<h1>Page introuvable</h1><p>Par Inès Valmont</p>")
    assert (fields.headline, fields.body, fields.authors, fields.language) == (None, None, (), None)


@pytest.mark.parametrize(
    ("kind_of_object", "text", "kind"),
    [
        ("NewsArticle", TEXT, "article"),
        ("VideoObject", "<p>Le bac vu du ciel.</p>", "video"),
        ("PodcastEpisode", TEXT, "audio"),
        ("ImageGallery", "<p>Le bac en images.</p>", "gallery"),
    ],
)
def test_the_pages_own_object_says_its_kind(kind_of_object, text, kind):
    own = json.dumps({"@type": kind_of_object, "name": "Le bac reprend", "headline": "Le bac reprend"})
    head = f'<script type="application/ld+json">{own}</script>'
    assert page("Le bac reprend", f"<h1>Le bac reprend</h1>{text}", head).kind == kind
