import json

import pytest

from archiver.article import Page, RawDate
from archiver.extract import extract
from archiver.outlets import Rules

ISO = "2024-03-12T18:30:00+01:00"
LATER = "2024-03-12T20:00:00+01:00"


def ld(**fields):
    own = {"@type": "NewsArticle", "headline": "Le bac reprend lundi prochain", **fields}
    return f'<script type="application/ld+json">{json.dumps(own)}</script>'


@pytest.mark.parametrize(
    ("parts", "dates"),
    [
        (
            {"head": ld(datePublished=ISO, dateModified=LATER)},
            [("published", "json-ld", ISO), ("modified", "json-ld", LATER)],
        ),
        ({"head": ld(dateCreated=ISO)}, [("published", "json-ld", ISO)]),
        ({"head": f'<meta property="article:published_time" value="{ISO}">'}, [("published", "meta", ISO)]),
        ({"head": f'<meta property="og:updated_time" content="{LATER}">'}, [("modified", "meta", LATER)]),
        ({"top": f'<meta itemprop="datePublished" content="{ISO}">'}, [("published", "microdata", ISO)]),
        (
            {"top": "<p>Publié le 12 mars 2024 à 18h30</p>"},
            [("published", "dateline", "Publié le 12 mars 2024 à 18h30")],
        ),
        ({"top": "<p>12/03/2024</p>"}, [("published", "dateline", "12/03/2024")]),
        ({"top": "<p>il y a 2 heures</p>"}, [("published", "dateline", "il y a 2 heures")]),
        ({"end": "<p>Publié le 12 mars 2024</p>"}, [("published", "dateline", "Publié le 12 mars 2024")]),
        ({"url": "https://www.courrierdulac.example/2024/03/12/le-bac"}, [("published", "url", "2024-03-12")]),
        ({"url": "https://www.courrierdulac.example/le-bac-20240312"}, [("published", "url", "2024-03-12")]),
        ({"url": "https://www.courrierdulac.example/le-bac-12-03-2024-X.php"}, [("published", "url", "2024-03-12")]),
        ({"url": "https://www.courrierdulac.example/2024/03/le-bac"}, [("published", "url", "2024-03")]),
        ({"url": "https://www.courrierdulac.example/le-bac-123456789"}, []),
    ],
)
def test_each_date_is_given_verbatim_with_its_source(read, parts, dates):
    assert read(**parts).dates == tuple(RawDate(*date) for date in dates)


def test_the_words_before_a_time_element_say_which_date_it_is(read):
    top = f'<p>Publié <time datetime="{ISO}">mardi</time>, mis à jour <time datetime="{LATER}">à 20 h</time></p>'
    assert read(top=top).dates[:2] == (RawDate("published", "time", ISO), RawDate("modified", "time", LATER))


def test_dates_set_side_by_side_without_a_space_are_parted(read):
    top = "<p><span>Publié le 2 nov. 2023 à 16:00</span><span>Mis à jour le 2 nov. 2023 à 16:16</span></p>"
    assert read(top=top).dates[0].text == "Publié le 2 nov. 2023 à 16:00 Mis à jour le 2 nov. 2023 à 16:16"


@pytest.mark.parametrize(
    "elsewhere",
    [
        f'<aside><a href="/b">La digue</a> <time datetime="{ISO}">12 mars 2024</time></aside>',
        "<section id='commentaires'><p>Par Mouette le 14 mars 2024 à 07:15</p></section>",
        "<div class='related'><p>Publié le 12 mars 2024</p></div>",
    ],
)
def test_dates_of_other_things_are_left_out(read, elsewhere):
    assert read(end=elsewhere).dates == ()


def test_an_outlets_rule_finds_the_first_publication_in_the_page_state():

    text = "<article><h1>Le bac</h1><p>Le bac fera la navette entre les deux rives.</p></article>"
    html = f'<title>Le bac</title><script>state={{"first":"{ISO}"}}</script>{text}'
    draft = extract(Page("https://a.example/b", html.encode()), rules=Rules(state_published=r'"first":"([^"]+)"'))
    assert draft.dates == (RawDate("published", "state", ISO),)
