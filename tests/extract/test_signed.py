import json

import pytest


def ld(**fields):
    own = {"@type": "NewsArticle", "headline": "Le bac reprend lundi prochain", **fields}
    return f'<script type="application/ld+json">{json.dumps(own)}</script>'


@pytest.mark.parametrize(
    "top",
    [
        "<p>Par Inès Valmont</p>",
        "<p class='byline'>Inès Valmont</p>",
        "<div class='meta'><span>Par</span> <a href='/a'>Inès Valmont</a> <time>12 mars 2024</time></div>",
        "<div class='author'><a rel='author' href='/a'>Inès Valmont</a> <button>Suivre</button></div>",
        "<div itemprop='author' itemscope><span itemprop='name'>Inès Valmont</span></div>",
        "<p>Inès Valmont</p><p>Publié le 12 mars 2024 à 18h30</p>",
        "<p>Publié le 12 mars 2024 à 18 h 30 par Inès Valmont</p>",
        "<div class='auteur'><span class='prenom'>Inès</span> <span class='nom'>VALMONT</span></div>",
    ],
)
def test_the_byline_at_the_headline_names_the_author(read, top):
    assert read(top=top).fields.authors == ("Inès Valmont",)


@pytest.mark.parametrize(
    "top",
    [
        "<ul><li class='author'>Inès Valmont</li><li class='author'>Léo Garnier</li></ul>",
        "<div><a rel='author' href='/1'>Inès Valmont</a>, <a rel='author' href='/2'>Léo Garnier</a></div>",
        "<p class='auteurs'>Inès Valmont<br>Léo Garnier</p>",
    ],
)
def test_authors_set_side_by_side_are_all_named(read, top):
    assert read(top=top).fields.authors == ("Inès Valmont", "Léo Garnier")


@pytest.mark.parametrize(
    "end",
    [
        "<p>Inès Valmont</p>",
        "<p><strong>Propos recueillis par Inès Valmont</strong></p>",
        "<p class='signature'>Inès VALMONT.</p>",
        "<div id='articleSign'>Inès Valmont</div>",
    ],
)
def test_a_signature_at_the_end_names_the_author(read, end):
    assert read(end=end).fields.authors == ("Inès Valmont",)


@pytest.mark.parametrize(
    "author",
    [
        "Inès Valmont",
        {"@type": "Person", "name": "Inès Valmont"},
        [{"@type": "Person", "name": "INÈS VALMONT"}],
        [{"@type": "Person", "givenName": "Inès", "familyName": "Valmont"}],
        [{"name": "Inès Valmont"}, {"@type": "Organization", "name": "La Gazette"}],
    ],
)
def test_json_ld_names_the_author(read, author):
    assert read(head=ld(author=author)).fields.authors == ("Inès Valmont",)


@pytest.mark.parametrize("name", ["La rédaction", "courrierdulac.example", "Service Sports", "Rédaction du Lac"])
def test_the_outlet_and_its_desks_are_nobody(read, name):
    assert (
        read(head=ld(author={"@type": "Person", "name": name}), top=f"<p class='byline'>{name}</p>").fields.authors
        == ()
    )


def test_the_byline_that_readers_see_wins_over_the_account_that_published(read):
    page = read(head=ld(author="Paul Webmestre"), top="<p>Par Inès Valmont</p>")
    assert page.fields.authors == ("Inès Valmont",)


def test_the_fuller_of_two_lists_is_kept(read):
    page = read(head=ld(author="Inès Valmont"), top="<p class='byline'>Inès Valmont et Léo Garnier</p>")
    assert page.fields.authors == ("Inès Valmont", "Léo Garnier")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<aside><p>Par Léo Garnier</p></aside>",
        "<section class='commentaires'><p class='author'>Léo Garnier</p></section>",
        "<div class='related'><a href='/b'>La digue</a> <span class='author'>Léo Garnier</span></div>",
        "<figure><img src='a.jpg'><figcaption>Photo : Léo Garnier</figcaption></figure>",
        "<ul class='tags'><li><a rel='tag' href='/t'>Léo Garnier</a></li></ul>",
    ],
)
def test_other_peoples_names_are_left_out(read, elsewhere):
    assert read(end=elsewhere).fields.authors == ()


@pytest.mark.parametrize(
    ("parts", "agencies"),
    [
        ({"top": "<p class='byline'>Le Courrier du lac avec AFP</p>"}, ("AFP",)),
        ({"end": "<p>(Belga)</p>"}, ("Belga",)),
        ({"end": "<p>© 2024 AFP</p>"}, ("AFP",)),
        ({"head": ld(author={"@type": "Organization", "name": "AFP"})}, ("AFP",)),
        (
            {"text": "<p>PARIS (AFP) - Le bac fera de nouveau la navette entre les deux rives du lac dès lundi.</p>"},
            ("AFP",),
        ),
        ({"end": "<figure><img src='a.jpg'><figcaption>Le bac. © AFP</figcaption></figure>"}, ()),
        ({"text": "<p>Le bac reprendra lundi, a dit le maire à l’AFP, après cinq semaines de réparations.</p>"}, ()),
    ],
)
def test_an_agency_counts_for_the_text_not_for_pictures_or_quotes(read, parts, agencies):
    assert read(**parts).fields.agencies == agencies
