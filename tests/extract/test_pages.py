"""Pages of our own making, one for each kind of trouble, and beside each what must come out (pages/NAME.json)."""

import json
from pathlib import Path

import pytest

from archiver.article import Draft, Page
from archiver.extract import extract

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def draft(name: str) -> Draft:
    return extract(Page(f"https://www.courrierdulac.example/{name}", (PAGES / f"{name}.html").read_bytes()))


def said(draft: Draft) -> dict[str, object]:
    fields = draft.fields
    return {
        "headline": fields.headline,
        "description": fields.description,
        "body": (fields.body or "").split("\n\n") if fields.body else [],
        "authors": list(fields.authors),
        "agencies": list(fields.agencies),
        "section": fields.section,
        "dates": [[date.what, date.source, date.text] for date in draft.dates],
        "links": list(fields.links),
        "images": [[image.url, image.caption, image.credit] for image in fields.images],
        "embeds": [[embed.provider, embed.url] for embed in fields.embeds],
        "entries": [[entry.date, entry.headline, entry.body] for entry in draft.entries],
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_page_says_what_is_written_beside_it(name: str) -> None:
    wanted = json.loads((PAGES / f"{name}.json").read_text())
    found = said(draft(name))
    assert {key: found[key] for key in wanted} == wanted


def test_a_last_paragraph_may_link_to_an_article_on_gifts():
    last = "<p>Les riverains ont voté <a href='/lac/soutien-a-la-mairie'>lundi soir</a> un don de mille euros.</p>"
    page = f"<h1>Le bac</h1><p>{'Le bac reprend lundi prochain. ' * 5}</p>{last}"
    found = extract(Page("https://www.courrierdulac.example/region/le-bac", page.encode()))
    assert "un don de mille euros" in (found.fields.body or "")
