"""First stage: what a page says, its dates still as found."""

from __future__ import annotations

from typing import Self

from archiver.article import Draft, Page
from archiver.extract import extract
from archiver.outlets import Outlets, Rules
from pipelines import HasDesk


class Fields:
    """Reads a page by standards and, on top, by the rules that its outlet had on the day of the capture."""

    def __init__(self, outlets: Outlets) -> None:
        self.outlets = outlets

    @classmethod
    def from_crawler(cls, crawler: HasDesk) -> Self:
        return cls(crawler.archive_desk.outlets)

    def process_item(self, page: Page) -> Draft:
        outlet = self.outlets.of(page.url)
        day = page.captured_at.date() if page.captured_at else None
        return extract(page, outlet, outlet.rules_on(day) if outlet else Rules())
