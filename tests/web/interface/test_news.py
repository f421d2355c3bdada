"""What pages tell, from rows that the real writer wrote."""

import sqlite3
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from archiver.article import Announcement
from archiver.outlets import find
from archiver.store import Archive, Writer, saved
from archiver.store.reading import article_id, versions
from archiver.web.interface import changes, compare, front, home, outlet, proof
from archiver.web.interface import saved as saved_page
from archiver.web.interface.atom import Entry, Feed, atom
from archiver.web.interface.export import _array, _sheet
from archiver.web.interface.spoken import shared_minutes
from tests.store.conftest import START, article, capture

SITE = "https://www.courrierdulac.example"
COPY = "Le ministre a présenté jeudi matin un plan de relance de dix milliards d’euros pour les trains."


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive", create=True) as archive:
        yield archive


@pytest.fixture
def file(archive):
    """Files articles at hours after START: file(path, hours, **fields)."""
    with Writer(archive) as writer:
        writer.outlets(one for one in find() if one.name in ("courrierdulac", "euronews"))

    def file(path, hours=0, **fields):
        with Writer(archive) as writer:
            page = article(f"{SITE}/{path}", hours, outlet="courrierdulac", **fields)
            writer.capture(page.page.capture, None, "courrierdulac")
            writer.article(page)

    return file


def test_today_begins_at_midnight_in_paris(file, archive):
    file("hier", 0)  # 09:00 in Paris
    file("aujourd-hui", 15)  # 00:00 the next day
    told = home.news(archive.db, START + timedelta(hours=20)).outlets
    assert [(one.title, one.today, one.week) for one in told] == [("Le Courrier du lac", 1, 2)]


def test_what_was_announced_and_is_missing_is_counted_by_reason(file, archive):
    file("a")
    with Writer(archive) as writer:
        for name, status in (("refus", 403), ("perdu", 410)):
            writer.announce(Announcement(f"{SITE}/{name}", "feed", f"{SITE}/rss"), START, None, "courrierdulac")
            writer.capture(capture(f"{SITE}/{name}", 1, status=status), None, "courrierdulac")
        writer.announce(Announcement(f"{SITE}/plus-tard", "feed", f"{SITE}/rss"), START, None, "courrierdulac")
    [told] = home.news(archive.db, START + timedelta(days=1)).outlets
    assert told.missing == {"refused": 1, "gone": 1, "not fetched": 1}
    ledger = outlet.ledger(archive.db, "courrierdulac", START + timedelta(days=1))
    assert {lost.reason for lost in ledger.missing} == {"refused", "gone", "not fetched"}


def test_days_of_volume_are_those_of_the_outlets_clock(file, archive):
    file("veille", 14)  # 23:00 in Paris
    file("lendemain", 15)
    now = START + timedelta(hours=15)
    [(day, one), (next_day, other)] = outlet.ledger(archive.db, "courrierdulac", now).volume[-2:]
    assert (day, one, next_day, other) == ("2026-03-01", 1, "2026-03-02", 1)


def test_articles_of_no_known_outlet_are_counted_after_the_others(file, archive):
    file("a")
    with Writer(archive) as writer:
        writer.article(article("https://inconnu.example/a", 1))
    told = home.news(archive.db, START + timedelta(hours=2)).outlets
    assert [(one.title, one.week) for one in told] == [("Le Courrier du lac", 1), (None, 1)]


@pytest.mark.parametrize("has_front", [0, 1])
def test_a_front_page_is_led_to_where_one_is_archived(file, archive, has_front):
    file("a")
    if has_front:
        with Writer(archive) as writer:
            shown = [Announcement(f"{SITE}/a", "front", f"{SITE}/", title="A")]
            writer.front_page(capture(f"{SITE}/", 0), shown, "courrierdulac")
    assert outlet.ledger(archive.db, "courrierdulac", START).row["has_front"] == has_front


def test_a_broken_template_shows_as_a_cliff(file, archive):
    for number in range(4):
        file(f"a{number}", number)
        file(f"b{number}", 24 * 8 + number, body=None)
    weeks = outlet.ledger(archive.db, "courrierdulac", START + timedelta(days=9)).weeks
    assert [(week.monday, week.pages, week.shares["body"]) for week in weeks] == [
        ("2026-02-23", 4, 1.0),
        ("2026-03-09", 4, 0.0),
    ]


@pytest.mark.parametrize(("hours", "shared"), [((0, 1), 0), ((0, 1 / 360), 1)], ids=["an hour apart", "ten seconds"])
def test_front_pages_of_one_minute_are_known_to_need_their_seconds(file, archive, hours, shared):
    file("a")
    with Writer(archive) as writer:
        for at in hours:
            shown = [Announcement(f"{SITE}/a", "front", f"{SITE}/", title="A")]
            writer.front_page(capture(f"{SITE}/", at), shown, "courrierdulac")
    for at in hours:
        found = front.front(archive.db, "courrierdulac", START + timedelta(hours=at))
        assert len(shared_minutes(found.instants)) == shared


def test_an_edit_tells_its_fields_and_the_words_around_the_change(file, archive):
    before = "Avant. " * 40 + "Il y a 120 familles. " + "Après. " * 40
    file("a", 0, headline="Crue", body=before)
    file("a", 5, headline="La crue", body=before.replace("120", "180"))
    [edit] = changes.edits(archive.db, "courrierdulac")
    assert edit.fields == ("headline", "body")
    assert [piece.text for piece in edit.excerpt if piece.op != "same"] == ["120", "180"]
    assert sum(len(piece.text) for piece in edit.excerpt) < 200


def test_a_text_that_came_back_is_compared_as_it_was_shown(file, archive):
    for hours, headline in ((0, "Premier"), (2, "Autre"), (4, "Premier")):
        file("a", hours, headline=headline)
    at = START + timedelta(hours=5)
    found = compare.comparison(archive.db, f"{SITE}/a", START + timedelta(hours=3), at)
    assert (found.old.headline, found.new.headline) == ("Autre", "Premier")


def test_the_same_agency_copy_is_found_under_another_beginning(file, archive):
    file("depeche", 0, body=f"Paris (AFP).\n\n{COPY}\n\nFin.")
    file("reprise", 1, body=f"Selon une agence.\n\n{COPY}\n\nAutre fin.")
    file("autre", 2, body="Un tout autre texte, qui parle de trains et du ministre, jeudi matin, sans rien reprendre.")
    number = article_id(archive.db, f"{SITE}/depeche")
    found = proof.of_article(archive.db, number, None, versions(archive.db, number)[0]).same_copy
    assert [row["url"] for row in found] == [f"{SITE}/reprise"]


def test_a_saved_search_counts_what_came_since_it_was_looked_at(file, archive):
    file("a", 0, body="Le loup est là.")
    saved.save(archive.db, "Loups", "/recherche?q=loups", "2026-03-01T09:00:00Z")
    file("b", 10, body="Un autre loup.")
    [kept] = saved_page.kept(archive.db)
    assert (kept.new, [row["url"] for row in kept.latest]) == (1, [f"{SITE}/b"])


def test_saving_leaves_no_transaction_open_that_crawls_would_wait_for(archive):
    db = sqlite3.connect(archive.database)  # as Datasette opens it: transactions begin by themselves
    saved.save(db, "Loups", "/recherche?q=loups", "2026-03-01T09:00:00Z")
    saved.look(db, 1, "2026-03-02T09:00:00Z")
    saved.delete(db, 1)
    assert not db.in_transaction
    db.close()


def test_a_feed_is_well_formed_whatever_a_headline_holds():
    entry = Entry("https://a.example/?a=1&b=2", "Trop \x00 <b>fort</b> & ]]>", "2026-03-01T08:00:00Z", "Le lac", None)
    root = ElementTree.fromstring(atom(Feed("https://a.example/1.atom", "«\u202f&\u202f»", entry.updated, [entry])))
    assert root.find(".//{*}entry/{*}title").text == "Trop  <b>fort</b> & ]]>"


def test_no_cell_of_a_sheet_is_a_formula():
    row = {"url": "https://a.example", "headline": "=HYPERLINK(1)", "snippet": "a,b"}
    assert b",'=HYPERLINK(1)," in _sheet()([row])


def test_an_export_without_rows_is_an_empty_array():
    assert _array()([]) == b"[]\n"
