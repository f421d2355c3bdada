"""What outlets reserve: TDMRep and ai.txt are asked for once a crawl, and what forbids fetching is a setting."""

from __future__ import annotations

import asyncio
import logging
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.settings import BaseSettings

from archiver.derive.pages import CutOffError
from archiver.discover import optouts
from archiver.errors import UsageError
from archiver.store import ledger
from spiders import faults
from spiders.agenda import Visit
from spiders.answers import entity_of
from spiders.run import Run

log = logging.getLogger(__name__)

PRIORITY = 900  # after robots.txt, before whatever waits for it
WORDS = frozenset({"noarchive", "noai"})  # of metas and X-Robots-Tag
RESERVED = frozenset({"tdm-reservation"})
KNOWN = (*optouts.FILES, *sorted(WORDS))


def obeyed(settings: BaseSettings) -> frozenset[str]:
    """The opt-outs that forbid fetching (setting OBEY_OPT_OUTS: names with commas). Raises UsageError for others."""
    names = frozenset(filter(None, (name.strip() for name in settings.getlist("OBEY_OPT_OUTS"))))
    for name in names - set(KNOWN):
        raise UsageError(f"OBEY_OPT_OUTS: {name!r} is not known: write some of {', '.join(KNOWN)}, with commas")
    return names


class OptOuts:
    """Downloader middleware: records a site's policy files, and holds requests for pages to those that are obeyed.

    The files are asked for once a crawl: of the outlet's own site, and of every site when they are obeyed.
    """

    def __init__(self, crawler: Crawler, run: Run, agent: str, names: frozenset[str], home: str | None) -> None:
        self.crawler, self.run, self.agent, self.names = crawler, run, agent, names
        self._home = _site(home) if home else None
        self._files: dict[str, asyncio.Future[dict[str, str]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        outlet = getattr(crawler.spider, "outlet", None)
        agent = crawler.settings["ROBOTSTXT_USER_AGENT"]
        return cls(crawler, Run.of(crawler), agent, obeyed(crawler.settings), outlet.home if outlet else None)

    async def process_request(self, request: Request) -> None:
        if not request.meta.get("page"):
            return
        site, url = _site(request.url), request.url
        if site == self._home or self.names & set(optouts.FILES):
            for name, text in (await self._files_of(site)).items():
                if name in self.names and optouts.forbids(name, text, url, self.agent):
                    raise faults.Forbidden(f"{site}{optouts.FILES[name]} reserves {url}")
        if why := self._stated(url):
            raise faults.Forbidden(f"{url} was archived with {why}, which OBEY_OPT_OUTS holds to")

    def _stated(self, url: str) -> str | None:
        """What the page itself stated when it was archived, if that is obeyed."""
        if not self.names:
            return None
        for name, value in ledger.stated(self.run.archive.db, url).items():
            words = WORDS & self.names & set(value.replace(",", " ").split())
            if words or (name in RESERVED and value == "1" and "tdmrep" in self.names):
                return f"{name} {value}"
        return None

    async def _files_of(self, site: str) -> dict[str, str]:
        """What the policy files of a site say; one request for each, however many wait."""
        if site not in self._files:
            self._files[site] = asyncio.get_running_loop().create_future()
            said = {name: await self._ask(site + path, name) for name, path in optouts.FILES.items()}
            self._files[site].set_result({name: text for name, text in said.items() if text})
        return await asyncio.shield(self._files[site])

    async def _ask(self, url: str, name: str) -> str:
        """What the file says, empty where there is none; what it said last when it cannot be read now."""
        before = ledger.stated(self.run.archive.db, url).get(name, "")
        known = self.run.archive.known(url)
        visit = Visit(url, known.original if known else None)
        # Not followed: where such a file leads elsewhere, a page stands there.
        meta = {"original": visit.original, "dont_redirect": True}
        request = Request(url, NO_CALLBACK, headers=visit.conditions(), priority=PRIORITY, meta=meta)
        try:
            response = await self.crawler.engine.download_async(request)
            return self._read(response, url, name, before)
        except CutOffError:
            return before
        except Exception as error:  # the downloader may raise anything; a file that most sites lack is no failure
            log.info("%s: %s", url, faults.of(error, request.meta.get("warc")).reason)
            return before

    def _read(self, response: Response, url: str, name: str, before: str) -> str:
        if response.status == 304:
            said = before
        elif response.status in (404, 410):
            said = ""
        elif response.status == 200:
            said = optouts.text_of(name, entity_of(response)) or ""
        else:
            return before
        if said or before:  # that there is none any more is told, too
            self.run.notes.policy(url, name, said, response.meta["warc"])
        return said


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
