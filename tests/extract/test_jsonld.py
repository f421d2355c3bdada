import pytest

from archiver.extract import jsonld

OBJECT = '{"@type": "NewsArticle", "headline": "Le bac reprend", "url": "https://a.example/bac"}'


@pytest.mark.parametrize(
    "script",
    [
        OBJECT,
        f"<!-- {OBJECT} -->",
        f"//<![CDATA[\n{OBJECT}\n//]]>",
        f"/* du CMS */ {OBJECT};",
        OBJECT.replace('"url"', '// adresse\n"url"'),
        OBJECT.replace("}", ",}"),
        OBJECT.replace("Le bac", "Le\tbac\n").replace("Le\tbac\n", "Le bac"),
        OBJECT.replace('"', "&quot;"),
        f"[{OBJECT}]",
        f'{{"@graph": [{OBJECT}]}}',
        f'{{"@type": "WebPage", "mainEntity": {OBJECT}}}',
        f'{{"@type": "WebSite"}} {OBJECT}',
    ],
)
def test_an_object_is_found_in_whatever_wraps_it(script):
    found = [thing for thing in jsonld.read([script]) if thing["@type"] == "NewsArticle"]
    assert [(thing["headline"], thing["url"]) for thing in found] == [("Le bac reprend", "https://a.example/bac")]


@pytest.mark.parametrize(
    "script", ["", "{", "[" * 100_000, '{"a":' + '"\\' * 50_000, "/*" * 50_000, "null", "42", '"x"']
)
def test_what_is_no_object_gives_none(script):
    assert jsonld.read([script]) == []


def test_control_characters_in_strings_are_kept():
    assert jsonld.read(['{"@type": "Article", "description": "Un\ndeux\tmots"}'])[0]["description"] == "Un\ndeux\tmots"


def test_teasers_of_other_articles_are_not_the_pages_own():
    teaser = {"@type": "NewsArticle", "headline": "La digue fissurée", "url": "https://a.example/digue"}
    mine = {"@type": "NewsArticle", "headline": "Le bac reprend", "mainEntityOfPage": "https://a.example/bac/"}
    assert jsonld.own([teaser, mine], ["https://www.a.example/bac"], ["Le bac reprend"]) == [mine]


def test_an_article_comes_before_the_film_beside_it():
    film = {"@type": "VideoObject", "name": "Le lac vu du ciel"}
    mine = {"@type": ["NewsArticle", "Article"], "headline": "Le bac reprend"}
    assert jsonld.own([film, mine], [], ["Le bac reprend"])[0] is mine


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("a", ["a"]),
        ({"name": "a"}, ["a"]),
        ([{"@value": "a"}, "b", 3, None], ["a", "b"]),
        ("&eacute;t&eacute;", ["été"]),
    ],
)
def test_texts_are_read_from_strings_objects_and_lists(value, texts):
    assert jsonld.strings(value) == texts
