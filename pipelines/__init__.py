"""What a page becomes, stage by stage: fields -> dates -> archive, in the order of the setting ITEM_PIPELINES.

A stage is a plain class with `process_item`. A crawl runs it as a Scrapy pipeline, re-extraction runs the very
same class over WARC records; both hand it what it needs as `archive_desk`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from archiver.article import Article, Page
from archiver.outlets import Outlets


class Desk(Protocol):
    """What the stages need of the house."""

    @property
    def outlets(self) -> Outlets:
        """The outlets we know."""

    def following(self, page: Page, url: str) -> Page | None:
        """The archived page at `url` that continues the article of `page`; None when there is none (yet)."""

    def file(self, article: Article) -> object:
        """Takes what a page became: the clerk's queue in a crawl, the writer itself in re-extraction."""


class HasDesk(Protocol):
    """A crawler of ours, or what stands for it where no crawl runs."""

    @property
    def archive_desk(self) -> Desk:
        """Where the stages get what they need."""


@dataclass(frozen=True, slots=True)
class _WithoutCrawler:
    archive_desk: Desk


def stages(order: Mapping[str, int | None], desk: Desk) -> list[Any]:
    """The stages that `order` (ITEM_PIPELINES) names, built for `desk`, in their order."""
    named = sorted((rank, path) for path, rank in order.items() if rank is not None)
    return [_load(path).from_crawler(_WithoutCrawler(desk)) for _, path in named]


def _load(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)
