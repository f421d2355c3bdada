"""Which of a page's claims are believed (docs/dates.md tells the rule)."""

from datetime import datetime

import pytest

from archiver.article import Article, Draft, Fields, Page, RawDate
from archiver.dates import settle
from archiver.outlets import Rules

CAPTURED_AT = datetime.fromisoformat("2024-03-15T10:00:00+01:00")
NO_RULES = Rules()


def article(*claims: tuple[str, str, str], rules: Rules = NO_RULES, zone: str = "Europe/Paris") -> Article:
    page = Page(url="https://www.lequotidien.example/a", content=b"", captured_at=CAPTURED_AT)
    fields = Fields(url=page.url, page_type="article")
    return settle(Draft(page, fields, tuple(RawDate(*claim) for claim in claims), zone=zone), rules)


def published(*claims: tuple[str, str, str], **how) -> str | None:
    found = article(*claims, **how).date_published
    return found and found.iso()


def modified(*claims: tuple[str, str, str], **how) -> str | None:
    found = article(*claims, **how).date_modified
    return found and found.iso()


JSON_LD = ("published", "json-ld", "2024-03-12T18:30:10+01:00")


def test_json_ld_goes_before_meta_dateline_and_address() -> None:
    others = [
        ("published", "url", "2024-03-12"),
        ("published", "dateline", "Publié le 12 mars 2024 à 18h31"),
        ("published", "meta", "2024-03-12T18:32:00+01:00"),
    ]
    assert published(*others, JSON_LD) == "2024-03-12T18:30:10+01:00"


def test_every_date_is_kept_as_a_claim_with_its_text_understood_or_not() -> None:
    claims = article(JSON_LD, ("published", "dateline", "Publié le 12 jui. 2024")).claims
    assert [(c.source, c.text, c.dated is None) for c in claims] == [
        ("json-ld", "2024-03-12T18:30:10+01:00", False),
        ("dateline", "Publié le 12 jui. 2024", True),
    ]


def test_a_dateline_with_both_dates_makes_two_claims() -> None:
    claims = article(("published", "dateline", "Publié le 12 mars 2024, modifié le 13 mars 2024")).claims
    assert [(c.what, c.dated.iso()) for c in claims] == [("published", "2024-03-12"), ("modified", "2024-03-13")]


def test_what_feeds_announced_is_a_claim_too() -> None:
    page = Page(url="https://x.example/a", content=b"", announced=(RawDate("published", "feed", "12 mars 2024"),))
    found = settle(Draft(page, Fields(url=page.url, page_type="article")), Rules())
    assert (found.date_published.iso(), found.date_published.source) == ("2024-03-12", "feed")


def test_a_dateline_completes_a_day_that_lacks_its_hour() -> None:
    midnight = ("published", "meta", "2024-03-12T00:00:00+01:00")
    assert published(midnight, ("published", "dateline", "12 mars 2024 à 18h30")) == "2024-03-12T18:30:00+01:00"
    assert published(midnight, ("published", "dateline", "13 mars 2024 à 18h30")) == "2024-03-12"


def test_hours_ago_yield_to_a_source_with_the_minute_of_that_hour_only() -> None:
    vague = ("published", "time", "il y a 2 heures")
    assert published(vague, ("published", "dateline", "Aujourd'hui à 8h20")) == "2024-03-15T08:20:00+01:00"
    assert published(vague, ("published", "dateline", "Aujourd'hui à 2h20")) == "2024-03-15T08:00:00+01:00"


def test_a_date_after_the_capture_is_not_believed() -> None:
    swapped = ("published", "json-ld", "2024-12-03T18:30:00+01:00")
    assert published(swapped, ("published", "time", "2024-03-12T18:30:00+01:00")) == "2024-03-12T18:30:00+01:00"
    assert published(swapped) is None


def test_two_sources_that_agree_beat_one_that_is_whole_hours_off() -> None:
    seen = [("published", "time", "2024-03-12T19:30:00+01:00"), ("published", "dateline", "12 mars 2024 à 19h30")]
    assert published(JSON_LD, *seen) == "2024-03-12T19:30:00+01:00"
    assert published(JSON_LD, seen[0]) == "2024-03-12T18:30:10+01:00"


def test_a_clock_without_offset_yields_to_the_local_clock_that_readers_see() -> None:
    line = ("published", "dateline", "Publié le 12 mars 2024 à 18h30")
    assert published(("published", "json-ld", "2024-03-12 17:30:00"), line) == "2024-03-12T18:30:00+01:00"
    assert published(("published", "json-ld", "2024-03-12 17:31:00"), line) == "2024-03-12T17:31:00+01:00"
    assert published(("published", "json-ld", "2024-03-12T17:30:00Z"), line) == "2024-03-12T17:30:00+00:00"


def test_a_publication_later_than_its_own_modification_yields_to_what_readers_see() -> None:
    claims = [
        ("published", "json-ld", "2023-11-01T20:02:45Z"),
        ("modified", "json-ld", "2023-11-01T15:28:29Z"),
        ("published", "dateline", "publié le 1er novembre 2023 à 16h28"),
    ]
    assert (published(*claims), modified(*claims)) == ("2023-11-01T16:28:00+01:00", None)


def test_a_publication_that_readers_see_as_the_update_yields_to_the_one_they_see() -> None:
    line = ("published", "dateline", "Publié le 10 mars 2024 à 9h, mis à jour le 12 mars 2024 à 18h30")
    assert (published(JSON_LD, line), modified(JSON_LD, line)) == (
        "2024-03-10T09:00:00+01:00",
        "2024-03-12T18:30:00+01:00",
    )


def test_the_address_tells_the_day_of_first_publication() -> None:
    claims = [
        ("published", "json-ld", "2024-03-14T08:00:00+01:00"),
        ("published", "meta", "2024-03-12T18:30:00+01:00"),
        ("published", "url", "2024-03-12"),
    ]
    assert published(*claims) == "2024-03-12T18:30:00+01:00"


@pytest.mark.parametrize(
    "text", ["2024-03-12T18:30:55+01:00", "2024-03-12T17:00:00+01:00", "2024-03-12", "2024-03-12T18:30:10Z"]
)
def test_a_modification_not_after_publication_is_none(text: str) -> None:
    assert modified(JSON_LD, ("modified", "json-ld", "2024-03-12T17:30:10Z"), ("modified", "meta", text)) is None


def test_a_later_modification_is_kept_in_the_finest_form_told() -> None:
    day = ("modified", "json-ld", "2024-03-13")
    assert modified(JSON_LD, day) == "2024-03-13"
    assert modified(JSON_LD, day, ("published", "dateline", "MAJ le 13/03/2024 à 9h")) == "2024-03-13T09:00:00+01:00"


def test_a_bulk_stamp_of_a_sitemap_is_no_modification() -> None:
    assert modified(JSON_LD, ("modified", "sitemap", "2024-03-14T04:00:00+01:00")) is None


def test_an_outlets_false_z_is_its_wall_clock() -> None:
    claim = ("published", "meta", "2012-10-08T14:25:16Z")
    rules = Rules(false_z=("meta",))
    assert published(claim, rules=rules, zone="Europe/Brussels") == "2012-10-08T14:25:16+02:00"
    assert published(claim, zone="Europe/Brussels") == "2012-10-08T14:25:16+00:00"


def test_an_untrusted_source_is_kept_and_never_chosen() -> None:
    found = article(JSON_LD, rules=Rules(untrusted=("published:json-ld",)))
    assert (found.date_published, len(found.claims)) == (None, 1)


def test_a_page_that_is_no_article_has_claims_and_no_dates() -> None:
    page = Page(url="https://x.example/", content=b"")
    found = settle(Draft(page, Fields(url=page.url, page_type="listing"), (RawDate(*JSON_LD),)), Rules())
    assert (found.date_published, len(found.claims)) == (None, 1)
