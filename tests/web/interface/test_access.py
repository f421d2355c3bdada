"""WCAG 2.2 AA on every page: axe-core, reflow, print, reduced motion."""

import pytest

from tests.web.interface.conftest import PAGES

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
OPEN_ALL = "document.querySelectorAll('details').forEach(details => { details.open = true; })"
TOO_WIDE = """[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1
  && !e.closest('.defile, .evitement')).map(e => e.outerHTML.slice(0, 80)).slice(0, 3)"""


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_wrong_in_light_or_dark(visit, name):
    page = visit(PAGES[name], color_scheme="light", reduced_motion="reduce")  # no colour half-way
    page.evaluate(OPEN_ALL)
    found = axe.Axe().run(page, options=RULES)
    assert found.response["violations"] == [], found.generate_report()
    page.emulate_media(color_scheme="dark")
    dark = axe.Axe().run(page, options=COLOURS)
    assert dark.response["violations"] == [], dark.generate_report()
    assert [rule["id"] for rule in dark.response["passes"]] == ["color-contrast"]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_has_to_be_scrolled_sideways_on_a_phone_or_zoomed_in(visit, name):
    page = visit(PAGES[name])
    page.evaluate(OPEN_ALL)
    for width in (640, 320):  # 1280 pixels at 200 % and at 400 %; the second is also a small phone
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.evaluate(TOO_WIDE)


def test_on_paper_an_article_is_its_text_and_how_to_cite_it(visit):
    page = visit(PAGES["article"])
    page.emulate_media(media="print")
    seen = {selector: page.locator(selector).first.is_visible() for selector in ("nav", "aside", ".texte", ".citation")}
    assert seen == {"nav": False, "aside": False, ".texte": True, ".citation": True}


def test_nothing_moves_for_those_who_do_not_want_it(visit):
    page = visit("/", reduced_motion="reduce")
    moving = "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration !== '0s').length"
    assert page.evaluate(moving) == 0
