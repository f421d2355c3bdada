"""Second stage: the dates of a draft are read, and those that count are chosen (docs/dates.md)."""

from __future__ import annotations

from typing import Self

from archiver.article import Article, Draft
from archiver.dates import settle
from archiver.outlets import Outlets
from pipelines import HasDesk


class Dates:
    """Turns a Draft into an Article."""

    def __init__(self, outlets: Outlets) -> None:
        self.outlets = outlets

    @classmethod
    def from_crawler(cls, crawler: HasDesk) -> Self:
        return cls(crawler.archive_desk.outlets)

    def process_item(self, draft: Draft) -> Article:
        page = draft.page
        day = page.captured_at.date() if page.captured_at else None
        return settle(draft, self.outlets.rules(page.url, day))
