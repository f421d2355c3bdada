"""A real crawl in a process of its own: python crawl.py JOB RESULT (both pickles)."""

import pickle
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.resolver import CachingHostnameResolver, HostResolution

from archiver.article import Capture
from archiver.capture.signals import exchange_archived
from archiver.warc.exchange import Exchange
from archiver.warc.writer import Info, WarcWriter

SETTINGS: dict[str, Any] = {
    "DOWNLOAD_HANDLERS": {
        **dict.fromkeys(("http", "https"), "archiver.capture.handler.ArchivingDownloadHandler"),
        **dict.fromkeys(("file", "ftp", "s3", "data")),
    },
    "DEFAULT_REQUEST_HEADERS": {"Accept-Encoding": "gzip, br"},
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "TWISTED_DNS_RESOLVER": "crawl.Names",
    "HTTPERROR_ALLOW_ALL": True,
    "TELNETCONSOLE_ENABLED": False,
    "LOG_LEVEL": "WARNING",
    "RETRY_TIMES": 1,
}


@dataclass
class Job:
    """`requests` are arguments of scrapy.Request; `folder` is for the WARC file."""

    folder: str
    requests: list[dict[str, Any]]
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass
class Result:
    folder: str
    exchanges: list[Exchange] = field(default_factory=list)
    captures: list[Capture] = field(default_factory=list)
    signalled: list[Capture] = field(default_factory=list)
    answers: list[tuple[str, int, bytes, Capture | None]] = field(default_factory=list)
    failures: list[tuple[str, str, Capture | None]] = field(default_factory=list)
    finish_reason: str = ""
    log: str = ""

    def files(self) -> list[Path]:
        return sorted(Path(self.folder).glob("*.warc.gz"))


class Recorder(WarcWriter):
    """The real writer, which also keeps exchanges and rows as they were."""

    def __init__(self, folder: str, result: Result) -> None:
        super().__init__(Path(folder), Info(software="Archiver", run="test"))
        self.result = result

    def append(self, exchange: Exchange) -> Capture:
        self.result.exchanges.append(exchange)
        self.result.captures.append(super().append(exchange))
        return self.result.captures[-1]


class Names(CachingHostnameResolver):
    """Answers names under .example with a loopback address, as a hostile name server would; .invalid has none."""

    def resolveHostName(self, receiver, name, *args, **kwargs):
        if name.endswith(".invalid"):
            receiver.resolutionBegan(HostResolution(name))
            receiver.resolutionComplete()
            return HostResolution(name)
        return super().resolveHostName(receiver, "127.0.0.1" if name.endswith(".example") else name, *args, **kwargs)


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
    result = Result(job.folder)
    process = CrawlerProcess({**SETTINGS, **job.settings})
    crawler = process.create_crawler(type("Asker", (Asker,), {"job": job, "result": result}))
    crawler.archive_recorder = recorder = Recorder(job.folder, result)

    def signalled(capture, request):
        result.signalled.append(capture)

    crawler.signals.connect(signalled, exchange_archived)
    process.crawl(crawler)
    process.start()
    recorder.close()
    return result


if __name__ == "__main__":
    import crawl  # by its name: what is pickled here is read under that name

    with Path(sys.argv[1]).open("rb") as file:
        todo = pickle.load(file)
    Path(sys.argv[2]).write_bytes(pickle.dumps(crawl.main(todo)))
