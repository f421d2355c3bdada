"""From what a page says to what we believe: Draft -> Article. The rule and its reasons: docs/dates.md."""

from __future__ import annotations

from archiver.article import Article, Claim, Dated, Draft, RawDate, What
from archiver.dates.choose import choose_modified, choose_published
from archiver.dates.live import read_entries
from archiver.dates.reading import Reading, read
from archiver.outlets import Rules

_FALSE_Z = ("Z", "z", "+00:00", "+0000", "+00", " UTC", " GMT")


def settle(draft: Draft, rules: Rules) -> Article:
    """The article of a draft: every date read into a claim, publication and modification chosen, entries dated.

    Of a page that is no article only the claims are kept. UsageError when the draft's zone is none.
    """
    claims = tuple(_claims(draft, rules))
    if draft.fields.page_type != "article":
        return Article(draft.page, draft.fields, claims=claims)
    believed = [claim for claim in claims if f"{claim.what}:{claim.source}" not in rules.untrusted]
    captured_at = draft.page.captured_at
    published = choose_published(believed, captured_at, draft.zone)
    modified = choose_modified(believed, published, captured_at, draft.zone)
    return Article(
        page=draft.page,
        fields=draft.fields,
        date_published=published,
        date_modified=modified,
        entries=read_entries(draft.entries, published, modified, captured_at, draft.zone),
        claims=claims,
    )


def _claims(draft: Draft, rules: Rules) -> list[Claim]:
    """One claim for each date told, in the draft's order; a text not understood is kept with no date."""
    claims: dict[Claim, None] = {}  # an ordered set: a page repeats itself
    for raw in (*draft.dates, *draft.page.announced):
        text = _without_false_z(raw.text) if raw.source in rules.false_z else raw.text
        reading = read(text, raw.source, draft.page.captured_at, draft.zone)
        claims.update(dict.fromkeys(_told(raw, reading)))
    return list(claims)


def _told(raw: RawDate, reading: Reading) -> list[Claim]:
    if raw.what == "modified":
        dated = reading.modified or reading.published
        return [Claim("modified", raw.source, raw.text, dated)]
    told: tuple[tuple[What, Dated | None], ...] = (("published", reading.published), ("modified", reading.modified))
    claims = [Claim(what, raw.source, raw.text, dated) for what, dated in told if dated]
    return claims or [Claim(raw.what, raw.source, raw.text, None)]


def _without_false_z(text: str) -> str:
    """`text` without its mark of UTC, which this outlet puts on its local clock."""
    stripped = text.strip()
    for mark in _FALSE_Z:
        if stripped.endswith(mark):
            return stripped[: -len(mark)]
    return text
