"""A response of Scrapy as the values of the house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scrapy.http import Response

from archiver.article import Page, RawDate
from archiver.derive import pages


def header(response: Response, name: str) -> str | None:
    """The value of the first header `name`, as Latin-1; None without it."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value is not None else None


def fields_of(response: Response) -> Iterator[tuple[str, str]]:
    """Names and values of all header fields, as Latin-1."""
    for name, values in response.headers.items():
        yield from ((name.decode("latin-1"), value.decode("latin-1")) for value in values)


def entity_of(response: Response) -> bytes:
    """The body with its content codings undone; raises CutOffError."""
    fields = (value.decode("latin-1") for value in response.headers.getlist("Content-Encoding"))
    codings = [word.strip().lower() for value in fields for word in value.split(",") if word.strip()]
    return pages.entity(codings, response.body)


def page_of(response: Response, announced: Iterable[RawDate] = ()) -> Page:
    """The page for the stages; raises CutOffError."""
    return pages.page(response.meta["warc"], entity_of(response), header(response, "Content-Type"), announced)
