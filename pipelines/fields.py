"""First stage: what a page says, its dates still as found."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from archiver.article import MAX_FOLLOWING, Draft, Page
from archiver.extract import extract
from archiver.extract.joining import join
from archiver.extract.rendered import fuller
from archiver.outlets import Rules
from pipelines import Desk, HasDesk


class Fields:
    """Reads a page by standards and, on top, by the rules that its outlet had on the day of the capture.

    Of a page that a browser showed, too, the reading is taken that has the article (archiver.extract.rendered).
    The pages that follow it in one article are read with it: those it has, and those that the desk has.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @classmethod
    def from_crawler(cls, crawler: HasDesk) -> Self:
        return cls(crawler.archive_desk)

    def process_item(self, page: Page) -> Draft:
        draft = join(self._read(page), map(self._read, page.following))
        while draft.fields.next_page and len(draft.page.following) < MAX_FOLLOWING:
            more = self.desk.following(page, draft.fields.next_page)
            if more is None:
                break
            whole = replace(draft.page, following=(*draft.page.following, more))
            draft = replace(join(draft, [self._read(more)]), page=whole)
        return draft

    def _read(self, page: Page) -> Draft:
        outlet = self.desk.outlets.of(page.url)
        day = page.captured_at.date() if page.captured_at else None
        rules = outlet.rules_on(day) if outlet else Rules()
        return fuller(page, lambda each: extract(each, outlet, rules))
