"""A real crawl in a process of its own: python crawl.py JOB RESULT (both pickles)."""

import pickle
import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess

from archiver.article import Capture
from archiver.capture.signals import exchange_archived
from archiver.warc.exchange import Exchange

SETTINGS: dict[str, Any] = {
    "DOWNLOAD_HANDLERS": {
        **dict.fromkeys(("http", "https"), "archiver.capture.handler.ArchivingDownloadHandler"),
        **dict.fromkeys(("file", "ftp", "s3", "data")),
    },
    "DEFAULT_REQUEST_HEADERS": {"Accept-Encoding": "gzip, br"},
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "TWISTED_DNS_RESOLVER": "scrapy.resolver.CachingHostnameResolver",
    "HTTPERROR_ALLOW_ALL": True,
    "TELNETCONSOLE_ENABLED": False,
    "LOG_LEVEL": "WARNING",
    "RETRY_TIMES": 1,
}


@dataclass
class Job:
    """`requests` are arguments of scrapy.Request."""

    requests: list[dict[str, Any]]
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass
class Result:
    exchanges: list[Exchange] = field(default_factory=list)
    signalled: list[Capture] = field(default_factory=list)
    answers: list[tuple[str, int, bytes, Capture | None]] = field(default_factory=list)
    failures: list[tuple[str, str, Capture | None]] = field(default_factory=list)
    finish_reason: str = ""
    log: str = ""


class MemoryRecorder:
    """Keeps exchanges as they are handed over."""

    def __init__(self, result: Result) -> None:
        self.result = result

    def record(self, exchange: Exchange) -> Capture:
        self.result.exchanges.append(exchange)
        number = len(self.result.exchanges)
        at = datetime.now(UTC)
        return Capture(exchange.url, "", at, exchange.status, None, None, "x", number, 0, "", "", error=exchange.error)


class Asker(Spider):
    name = "asker"
    job: Job
    result: Result

    async def start(self):
        for request in self.job.requests:
            yield Request(callback=self.parse, errback=self.failed, dont_filter=True, **request)

    def parse(self, response):
        self.result.answers.append((response.url, response.status, response.body, response.meta.get("warc")))

    def failed(self, failure):
        request = failure.request
        self.result.failures.append((request.url, failure.type.__name__, request.meta.get("warc")))

    def closed(self, reason):
        self.result.finish_reason = reason


def main(job: Job) -> Result:
    result = Result()
    process = CrawlerProcess({**SETTINGS, **job.settings})
    crawler = process.create_crawler(type("Asker", (Asker,), {"job": job, "result": result}))
    crawler.archive_recorder = MemoryRecorder(result)

    def signalled(capture, request):
        result.signalled.append(replace(capture))

    crawler.signals.connect(signalled, exchange_archived)
    process.crawl(crawler)
    process.start()
    return result


if __name__ == "__main__":
    import crawl  # by its name: what is pickled here is read under that name

    with Path(sys.argv[1]).open("rb") as file:
        todo = pickle.load(file)
    Path(sys.argv[2]).write_bytes(pickle.dumps(crawl.main(todo)))
