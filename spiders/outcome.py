"""What became of a crawl, and the exit status that tells it (docs/exit-statuses.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DONE: Final = 0
COULD_NOT_START: Final = 1
WITH_ERRORS: Final = 2
STOPPED_EARLY: Final = 3
NOTHING_ARCHIVED: Final = 4
REFUSED: Final = 5
ALREADY_RUNNING: Final = 75
INTERRUPTED: Final = 130

# Reasons with which Scrapy closes a spider when nothing went wrong; "limit" is our own, of `-a limit`.
REGULAR: Final = frozenset({"finished", "limit"})


@dataclass(slots=True)
class Outcome:
    """Counts of one crawl, filled while it runs."""

    asked: int = 0  # pages that were to be fetched: front pages, articles, listed addresses; no feeds and sitemaps
    archived: int = 0  # of these, the ones whose answer was archived, whatever its status
    refused: int = 0  # of these, the ones answered by 401, 403, 429, a captcha or a consent wall
    missing: int = 0  # of these, the ones that the outlet does not have: 404, 410
    lists: int = 0  # feeds and sitemaps that answered
    lists_failed: int = 0  # feeds and sitemaps that did not
    requisites: int = 0  # pictures, style sheets, scripts that were there; none of the pages above
    rendered: int = 0  # pages that were shown in Chromium
    failures: int = 0  # rows in `failures` that are no mere prohibitions and no requisites'
    finish_reason: str | None = None  # Scrapy's; None: it never came to an end

    def status(self) -> int:
        """The exit status: the first that applies of 130, 3, 5, 4, 2, 0 (1 and 75 are told before a crawl starts)."""
        if self.finish_reason == "shutdown":
            return INTERRUPTED
        if self.finish_reason not in REGULAR:
            return STOPPED_EARLY
        if self.archived and self.refused * 2 > self.archived:
            return REFUSED
        if not self.archived and (self.asked or (self.lists_failed and not self.lists)):
            return NOTHING_ARCHIVED
        return WITH_ERRORS if self.failures else DONE
