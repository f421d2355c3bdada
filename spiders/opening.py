"""Before a crawl asks for anything: settings and arguments are judged, the archive is opened and brought up to date."""

from __future__ import annotations

import platform
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import scrapy
import twisted
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from archiver import __version__
from archiver.capture.selftest import ready
from archiver.derive.catch_up import catch_up, lock_name
from archiver.derive.closing import signing_key
from archiver.derive.intake import Intake
from archiver.derive.locks import Lock
from archiver.errors import ArchiverError, UsageError
from archiver.outlets import Outlets, find
from archiver.store import Archive, Writer
from archiver.warc.writer import Info, WarcWriter
from pipelines import stages
from spiders.agenda import Agenda
from spiders.base import PressSpider
from spiders.optouts import obeyed
from spiders.recheck import ages, an_age
from spiders.run import Run
from spiders.subscriber import cookies_of
from spiders.withdrawn import is_withdrawn

SOFTWARE = (
    f"Archiver/{__version__} Scrapy/{scrapy.__version__} Twisted/{twisted.__version__}"
    f" Python/{platform.python_version()}"
)
# Settings that decide what is fetched; the warcinfo record names them (none of them holds a secret).
TOLD = ("RECHECK", "DOWNLOAD_DELAY", "CONCURRENT_REQUESTS_PER_DOMAIN", "DOWNLOAD_TIMEOUT", "DOWNLOAD_MAXSIZE")
# Scrapy would fail with a traceback, or ask for nothing and never end.
LEAST = {
    "CONCURRENT_REQUESTS": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY": 0,
    "DOWNLOAD_TIMEOUT": 0,
    "DOWNLOAD_MAXSIZE": 0,
    "RETRY_TIMES": 0,
    "REDIRECT_MAX_TIMES": 0,
    "CLOSESPIDER_TIMEOUT": 0,
    "CLOSESPIDER_PAGECOUNT": 0,
    "CLOSESPIDER_ITEMCOUNT": 0,
    "CLOSESPIDER_ERRORCOUNT": 0,
}
SIZES = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}


class AnotherCrawlError(ArchiverError):
    """The same outlet, or the same list, is being crawled."""


def begin(crawler: Crawler, given: Mapping[str, str]) -> Run:
    """Starts the run of `crawler` with the spider arguments `given`.

    Raises UsageError for what is wrong with them or with the settings, ArchiveError when the archive cannot be
    used, AnotherCrawlError when one of the same outlet or list is running.
    """
    spider, settings = crawler.spidercls, crawler.settings
    assert issubclass(spider, PressSpider)
    arguments = spider.read_arguments(given)
    recheck = ages(settings.get("RECHECK") or "")
    live_every = an_age("LIVE_EVERY", settings.get("LIVE_EVERY") or "0")
    min_free = size("MIN_FREE", settings.get("MIN_FREE") or "0")
    _refuse_unfit(settings)
    ready()
    signing_key()
    cookies_of(settings)
    obeyed(settings)
    archive = Archive.open(Path(settings["ARCHIVE_DIR"]), create=True)
    name = lock_name(spider.name, given)
    lock = Lock(archive.folder, name)
    if not lock.take():
        archive.close()
        raise AnotherCrawlError(f"another crawl of {spider.name} is running in {archive.folder}: wait for its end")
    outlets = find(Path())
    catch_up(Intake(archive, outlets, lambda desk: stages(settings.getdict("ITEM_PIPELINES"), desk)), name)
    number = _begin_run(archive, outlets, spider, given)
    withdrawn = partial(is_withdrawn, archive, outlets)
    agenda = Agenda(archive.known, recheck, lambda: datetime.now(UTC), arguments.limit, withdrawn, live_every)
    warc = WarcWriter(archive.warc, _info(spider.name, settings), lambda digest: run.original(digest))
    run = Run(crawler, archive, outlets, agenda, warc, lock, number, min_free)
    return run


def size(name: str, text: str) -> int:
    """Bytes of "500M", "2G" or a plain number; raises UsageError for anything else."""
    match = re.fullmatch(r"(\d+)\s*([KMGT]?)(?:i?B)?", text.strip(), re.I)
    if match is None:
        raise UsageError(f"{name}={text!r} is not a size: write 500M, 2G or 0")
    return int(match[1]) * SIZES[match[2].upper()]


def _refuse_unfit(settings: BaseSettings) -> None:
    if settings.get("JOBDIR"):
        raise UsageError("JOBDIR is not for archives: leave it out, what is left to fetch follows from the archive")
    try:
        settings.getbool("ALLOW_PRIVATE_NETWORK")
    except ValueError:
        given = settings.get("ALLOW_PRIVATE_NETWORK")
        raise UsageError(f"ALLOW_PRIVATE_NETWORK={given!r} is neither yes nor no: write 1 or 0") from None
    for name, least in LEAST.items():
        try:
            fits = settings.getfloat(name) >= least
        except (ValueError, TypeError):
            fits = False
        if not fits:
            raise UsageError(f"{name}={settings.get(name)!r} is no number from {least} up")


def _begin_run(archive: Archive, outlets: Outlets, spider: type[PressSpider], given: Mapping[str, str]) -> int:
    writer = Writer(archive)
    writer.outlets(outlets)
    named = {outlet.name for outlet in outlets}
    return writer.begin_run(
        spider.name, spider.name if spider.name in named else None, given, SOFTWARE, datetime.now(UTC)
    )


def _info(spider: str, settings: BaseSettings) -> Info:
    return Info(
        software=SOFTWARE,
        run=spider,
        user_agent=settings["USER_AGENT"],
        contact=settings["CONTACT"] or None,
        robots="obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
        settings=tuple((name, str(settings[name])) for name in TOLD),
    )
