"""What people do with the interface, in a real Chromium."""

import csv
import io
import re
import zipfile
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.interface.conftest import FLOOD, FORMER, HEADLINE, PAGES


def tab_to(page, selector):
    """Presses Tab until the element has the focus, as somebody without a mouse does."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


def bar(page, month):
    box = page.locator(f'a[data-mois="{month}"] .fond').bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def parameters(page):
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def test_an_article_is_found_and_read_by_keyboard_alone(visit):
    page = visit("/")
    tab_to(page, "#q-entete")
    page.keyboard.type("crues du Rhône")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche?**")
    tab_to(page, ".reponses h2 a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/article?**")
    assert page.locator("h1").inner_text() == HEADLINE


def test_the_first_tab_leads_past_the_navigation(visit):
    page = visit("/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Aller au contenu"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"


def test_what_has_the_focus_is_outlined(visit):
    page = visit("/")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none", page.evaluate("document.activeElement.outerHTML")


def test_dragging_over_the_histogram_filters_by_its_months(visit):
    page = visit("/recherche?q=lac")
    page.mouse.move(*bar(page, "2026-03"))
    page.mouse.down()
    page.mouse.move(*bar(page, "2026-04"), steps=4)
    assert "mars 2026 – avril 2026" in page.locator(".periode").inner_text()
    page.mouse.up()
    page.wait_for_url("**depuis=**")
    assert parameters(page) == {"q": "lac", "depuis": "2026-03", "avant": "2026-04"}


def test_the_histogram_is_used_by_keyboard(visit):
    page = visit("/recherche?q=lac")
    tab_to(page, "#histogramme")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**depuis=**")
    assert parameters(page) == {"q": "lac", "depuis": "2026-03", "avant": "2026-04"}


def test_without_script_a_bar_filters_by_its_month(visit):
    page = visit("/recherche?q=lac", java_script_enabled=False)
    page.mouse.click(*bar(page, "2026-03"))
    page.wait_for_url("**depuis=**")
    assert parameters(page)["avant"] == "2026-03"


def test_what_is_shown_has_no_break_spaces_and_what_is_exported_has_those_of_the_outlet(visit, site):
    page = visit("/recherche?q=titre:crue")
    assert page.locator(".reponses h2").first.inner_text() == HEADLINE
    [row] = page.request.get(f"{site.origin}/recherche.json?q=titre:crue").json()
    assert row["headline"] == HEADLINE.replace("\u00a0", " ")
    bibtex = page.request.get(f"{site.origin}/article?url={FLOOD}&format=bibtex").text()
    assert row["headline"] in bibtex


def test_facets_narrow_and_say_what_is_chosen(visit):
    page = visit("/recherche?q=lac")
    page.get_by_role("link", name="Environnement").click()
    page.wait_for_url("**rubrique=**")
    assert page.locator(".facettes [aria-current]").inner_text().startswith("Environnement")
    assert page.get_by_role("status").first.inner_text().startswith("1 article trouvé")


def test_two_versions_are_compared_word_by_word(visit):
    page = visit(PAGES["article"])
    page.get_by_role("link", name="comparer avec la précédente").click()
    page.wait_for_url("**/comparer?**")
    section = page.get_by_role("region", name="Titre")
    assert FORMER in section.locator("del").all_inner_texts()
    assert section.locator("ins").all_inner_texts()[0] == "en crue"


def test_an_earlier_version_says_so_and_leads_to_the_latest(visit):
    page = visit(PAGES["version"])
    assert FORMER in page.locator("h1").inner_text()
    page.get_by_role("link", name="Lire la dernière version").click()
    page.wait_for_url(lambda url: "at=" not in url)
    assert page.locator("h1").inner_text() == HEADLINE


def test_the_replay_shows_the_page_as_it_was(visit, site):
    page = visit(PAGES["version"])
    page.get_by_role("link", name="Voir la page telle qu’elle était").click()
    page.wait_for_url(f"{site.replay}/memento/20260504060000/**")
    shown = page.frame_locator("iframe").locator("h1")
    assert FORMER in shown.inner_text()


def test_a_citation_names_a_permalink_that_shows_the_version_cited(visit):
    page = visit(PAGES["version"])
    [_, apa, press] = page.locator(".citation").all_inner_texts()
    permalink = re.search(r"http://127[^ )]+", press)[0]
    assert permalink in apa
    page.goto(permalink)
    assert FORMER in page.locator("h1").inner_text()


@pytest.mark.parametrize("name, beginning", [("BibTeX", "@online{"), ("RIS", "TY  - NEWS"), ("CSL-JSON", "[\n {")])
def test_a_reference_is_downloaded(visit, name, beginning):
    page = visit(PAGES["article"])
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    assert download.value.path().read_text("utf-8").startswith(beginning)


def test_a_search_is_saved_followed_and_forgotten(visit, site):
    page = visit("/recherche?q=maternité")
    page.get_by_label("Nom de la recherche").fill("Hôpital")
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url("**/recherches")
    feed = page.request.get(site.origin + page.get_by_role("link", name="Flux Atom").get_attribute("href"))
    assert "renonce à fermer sa maternité</title>" in feed.text()
    page.get_by_role("button", name="Effacer").click()
    page.get_by_text("Aucune recherche enregistrée").wait_for()


def test_the_language_chosen_is_remembered(visit):
    page = visit("/")
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Edits", exact=True).click()
    page.wait_for_url("**/modifications")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").inner_text() == "Edits"


def test_english_readers_are_met_in_english(visit):
    assert visit("/", locale="en-GB").locator("html").get_attribute("lang") == "en"


def test_a_headline_is_followed_over_the_day(visit):
    page = visit(PAGES["une"])
    row = page.locator(".une tr", has_text=HEADLINE)
    assert FORMER in row.locator("del").inner_text()
    hours = page.locator(".parcours thead th").all_inner_texts()
    assert [hour.replace("\u00a0", " ") for hour in hours[1:]] == ["8 h 00", "18 h 30"]


def test_what_is_exported_is_what_was_found(visit, site):
    page = visit("/recherche?q=lac")
    found = page.locator(".resultat").inner_text().split()[0]
    rows = page.request.get(f"{site.origin}/recherche.json?q=lac").json()
    sheet = csv.DictReader(io.StringIO(page.request.get(f"{site.origin}/recherche.csv?q=lac").text()))
    assert len(rows) == int(found)
    assert [row["url"] for row in rows] == [row["url"] for row in sheet]


def test_a_package_of_a_result_holds_the_pages_of_its_articles(visit, site, tmp_path):
    page = visit("/")
    package = tmp_path / "a.wacz"
    package.write_bytes(page.request.get(f"{site.origin}/recherche.wacz?q=titre:crue").body())
    pages = zipfile.ZipFile(package).read("pages/pages.jsonl").decode().splitlines()[1:]
    assert len(pages) == 2
    assert all(FLOOD in line for line in pages)
