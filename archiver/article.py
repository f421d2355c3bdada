"""The values that travel through the house: what came in, what a page says, what is kept.

Page -> Draft (dates still as found) -> Article (dates read). Field names are schema.org NewsArticle names in snake_case
(https://schema.org/NewsArticle). All values are frozen; they are flattened only where JSON or SQL begins.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal

EXTRACTOR_VERSION = "2"
MAX_FOLLOWING = 20  # pages after the first that one article may have; further ones are not asked for

Precision = Literal["minute", "hour", "day", "month", "year"]
Source = Literal["json-ld", "microdata", "meta", "state", "time", "dateline", "url", "feed", "sitemap"]
What = Literal["published", "modified"]
PageType = Literal["article", "listing", "consent", "captcha", "error", "other"]
Kind = Literal["article", "live", "video", "audio", "gallery", "other"]
Access = Literal["full", "partial", "wall", "unknown"]
Availability = Literal["online", "gone", "moved", "unknown"]
AddressReason = Literal["canonical", "redirect", "amp", "slug"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and how far it can be trusted.

    `value` is an aware datetime at minute and hour precision, else a date (the first day for month and year).
    """

    value: datetime | date
    precision: Precision
    source: Source

    def iso(self) -> str:
        """ISO 8601 with exactly the parts that are known: instant with offset, day, month or year."""
        if isinstance(self.value, datetime):
            return self.value.isoformat()
        return self.value.isoformat()[: {"month": 7, "year": 4}.get(self.precision, 10)]

    def utc(self) -> str:
        """As `iso`, an instant in UTC with `Z`: the form of the database's columns."""
        if isinstance(self.value, datetime):
            return self.value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        return self.iso()


@dataclass(frozen=True, slots=True)
class RawDate:
    """A date as a page, feed or sitemap gives it, not yet read.

    `text` is verbatim: an ISO instant of JSON-LD, or the words of a dateline. A dateline may tell both dates;
    `what` is then "published" and the words ("mis à jour") decide when it is read.
    """

    what: What
    source: Source
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One date somebody gave (a row of `date_claims`); `dated` is None when it was not understood."""

    what: What
    source: Source
    text: str
    dated: Dated | None


@dataclass(frozen=True, slots=True)
class Capture:
    """One archived exchange: where its record is (a row of `captures`). WARC 1.1 names."""

    url: str
    urlkey: str
    captured_at: datetime  # aware, UTC
    status: int | None  # None: no answer (time-out, refusal, TLS failure)
    mime: str | None
    payload_digest: str | None  # "sha1:BASE32" of the payload as stored
    warc_file: str  # name without ".open"
    warc_offset: int
    warc_length: int
    record_id: str  # "<urn:uuid:...>"
    record_type: str  # response, revisit, metadata, resource, conversion (the page as a browser showed it)
    refers_to: str | None = None  # record id of a revisit's original, of the capture that a browser showed
    entity_digest: str | None = None  # "sha256:HEX" of the decoded entity
    etag: str | None = None
    last_modified: str | None = None
    location: str | None = None  # absolute target of a redirect
    error: str | None = None  # one word or two: "timeout", "reset", "truncated length", "certificate"...


@dataclass(frozen=True, slots=True)
class Page:
    """An entity to be read: transfer and content coding undone, charset not yet."""

    url: str
    content: bytes
    content_type: str | None = None  # the header's value, charset parameter included
    status: int | None = None  # None: unknown, the words decide
    captured_at: datetime | None = None  # aware; relative dates are read against it
    zone: str | None = None  # IANA zone that overrides the outlet's
    announced: tuple[RawDate, ...] = ()  # what feed and sitemap said of this address
    capture: Capture | None = None
    following: tuple[Page, ...] = ()  # the next pages of the same article, in their order
    rendered: bytes | None = None  # the page as a browser showed it, its scripts run, in UTF-8


@dataclass(frozen=True, slots=True)
class Image:
    url: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Embed:
    provider: str
    url: str | None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry of a live blog, its time as found (ISO or "14h32"); entries in the page's order."""

    date: str | None
    headline: str | None
    body: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    date: Dated | None
    headline: str | None
    body: str | None


@dataclass(frozen=True, slots=True)
class Fields:
    """What a page says, dates aside: the part that Draft and Article share."""

    url: str
    outlet: str | None = None
    page_type: PageType = "other"
    kind: Kind = "other"
    headline: str | None = None
    description: str | None = None
    body: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    section: str | None = None
    keywords: tuple[str, ...] = ()
    language: str | None = None
    access: Access = "unknown"
    access_declared: bool | None = None
    images: tuple[Image, ...] = ()
    embeds: tuple[Embed, ...] = ()
    links: tuple[str, ...] = ()
    addresses: tuple[tuple[str, AddressReason], ...] = ()  # other addresses of the same article
    policies: tuple[tuple[str, str], ...] = ()  # opt-outs the page states: ("robots", "noarchive")
    next_page: str | None = None  # address of the following page of one article
    earlier_page: str | None = None  # address of an earlier page of the article that this one continues
    from_rendered: bool = False  # what a browser showed was read, not the bytes that the server sent


@dataclass(frozen=True, slots=True)
class Draft:
    """The result of extraction: fields, and dates still as found."""

    page: Page
    fields: Fields
    dates: tuple[RawDate, ...] = ()
    entries: tuple[RawEntry, ...] = ()
    zone: str = "Europe/Paris"  # the zone in which clocks without offset are read


@dataclass(frozen=True, slots=True)
class Article:
    """What is kept of a page. For every page_type but "article" all but url, outlet, page_type is empty."""

    page: Page
    fields: Fields
    date_published: Dated | None = None
    date_modified: Dated | None = None  # None when equal to publication
    entries: tuple[Entry, ...] = ()
    claims: tuple[Claim, ...] = ()
    extractor_version: str = field(default=EXTRACTOR_VERSION)

    def word_count(self) -> int | None:
        """Number of words in the body; None where no body is known."""
        return len(self.fields.body.split()) if self.fields.body else None

    def as_json(self) -> dict[str, Any]:
        """The Article keys of the contract; unknown is null or an empty list."""
        f = self.fields
        return {
            "url": f.url,
            "outlet": f.outlet,
            "page_type": f.page_type,
            "kind": f.kind if f.page_type == "article" else None,
            "headline": f.headline,
            "description": f.description,
            "body": f.body,
            "authors": list(f.authors),
            "agencies": list(f.agencies),
            **_date_keys("date_published", self.date_published),
            **_date_keys("date_modified", self.date_modified),
            "section": f.section,
            "keywords": list(f.keywords),
            "language": f.language,
            "access": f.access,
            "access_declared": f.access_declared,
            "availability": "unknown",
            "availability_since": None,
            "images": [asdict(image) for image in f.images],
            "embeds": [asdict(embed) for embed in f.embeds],
            "links": list(f.links),
            "entries": [
                {"date": e.date.iso() if e.date else None, "headline": e.headline, "body": e.body} for e in self.entries
            ],
            "word_count": self.word_count(),
            "extractor_version": self.extractor_version,
        }


def _date_keys(name: str, dated: Dated | None) -> dict[str, str | None]:
    return {
        name: dated.iso() if dated else None,
        f"{name}_precision": dated.precision if dated else None,
        f"{name}_source": dated.source if dated else None,
    }


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a feed, sitemap or front page promised: an address, and what was said of it."""

    url: str
    source: Literal["feed", "sitemap", "front"]
    found_in: str  # address of the feed, sitemap or page
    date: Dated | None = None
    date_text: str | None = None  # verbatim
    title: str | None = None
    position: int | None = None  # rank on a front page, from 1
    what: What = "published"  # what `date` tells: a sitemap's lastmod and Atom's updated are "modified"
