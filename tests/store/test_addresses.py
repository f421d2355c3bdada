import pytest

from archiver.article import Announcement
from tests.store.conftest import START, article, capture

OLD, NEW = "https://journal.example/ancien-titre-1", "https://journal.example/nouveau-titre-1"
URLS = "select url, reason from article_urls order by url"


def test_two_hosts_with_their_own_canonical_are_two_articles(writer, rows):
    writer.article(article("https://journal.example/a"))
    writer.article(article("https://cousin.example/a"))
    assert rows("select count(*), count(distinct hash) from versions") == [(2, 1)]


def test_an_amp_page_seen_first_joins_the_article_it_belongs_to(writer, rows):
    writer.article(article("https://journal.example/amp/a", 0))
    writer.article(article(OLD, 1, addresses=(("https://journal.example/amp/a", "amp"),)))
    assert rows("select url from articles") == [(OLD,)]
    assert rows(URLS) == [("https://journal.example/amp/a", "amp"), (OLD, "canonical")]


def test_a_new_slug_behind_a_permanent_redirect_is_the_same_article(writer, rows):
    writer.article(article(OLD, 0, headline="Ancien titre"))
    writer.capture(capture(OLD, 5, status=301, location=NEW))
    writer.article(article(NEW, 5, headline="Nouveau titre"))
    assert rows("select url, availability from articles") == [(NEW, "online")]
    assert rows("select headline from versions order by seen_at") == [("Ancien titre",), ("Nouveau titre",)]


def test_a_slug_change_imported_backwards_is_the_same_article(writer, rows):
    writer.article(article(NEW, 5, headline="Nouveau titre"))
    writer.capture(capture(OLD, 5, status=301, location=NEW))
    writer.article(article(OLD, 0, headline="Ancien titre"))
    assert rows("select url, headline from articles") == [(NEW, "Nouveau titre")]
    assert rows("select count(*) from versions") == [(2,)]


def test_a_removed_article_that_redirects_to_another_one_stays_its_own(writer, rows):
    writer.article(article(OLD, 0, headline="Retiré"))
    writer.article(article(NEW, 1, headline="Autre sujet"))
    writer.capture(capture(OLD, 2, status=301, location=NEW))
    assert rows("select url, availability from articles order by url") == [(OLD, "moved"), (NEW, "online")]


def test_two_addresses_found_to_be_one_article_join_their_histories(writer, rows):
    writer.article(article(OLD, 0))
    writer.article(article(NEW, 1))
    writer.capture(capture(OLD, 2, status=302, location=NEW))
    assert rows("select url, first_seen from articles") == [(NEW, "2026-03-01T08:00:00Z")]
    assert rows("select seen_at from versions") == [("2026-03-01T08:00:00Z",)]
    assert rows("select count(*) from captures where article_id is null") == [(0,)]


@pytest.mark.parametrize("status, state", [(404, "gone"), (410, "gone"), (500, "online"), (302, "online")])
def test_availability_follows_what_the_address_answers(writer, rows, status, state):
    writer.article(article(OLD, 0))
    elsewhere = "https://journal.example/" if status == 302 else None
    proof = writer.capture(capture(OLD, 3, status=status, location=elsewhere))
    writer.capture(capture(OLD, 4, status=status, location=elsewhere))
    found = rows("select availability, availability_since, availability_capture_id from articles")
    assert found == [("gone", "2026-03-01T11:00:00Z", proof)] if state == "gone" else found[0][0] == state


def test_an_article_that_comes_back_is_online_since_then(writer, rows):
    for page in (article(OLD, 0), article(OLD, 9)):
        writer.article(page)
    writer.capture(capture(OLD, 3, status=410))
    assert rows("select availability, availability_since from articles") == [("online", "2026-03-01T17:00:00Z")]


def test_campaign_parameters_make_no_second_article_and_three_announcements_know_it(writer, rows):
    page = "https://journal.example/a"
    for url, source in ((f"{page}?utm_source=rss#xtor=1", "feed"), (page, "sitemap"), (f"{page}?at_medium=x", "front")):
        writer.announce(Announcement(url, source, f"https://journal.example/{source}"), START)
    writer.article(article(page, 1))
    writer.article(article(page, 2, at=f"{page}?utm_source=rss"))
    assert rows("select count(*), count(distinct article_id), min(article_id) from announcements") == [(3, 1, 1)]
    assert rows("select count(*) from articles") == [(1,)]


def test_no_page_overwrites_another_sites_article_by_its_canonical_link(writer, rows):
    writer.article(article(OLD, 0))
    writer.article(article(OLD, 5, at="https://copie.example/a", headline="Faux", addresses=((OLD, "amp"),)))
    assert rows("select url, headline from articles order by url") == [
        ("https://copie.example/a", "Faux"),
        (OLD, "Le titre"),
    ]


def test_a_page_of_the_same_site_may_name_its_canonical_address(writer, rows):
    writer.article(article(OLD, 0))
    writer.article(article(OLD, 5, at="https://m.journal.example/a", headline="Mobile"))
    assert rows("select url, headline from articles") == [(OLD, "Mobile")]
