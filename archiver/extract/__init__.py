"""What a page says: (Page, Outlet, Rules) -> Draft. Pure: no file, clock, network or Scrapy."""

from __future__ import annotations

from archiver.article import Draft, Fields, Page
from archiver.extract import (
    access,
    addresses,
    authors,
    body,
    description,
    document,
    embeds,
    entries,
    headline,
    images,
    keywords,
    language,
    links,
    named,
    nearby,
    ourselves,
    page_type,
    policies,
    rawdates,
    region,
    section,
    zones,
)
from archiver.outlets import Outlet, Rules

__all__ = ["extract"]

NO_RULES = Rules()


def extract(page: Page, outlet: Outlet | None = None, rules: Rules = NO_RULES) -> Draft:
    """What `page` says, its dates still as found; for no article all but url, outlet, page_type, policies is empty.

    Works for any French press page by standards and usage; `rules` add what an outlet's pages need.
    Never raises for what a page holds. Specification: "Article keys" of the contract, docs/extraction.md.
    """
    doc = document.read(page)
    us = ourselves.outlet_names(doc, outlet)
    heading = headline.headline(doc, rules, us)
    title = heading.text if heading else None
    text = body.body(doc, rules, heading, us)
    found = page_type.page_type(doc, title, text)
    if found != "article":
        fields = Fields(
            url=addresses.asked(doc.page.url),
            outlet=outlet.name if outlet else None,
            page_type=found,
            policies=policies.policies(doc),
        )
        return Draft(page=page, fields=fields, zone=zones.zone_of(doc.page, outlet, ()))
    return _article(doc, outlet, rules, title, text, us)


def _article(
    doc: document.Document,
    outlet: Outlet | None,
    rules: Rules,
    title: str | None,
    text: body.Text,
    us: frozenset[str],
) -> Draft:
    url = addresses.canonical(doc, outlet)
    around = nearby.around(text)
    called = named.named(text.page)
    signed = authors.signed(doc, rules, us, text, around, called)
    told = entries.entries(doc, text)
    part = region.region(text)
    dates = rawdates.raw_dates(doc, rules, around)
    fields = Fields(
        url=url,
        outlet=outlet.name if outlet else None,
        page_type="article",
        kind=page_type.kind(doc, text, len(told)),
        headline=title,
        description=description.description(doc, text),
        body="\n\n".join(text.paragraphs) or None,
        authors=signed.authors,
        agencies=signed.agencies,
        section=section.section(doc, rules, us, around, called, title),
        keywords=keywords.keywords(doc, called),
        language=language.language(doc, text.node, text.paragraphs),
        access=access.access(doc, rules, text),
        access_declared=access.declared(doc),
        images=images.images(doc, text, part),
        embeds=embeds.embeds(doc, part),
        links=links.links(doc, text),
        addresses=addresses.others(doc, url),
        policies=policies.policies(doc),
        next_page=addresses.next_page(doc, called),
        earlier_page=addresses.earlier_page(doc, called),
    )
    zone = zones.zone_of(doc.page, outlet, dates)
    return Draft(page=doc.page, fields=fields, dates=dates, entries=told, zone=zone)
