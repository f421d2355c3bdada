"""What the interface says of addresses and dates that mean nothing."""

import pytest

from archiver.store.search import matches
from archiver.web.interface import search
from tests.web.interface.conftest import FLOOD, PAGES
from tests.web.interface.test_safe import client


@pytest.mark.parametrize("path", ["/nope", "/archive/nope", "/archive/articles/nope", "/media/nope", "/-/nope"])
@pytest.mark.parametrize(("language", "title"), [("fr", "<h1>Introuvable</h1>"), ("en", "<h1>Not found</h1>")])
async def test_what_does_not_exist_is_told_in_the_readers_language_and_not_logged(
    pressed, path, language, title, capfd
):
    inside, _ = client(pressed)
    answer = await inside.get(path, headers={"accept-language": language})
    assert (answer.status_code, title in answer.text) == (404, True)
    assert capfd.readouterr() == ("", "")


async def test_programs_are_told_in_json(pressed):
    inside, _ = client(pressed)
    answer = await inside.get("/archive/nope.json")
    assert (answer.status_code, answer.json()["ok"]) == (404, False)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/recherche?depuis=hier", "« hier » n’est pas une date : écrivez 2026-03-12<"),
        (f"/article?url={FLOOD}&at=hier", "« hier » n’est pas une date : écrivez 2026-03-12T06:42:00Z"),
        (f"/comparer?url={FLOOD}&from=hier", "« hier » n’est pas une date"),
        ("/une/courrierdulac?at=hier", "« hier » n’est pas une date"),
        ("/modifications?avant=hier", "« hier » n’est pas une date"),
        ("/modifications?media=toto", "aucun article d’un média nommé « toto »"),
    ],
)
async def test_a_parameter_that_means_nothing_is_told_on_the_page(pressed, path, words):
    inside, _ = client(pressed)
    answer = await inside.get(path)
    assert answer.status_code == 200
    assert words in answer.text.partition('role="alert">')[2]


@pytest.mark.parametrize("path", ["/recherche?depuis=2026-03", "/modifications", "/une/courrierdulac"])
async def test_what_is_well_formed_raises_no_alert(pressed, path):
    inside, _ = client(pressed)
    assert 'role="alert"' not in (await inside.get(path)).text


async def test_a_filter_that_leaves_nothing_can_be_taken_back(pressed):
    inside, _ = client(pressed)
    page = (await inside.get("/recherche?q=zzzz&media=courrierdulac&auteur=Personne")).text
    assert 'href="/recherche?q=zzzz&amp;auteur=Personne" aria-current' in page
    assert 'href="/recherche?q=zzzz&amp;media=courrierdulac" aria-current' in page


@pytest.mark.parametrize("path", ["/recherche?acces=zzz&genre=zzz&etat=zzz&langue=zz", "/recherche?media=&acces="])
async def test_filters_that_mean_nothing_break_nothing(pressed, path):
    inside, _ = client(pressed)
    answer = await inside.get(path)
    assert (answer.status_code, "articles trouvés" in answer.text) == (200, "zzz" not in path)


async def test_one_version_is_not_told_to_be_like_another(pressed):
    inside, _ = client(pressed)
    page = (await inside.get(PAGES["direct"].replace("/article", "/comparer"))).text
    assert "L’archive n’a qu’une version de cet article." in page


async def test_nothing_found_leaves_nothing_to_narrow_down(pressed):
    inside, _ = client(pressed)
    assert "Affiner</h2>" not in (await inside.get("/recherche?q=zzzz")).text


async def test_of_very_many_articles_the_page_says_what_was_counted_and_ranked(pressed, monkeypatch):
    monkeypatch.setattr(matches, "MAX_RANKED", 2)
    monkeypatch.setattr(search, "MAX_COUNTED", 1)
    inside, _ = client(pressed)
    page = (await inside.get("/recherche?q=lac")).text
    assert "Plus de 2 articles trouvés" in page
    assert "le classement porte sur les plus récents et sur les titres" in page
    assert "compté sur les 1 articles archivés en dernier" in page
