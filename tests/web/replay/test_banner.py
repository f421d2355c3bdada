from datetime import UTC, datetime, timedelta

import pytest

from archiver.store import Archive
from archiver.web.replay.memento import Memento, Neighbours
from archiver.web.replay.wrapper import Shown, wrap
from tests.web.replay.conftest import INTERFACE, NOON, ORIGIN

URL = "https://p.example/une?a=1&b=%C3%A9"
ALONE = Neighbours(None, None, None, None)


def banner(language="fr", near=ALONE, **told):
    return wrap(Shown(Memento(URL, NOON), near, 200, **told), ORIGIN, INTERFACE, language)


def test_what_is_missing_is_counted():
    page = banner(images={f"i{n}": n >= 12 for n in range(113)}, others={"s": False, "t": True})
    assert "12 images sur 113 n’ont pas été archivées." in page
    assert "1 autre élément sur 2 (styles, cadres, sons, vidéos) n’a pas été archivé." in page


def test_the_banner_is_in_english_for_who_reads_english():
    page = banner("en", images={"i": False}, article="https://p.example/une")
    assert '<html lang="en">' in page
    assert all(words in page for words in ("Page archived on", "1 image of 1 was", "Read the article in the archive"))


def test_the_clock_is_the_outlets():
    page = banner(zone="America/Montreal")
    assert "12 mars 2024 à 8\u00a0h\u00a000" in page
    assert "(heure de Montreal)" in page


def test_earlier_and_later_captures_are_linked_and_the_shown_one_is_not():
    day = timedelta(days=1)
    shown, before, after = (Memento(URL, at) for at in (NOON, NOON - day, NOON + day))
    page = banner(near=Neighbours(before, before, after, shown))
    assert "/memento/20240311120000/https://p.example/une?a=1&amp;b=%C3%A9" in page
    assert "Capture suivante" in page
    assert "Dernière capture" not in page


def test_a_page_of_scripts_leads_to_the_articles_text():
    page = banner(scripted=True, article="https://p.example/une?a=1&b=2")
    where = f"{INTERFACE}/article?url=https%3A%2F%2Fp.example%2Fune%3Fa%3D1%26b%3D2&amp;at=2024-03-12T12:00:00Z"
    assert f'<a href="{where}">le texte de l’article se lit dans l’archive</a>' in page


def test_nothing_of_the_page_can_act_in_its_banner():
    page = wrap(
        Shown(Memento('https://p.example/"><script>', NOON), ALONE, title="</title><script>"), ORIGIN, INTERFACE
    )
    assert "<script" not in page


def test_a_pdf_is_offered_to_be_saved():
    page = banner(unshown="application/pdf")
    assert "<iframe" not in page
    assert (
        f'<a href="{ORIGIN}/memento/20240312120000id_/https://p.example/une?a=1&amp;b=%C3%A9">l’enregistrer</a>' in page
    )


@pytest.mark.parametrize(("body", "links"), [("Un texte.", True), (None, False)])
def test_the_article_of_a_capture_is_linked_where_there_is_one(archive: Archive, keep, ask, body, links):
    capture = keep(URL, "HTTP/1.1 200 OK\r\nContent-Type: text/html", b"<title>A &amp; B</title><p>x</p>")
    if body:
        values = (URL, body, datetime.now(UTC).isoformat())
        archive.db.execute("insert into articles (url, body, first_seen, last_seen) values (?1, ?2, ?3, ?3)", values)
        archive.db.execute("update captures set article_id = 1 where record_id = ?", (capture.record_id,))
    page = ask(f"/memento/20240312120000/{URL}", sec_fetch_dest="document").content.decode()
    assert ("/article?url=" in page) == links
    assert "<title>A &amp; B —" in page


def test_captures_of_one_minute_are_told_apart_by_their_seconds():
    after = Memento(URL, NOON + timedelta(seconds=7))
    page = banner(near=Neighbours(None, None, after, after)).replace("\u00a0", " ")
    assert "13 h 00 min 00 s" in page
    assert "13 h 00 min 07 s" in page
