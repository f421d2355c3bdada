"""What a page says: (Page, Outlet, Rules) -> Draft. Pure: no file, clock, network or Scrapy."""

from __future__ import annotations

from archiver.article import Draft, Fields, Page
from archiver.extract import body as text_stage
from archiver.extract import document
from archiver.extract.description import description
from archiver.extract.embeds import embeds
from archiver.extract.entries import entries
from archiver.extract.headline import headline
from archiver.extract.images import images
from archiver.extract.links import links
from archiver.outlets import Outlet, Rules

__all__ = ["extract"]

NO_RULES = Rules()


def extract(page: Page, outlet: Outlet | None = None, rules: Rules = NO_RULES) -> Draft:
    """What `page` says, its dates still as found; for no article all but url, outlet, page_type is empty.

    Works for any French press page by standards and usage; `rules` add what an outlet's pages need.
    Never raises for what a page holds.
    """
    doc = document.read(page)
    heading = headline(doc, rules)
    title = heading.text if heading else None
    text = text_stage.body(doc, rules, heading)
    fields = Fields(
        url=doc.canonical or page.url,
        outlet=outlet.name if outlet else None,
        page_type="article",
        kind="article",
        headline=title,
        description=description(doc, text),
        body="\n\n".join(text.paragraphs) or None,
        images=images(doc, rules, text),
        embeds=embeds(doc, rules, text),
        links=links(doc, rules, text),
    )
    return Draft(page=page, fields=fields, entries=entries(doc, rules, text))
