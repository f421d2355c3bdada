"""Follows redirects, but not away from the article that was asked for."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Response

from archiver.addresses import identity
from archiver.capture.target import target_uri
from archiver.outlets import Outlets
from spiders.faults import AlreadyAsked, NotFollowed
from spiders.run import Run

CONDITIONS = ("If-None-Match", "If-Modified-Since")


class Redirects(RedirectMiddleware):
    """Scrapy's middleware, with a judgement on the target; the hop itself is archived in any case."""

    run: Run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = super().from_crawler(crawler)
        middleware.run = Run.of(crawler)
        return middleware

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        followed = super().process_response(request, response)
        if isinstance(followed, Request):
            if not {"page", "requisite"}.isdisjoint(request.meta):
                self._judge(request, followed)
            # What is held is the answer of another address: the target must send its own.
            for name in CONDITIONS:
                followed.headers.pop(name, None)
            followed.meta.pop("original", None)
            followed.meta.pop("download_slot", None)  # the queue of the host that redirected
        return followed

    def _judge(self, request: Request, target: Request) -> None:
        if "page" in request.meta and leads_away(request.url, target.url, self.run.outlets):
            raise NotFollowed(f"it redirects to {target_uri(target.url)}, which is not the page that was asked for")
        chain = (*target.meta["redirect_urls"], request.url)
        if identity(target.url) in map(identity, chain):
            return  # to itself: https, www, a slash, a cookie; bounded by REDIRECT_MAX_TIMES
        if not self.run.agenda.claim(target.url):
            raise AlreadyAsked(f"it redirects to {target_uri(target.url)}, which this crawl asks for anyway")


def leads_away(url: str, target: str, outlets: Outlets) -> bool:
    """Whether the redirect from `url` to `target` replaces a page by another site's home.

    A home is told by its empty path, or as the home of a known outlet. An outlet with several hosts is one site;
    so are a domain and its subdomains.
    """
    here, there = urlsplit(url), urlsplit(target)
    outlet, other = outlets.of(url), outlets.of(target)
    known_home = other is not None and identity(other.home) == identity(target)
    if here.path.strip("/") == "" or not (known_home or (there.path.strip("/") == "" and not there.query)):
        return False
    if outlet is not None and other == outlet:
        return False
    return _domain(here.hostname or "") != _domain(there.hostname or "")


def _domain(host: str) -> str:
    return ".".join(host.split(".")[-2:])
