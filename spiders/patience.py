"""How long hosts ask to be left alone (Retry-After), and how much of that a crawl waits for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MAX_WAIT = 600.0  # seconds that a crawl waits for one host, in all; what asks for more is left to the next crawl
FOR_EVER = float("inf")  # longer than a crawl lasts


def retry_after(text: str, now: datetime) -> float | None:
    """Seconds from `now` (aware) that the field value `text` asks for, 0 when they are over; None for no such value.

    RFC 9110, 10.2.3: a number of seconds, or an HTTP-date.
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text) if len(text) < 10 else FOR_EVER
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - now).total_seconds())


class Patience:
    """What the hosts of one crawl have asked for. `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until: dict[str, float] = {}
        self._waited: defaultdict[str, float] = defaultdict(float)  # seconds, in all

    def leave_alone(self, host: str, seconds: float) -> None:
        """Notes that `host` wants no request for `seconds`; an earlier wish that lasts longer holds on."""
        longer = seconds - self.wait(host)
        if longer <= 0:
            return
        self._waited[host] += longer
        is_waited_for = self._waited[host] <= MAX_WAIT
        self._until[host] = self._clock() + seconds if is_waited_for else FOR_EVER

    def wait(self, host: str) -> float:
        """Seconds for which `host` is not to be asked; 0 when it may be."""
        return max(0.0, self._until.get(host, 0.0) - self._clock())

    def is_put_off(self, host: str) -> bool:
        """Whether `host` is not asked any more by this crawl."""
        return self._until.get(host) == FOR_EVER
