"""What of a page the walk enters: menus and boxes of links are passed over, what may hold an article never is."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from archiver.extract.outline import Outline
from archiver.extract.walk import outline

LINKS = '<a href="/x">Le titre d’un autre article</a>'


def walked(html: str) -> Outline:
    body = LexborHTMLParser(html).body
    assert body is not None
    return outline(body)


def tags(page: Outline) -> list[str]:
    return [element.tag for element in page.elements]


@pytest.mark.parametrize("inside", ["<ul><li>Région</ul>", "<p>Un</p><p>Deux</p>", "<p>Un<br>Deux</p>"])
def test_a_menu_is_not_entered(inside):
    assert tags(walked(f"<nav>{inside}</nav><p>Le bac")) == ["body", "nav", "p"]


@pytest.mark.parametrize(
    "inside", ["<p>1</p><p>2</p><p>3</p>", "<p>1<br>2<br>3</p>", "<h1>T</h1>", "<main>T</main>", "<article>T</article>"]
)
def test_a_menu_that_may_hold_an_article_is_entered(inside):
    assert len(tags(walked(f"<nav>{inside}</nav>"))) > 2


def test_a_banner_that_asks_for_consent_is_entered():
    assert tags(walked('<footer class="cookie-banner"><span>Accepter</span></footer>')) == ["body", "footer", "span"]


@pytest.mark.parametrize(("links", "elements"), [(9, 11), (10, 2)])
def test_a_box_is_passed_over_from_ten_links_on(links, elements):
    assert len(tags(walked(f'<div class="related">{LINKS * links}</div>'))) == elements


def test_what_is_passed_over_keeps_its_place_without_comments():
    nav, after = walked("<nav><ul><!-- menu --><li>Région</ul></nav><p>Le bac").elements[1:]
    assert (nav.order, nav.last, after.order) == (2, 5, 6)


def test_white_space_begins_no_line_but_parts_words_in_it():
    page = walked("<p> <b>Le bac</b> <i>reprend</i> </p> <p>lundi")
    assert [block.text for block in page.blocks] == ["Le bac reprend", "lundi"]


@pytest.mark.parametrize(
    "unread", ["<noscript>Image</noscript>", '<span class="sr-only">Image</span>', "<svg>Image</svg>"]
)
def test_what_stands_for_something_shown_is_not_read(unread):
    assert [block.text for block in walked(f"<p>Le bac{unread}").blocks] == ["Le bac"]
