import json

import pytest


def ld(**fields):
    own = {"@type": "NewsArticle", "headline": "Le bac reprend lundi prochain", **fields}
    return f'<script type="application/ld+json">{json.dumps(own)}</script>'


@pytest.mark.parametrize(
    "parts",
    [
        {"head": ld(articleSection="Région")},
        {"head": ld(articleSection=["A la une", "Région"])},
        {"head": '<meta property="article:section" content="Région">'},
        {"head": '<meta property="article:section" value="Région">'},
        {"top": '<nav><a href="/">Accueil</a> <a href="/region">Région</a></nav>'},
        {"top": '<div class="breadcrumb"><a href="/">Accueil</a> &gt; <a href="/rubrique/12">Région</a></div>'},
        {"top": '<p class="fil-ariane">Accueil &gt; Région &gt; Le bac reprend lundi prochain</p>'},
    ],
)
def test_the_section_is_read_wherever_the_page_names_it(read, parts):
    assert read(**parts).fields.section == "Région"


@pytest.mark.parametrize(
    "name", ["Accueil", "Actualités", "courrierdulac.example", "Le bac reprend lundi prochain", ""]
)
def test_a_name_that_files_nothing_is_no_section(read, name):
    assert read(head=ld(articleSection=name)).fields.section is None


@pytest.mark.parametrize(
    "value",
    ["bac, Lac du Nord,  travaux", ["bac", "Lac du Nord", "travaux"], [{"name": "bac"}, "Lac du Nord", "travaux"]],
)
def test_keywords_are_split_and_kept_once(read, value):
    page = read(head=ld(keywords=value) + '<meta name="news_keywords" content="Bac,écluse">')
    assert page.fields.keywords == ("bac", "Lac du Nord", "travaux", "écluse")


def test_visible_tags_of_the_article_are_keywords(read):
    page = read(end='<ul class="tags"><li><a rel="tag" href="/t">#écluse</a></li></ul>')
    assert page.fields.keywords == ("écluse",)


MENU = "".join(f'<li><a href="/rubrique/{n}">Rubrique {n}</a></li>' for n in range(12))


def test_a_breadcrumb_inside_a_menu_names_the_section(read):
    crumbs = '<div class="breadcrumb"><a href="/">Accueil</a> <a href="/rubrique/40">Transports</a></div>'
    assert read(end=f"<nav class='menu'><ul>{MENU}</ul>{crumbs}</nav>").fields.section == "Transports"


def test_tags_and_categories_of_a_menu_are_not_the_articles(read):
    menu = f"<nav><ul class='tags'>{MENU}</ul><p class='category'><a href='/rubrique/41'>Transports</a></p></nav>"
    fields = read(end=menu).fields
    assert (fields.section, fields.keywords) == (None, ())
