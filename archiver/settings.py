"""Settings of Scrapy for Archiver (docs/settings.md). Those of the contract may stand in the environment, too."""

from __future__ import annotations

import os
from typing import Any

from archiver import __version__
from archiver.store import archive_folder

BOT_NAME = "archiver"
SPIDER_MODULES = ["spiders"]
SPIDER_LOADER_CLASS = "spiders.loader.OutletLoader"
COMMANDS_MODULE = "spiders.commands"

# --- Names that scripts rely on
ARCHIVE_DIR = str(archive_folder())
RECHECK = os.environ.get("RECHECK", "1h,6h,1d,7d,30d")
LIVE_EVERY = os.environ.get("LIVE_EVERY", "5m")
CONTACT = os.environ.get("CONTACT", "")
ALLOW_PRIVATE_NETWORK = os.environ.get("ALLOW_PRIVATE_NETWORK", "0")
MIN_FREE = os.environ.get("MIN_FREE", "500M")
OBEY_OPT_OUTS = os.environ.get("OBEY_OPT_OUTS", "")
COOKIES_FILE = os.environ.get("COOKIES_FILE", "")

# --- Who we are: a name, a contact, no disguise
USER_AGENT = f"Archiver/{__version__} (press archive; {CONTACT or 'no contact given: set CONTACT'})"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "Archiver"

# --- Politeness: one request at a time for each host, with a pause; many hosts side by side
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOADER = "spiders.downloader.PoliteDownloader"
SCHEDULER_PRIORITY_QUEUE = "spiders.queue.PatientQueue"
DOWNLOAD_DELAY = 2.0  # seconds, and half as much more or less
DOWNLOAD_DELAY_JITTER = 0.5
DOWNLOAD_TIMEOUT = 60
RETRY_TIMES = 2

# --- Exact capture
DOWNLOAD_HANDLERS = {
    "http": "archiver.capture.handler.ArchivingDownloadHandler",
    "https": "archiver.capture.handler.ArchivingDownloadHandler",
    "file": None,
    "ftp": None,
    "s3": None,
    "data": None,
}
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_MAXSIZE = 64 * 2**20  # bytes; more is archived as truncated
DOWNLOAD_WARNSIZE = 0
# The house decodes entities itself, the same way from the wire and from WARC. No zstd: replay tools cannot read it.
COMPRESSION_ENABLED = False
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "fr",
    "Accept-Encoding": "gzip, br",
}
TWISTED_DNS_RESOLVER = "scrapy.resolver.CachingHostnameResolver"  # the default one knows IPv4 only

DOWNLOADER_MIDDLEWARES = {
    "spiders.bounds.Bounds": 50,
    "spiders.withdrawn.NothingWithdrawn": 90,
    "spiders.robots.RobotsTxt": 100,
    "spiders.optouts.OptOuts": 110,
    "spiders.retries.Retries": 550,
    "spiders.redirects.Redirects": 600,
    "spiders.subscriber.SubscriberCookies": 700,
}
REDIRECT_MAX_TIMES = 10
URLLENGTH_LIMIT = 0  # an address that somebody listed is asked for, and discovered ones have a bound of their own
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # the agenda knows what was asked for

# --- From page to article
CONCURRENT_ITEMS = 4  # Scrapy makes as many tasks for each response, and ours gives one item
ITEM_PROCESSOR = "pipelines.threaded.ThreadedStages"
ITEM_PIPELINES = {
    "pipelines.fields.Fields": 100,
    "pipelines.dates.Dates": 200,
    "pipelines.archive.ToArchive": 900,
}

# Listening ports that run what they are told; `scrapy crawl` does not even load them.
REMOTE_CONTROL_ENABLED = False
TELNETCONSOLE_ENABLED = False
# Scrapy 2.19.0 forgets what it found out of a bound method, and parses the callback's source for every response.
WARN_ON_GENERATOR_RETURN_VALUE = False
LOG_LEVEL = "INFO"
LOG_FORMATTER = "spiders.logs.Lines"


def stages(desk: Any) -> list[Any]:
    """The stages of ITEM_PIPELINES, built for `desk`: what commands run over WARC files."""
    from pipelines import stages  # not needed to read settings

    return stages(ITEM_PIPELINES, desk)
