"""An outlet that answers 429 or 503 says when to come back: Retry-After is held to, for all of its pages."""

from __future__ import annotations

from datetime import UTC, datetime

from scrapy import Request
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response

from spiders.answers import header
from spiders.downloader import PoliteDownloader
from spiders.patience import retry_after

BUSY = frozenset({429, 503})


class Retries(RetryMiddleware):
    """Scrapy's middleware; what it asks for again waits as long as the host asks, and is not asked for again when
    that is longer than a crawl waits."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        if response.status in BUSY and (told := header(response, "Retry-After")):
            downloader = PoliteDownloader.of(self.crawler)
            host = downloader.get_slot_key(request)
            seconds = retry_after(told, datetime.now(UTC))
            if seconds:
                downloader.leave_alone(host, seconds)
            if downloader.patience.is_put_off(host):
                return response
        return super().process_response(request, response)
