"""The bytes that the server sent are read; what a browser made of them only where it alone has the article."""

import pytest

from archiver.article import Page
from archiver.extract import extract
from archiver.extract.rendered import fuller

URL = "https://www.courrierdulac.example/2026/03/10/le-pont.html"
SENTENCE = "Le conseil municipal a voté mardi soir la rénovation du vieux pont de pierre."


def page(paragraphs):
    text = "".join(f"<p>{SENTENCE} Paragraphe {n}.</p>" for n in range(paragraphs))
    return f"<html><head><meta property=og:type content=article></head><body><h1>Le pont</h1>{text}</body></html>"


@pytest.mark.parametrize(
    ("sent", "rendered", "is_rendered"),
    [
        (page(0), page(5), True),
        ("<html><body><div id=app></div></body></html>", page(5), True),
        (page(2), page(5), True),
        (page(10), page(11), False),  # an inset is no other text
        (page(5), page(0), False),
        (page(5), "<html><body></body></html>", False),
        (page(5), page(5), False),
    ],
)
def test_the_reading_that_has_the_article_is_taken(sent, rendered, is_rendered):
    given = Page(URL, sent.encode(), "text/html; charset=utf-8", 200, rendered=rendered.encode())
    draft = fuller(given, extract)
    whole = rendered if is_rendered else sent
    assert (draft.fields.from_rendered, draft.page) == (is_rendered, given)
    assert (draft.fields.body or "").count("Paragraphe") == whole.count("Paragraphe")


def test_a_page_that_no_browser_showed_is_read_as_it_was_sent():
    given = Page(URL, page(3).encode(), "text/html; charset=utf-8", 200)
    assert fuller(given, extract) == extract(given)
