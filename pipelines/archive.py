"""Last stage: the article goes to the store, which joins it to its history and keeps its versions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from archiver.article import Article
from pipelines import HasDesk


class ToArchive:
    """Hands each article on to be filed."""

    def __init__(self, file: Callable[[Article], object]) -> None:
        self.file = file

    @classmethod
    def from_crawler(cls, crawler: HasDesk) -> Self:
        return cls(crawler.archive_desk.file)

    def process_item(self, article: Article) -> Article:
        self.file(article)
        return article
