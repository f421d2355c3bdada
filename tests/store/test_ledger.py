from dataclasses import replace
from datetime import timedelta

from archiver.article import Announcement
from archiver.outlets import find
from archiver.store import Failure, Policy
from tests.store.conftest import START, capture

SITE = "https://journal.example"
FEED = Announcement(f"{SITE}/a", "feed", f"{SITE}/rss", title="Titre")


def test_an_announcement_seen_every_hour_is_one_row_with_first_and_last_sight(writer, rows):
    for hours in (1, 0, 5):
        writer.announce(FEED, START + timedelta(hours=hours), None, "journal")
    writer.announce(replace(FEED, source="sitemap", found_in=f"{SITE}/sitemap.xml"), START)
    assert rows("select source, announced_at, last_seen from announcements") == [
        ("feed", "2026-03-01T08:00:00Z", "2026-03-01T13:00:00Z"),
        ("sitemap", "2026-03-01T08:00:00Z", "2026-03-01T08:00:00Z"),
    ]


def test_a_policy_is_a_new_row_only_when_it_changed(writer, rows):
    for hours, value in ((0, "allow"), (1, "allow"), (2, "noai"), (3, "allow")):
        writer.policy(Policy(f"{SITE}/ai.txt", "ai.txt", value, START + timedelta(hours=hours)))
    assert rows("select value, substr(seen_at, 12, 2), substr(last_seen, 12, 2) from policies order by seen_at") == [
        ("allow", "08", "09"),
        ("noai", "10", "10"),
        ("allow", "11", "11"),
    ]


def test_a_front_page_keeps_the_order_of_its_headlines(writer, rows):
    front = capture(f"{SITE}/", 0)
    shown = [Announcement(f"{SITE}/{name}", "front", f"{SITE}/", title=name) for name in "cab"]
    for _ in range(2):
        writer.front_page(front, shown, "journal")
    assert rows("select position, headline from front_pages order by position") == [(1, "c"), (2, "a"), (3, "b")]


def test_a_failure_told_twice_is_one_row(writer, rows):
    for _ in range(2):
        writer.failure(Failure(f"{SITE}/a", "fetch", "timeout", START, "no answer in 30 s"))
    assert rows("select reason, detail, failed_at from failures") == [
        ("timeout", "no answer in 30 s", "2026-03-01T08:00:00Z")
    ]


def test_outlets_are_written_once_and_kept_up_to_date(writer, rows):
    known = list(find())
    writer.outlets([replace(known[0], title="Ancien titre")])
    writer.outlets(known)
    assert rows("select count(*), sum(title = 'Ancien titre') from outlets") == [(len(known), 0)]
