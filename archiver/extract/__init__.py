"""What a page says: (Page, Outlet, Rules) -> Draft. Pure: no file, clock, network or Scrapy."""

from __future__ import annotations

from archiver.article import Draft, Fields, Page
from archiver.extract import addresses, document, zones
from archiver.extract import body as text_stage
from archiver.extract.access import access, declared
from archiver.extract.authors import outlet_names, signed
from archiver.extract.description import description
from archiver.extract.embeds import embeds
from archiver.extract.entries import entries
from archiver.extract.headline import headline
from archiver.extract.images import images
from archiver.extract.keywords import keywords
from archiver.extract.language import language
from archiver.extract.links import links
from archiver.extract.page_type import kind, page_type
from archiver.extract.policies import policies
from archiver.extract.rawdates import raw_dates
from archiver.extract.section import section
from archiver.outlets import Outlet, Rules

__all__ = ["extract"]

NO_RULES = Rules()


def extract(page: Page, outlet: Outlet | None = None, rules: Rules = NO_RULES) -> Draft:
    """What `page` says, its dates still as found; for no article all but url, outlet, page_type, policies is empty.

    Works for any French press page by standards and usage; `rules` add what an outlet's pages need.
    Never raises for what a page holds. Specification: "Article keys" of the contract, docs/extraction.md.
    """
    doc = document.read(page)
    heading = headline(doc, rules)
    title = heading.text if heading else None
    text = text_stage.body(doc, rules, heading)
    found = page_type(doc, title, text)
    url = addresses.canonical(doc, outlet)
    name = outlet.name if outlet else None
    if found != "article":
        bare = addresses.asked(page.url)
        fields = Fields(url=bare, outlet=name, page_type=found, policies=policies(doc))
        return Draft(page=page, fields=fields, zone=zones.zone_of(page, outlet, ()))
    us = outlet_names(doc, outlet)
    signature = signed(doc, rules, us, text)
    told = entries(doc, rules, text)
    dates = raw_dates(doc, rules, text)
    fields = Fields(
        url=url,
        outlet=name,
        page_type=found,
        kind=kind(doc, text, len(told)),
        headline=title,
        description=description(doc, text),
        body="\n\n".join(text.paragraphs) or None,
        authors=signature.authors,
        agencies=signature.agencies,
        section=section(doc, rules, us, text),
        keywords=keywords(doc),
        language=language(doc, text.node, text.paragraphs),
        access=access(doc, rules, text),
        access_declared=declared(doc),
        images=images(doc, rules, text),
        embeds=embeds(doc, rules, text),
        links=links(doc, rules, text),
        addresses=addresses.others(doc, url),
        policies=policies(doc),
        next_page=addresses.next_page(doc),
    )
    return Draft(page=page, fields=fields, dates=dates, entries=told, zone=zones.zone_of(page, outlet, dates))
