"""Which addresses a crawl asks for: each once, none that is archived and not due, no more than the limit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from archiver.addresses import ascii_url, identity, without_campaign
from archiver.article import Capture
from archiver.store import Known
from spiders.recheck import is_due, is_running


@dataclass(frozen=True, slots=True)
class Visit:
    """An address to be asked for; `original` is what the archive holds of it and can be asked against."""

    url: str
    original: Capture | None = None

    def conditions(self) -> dict[str, str]:
        """Request headers that let the outlet answer 304 (RFC 9110, 13.1); none without a validator."""
        if self.original is None:
            return {}
        pairs = {"If-None-Match": self.original.etag, "If-Modified-Since": self.original.last_modified}
        return {name: value for name, value in pairs.items() if value}


class Agenda:
    """The addresses of one crawl. `known` answers what the archive holds of an address, `withdrawn` whether it must
    not be asked for any more. A live blog that runs is due every `live_every` (0: like any other page)."""

    def __init__(
        self,
        known: Callable[[str], Known | None],
        recheck: Sequence[timedelta],
        now: Callable[[], datetime],
        limit: int | None = None,
        withdrawn: Callable[[str], bool] = lambda url: False,  # noqa: ARG005
        live_every: timedelta = timedelta(0),
    ) -> None:
        self.recheck, self.live_every = recheck, live_every
        self._known, self._now, self._withdrawn = known, now, withdrawn
        self._left = limit
        self._claimed: set[str] = set()

    def take(self, url: str, *, exact: bool = False, counted: bool = True) -> Visit | None:
        """The visit that `url` calls for now; None when there is none (again).

        Addresses that differ in campaign parameters alone are one, and are asked for without them unless
        `exact`. The limit holds for what is `counted`. An address that was never answered well is asked for
        whatever its age.
        """
        url = ascii_url(url if exact else without_campaign(url)).partition("#")[0]
        spent = counted and self._left == 0
        if spent or identity(url) in self._claimed or self._withdrawn(url):
            return None
        self._claimed.add(identity(url))
        known = self._known(url)
        if known is not None and not self._is_due(known):
            return None
        if counted and self._left is not None:
            self._left -= 1
        return Visit(url, known.original if known else None)

    def again(self, url: str) -> Visit:
        """One more visit to an address of this crawl, whatever its age and the limit."""
        known = self._known(url)
        return Visit(url, known.original if known else None)

    def _is_due(self, known: Known) -> bool:
        now = self._now()
        if is_due(self.recheck, known.first_seen, known.last_seen, now):
            return True
        runs = known.stirred is not None and is_running(known.stirred, now)
        return runs and bool(self.recheck and self.live_every) and now - known.last_seen >= self.live_every

    def claim(self, url: str) -> bool:
        """Reserves the target of a redirect; False when this crawl asks, or has asked, for it, or must not."""
        key = identity(url)
        if key in self._claimed or self._withdrawn(url):
            return False
        self._claimed.add(key)
        return True
