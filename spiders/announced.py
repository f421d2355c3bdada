"""What lists have told of the addresses that a crawl asks for: its own lists, and those of earlier crawls."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from archiver.addresses import identity
from archiver.article import Announcement, RawDate
from archiver.derive import pages


class Announced:
    """All announcements of a page count, as in re-extraction, and not only the one for which it was asked for.

    `stored` answers what the archive holds; what this crawl's lists say may be on its way there still.
    """

    def __init__(self, stored: Callable[[str], Iterable[Announcement]]) -> None:
        self._stored = stored
        self._own: dict[str, list[Announcement]] = {}  # by identity, of addresses that are waited for

    def expect(self, url: str) -> None:
        """From now on keeps what is announced of `url`: it was asked for."""
        self._own.setdefault(identity(url), [])

    def note(self, announcement: Announcement) -> None:
        """Keeps an announcement of an address that is waited for."""
        own = self._own.get(identity(announcement.url))
        if own is not None:
            own.append(announcement)

    def claims(self, urls: Iterable[str]) -> tuple[RawDate, ...]:
        """The dates told for a page that came, which has all of `urls`; they are waited for no more."""
        told: dict[tuple[str, str | None], Announcement] = {}
        for url in urls:
            for each in (*self._stored(url), *self._own.pop(identity(url), ())):
                if each.date_text or (each.url, each.found_in) not in told:  # as the store updates its row
                    told[each.url, each.found_in] = each
        return pages.claims(told.values())
