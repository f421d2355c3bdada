"""A page whose text scripts built is replayed as a browser built it: no script runs here."""

from datetime import timedelta

import pytest

from archiver.store import Writer
from archiver.warc.rendering import Rendering
from archiver.warc.writer import Info, WarcWriter
from tests.web.replay.conftest import NOON

URL = "https://p.example/une"
AT = f"/memento/20240312120000/{URL}"
MADE = b"<!DOCTYPE html><p>Texte construit</p><script>alert(1)</script>"


@pytest.fixture
def rendered(archive, keep):
    """Keeps a page and what a browser made of it; read from the latter, or not."""

    def make(page_type):
        page = keep(URL, "HTTP/1.1 200 OK\r\nContent-Type: text/html", b"<main></main><script src=/a.js></script>")
        writer = WarcWriter(archive.warc, Info("Archiver/test", "rendered"))
        made = writer.append_rendering(page, Rendering(NOON + timedelta(seconds=9), MADE, "Chromium/1", ()))
        writer.close()
        with Writer(archive) as rows:
            number = rows.capture(made)
        archive.db.execute("update captures set page_type = ? where id = ?", [page_type, number])

    return make


def test_the_frame_shows_what_the_browser_had_without_its_scripts(rendered, ask):
    rendered("article")
    page = ask(AT).content
    assert b"Texte construit" in page
    assert b"alert" not in page
    assert ask(AT).headers["Memento-Datetime"] == "Tue, 12 Mar 2024 12:00:00 GMT"


def test_the_banner_says_so_and_leads_to_what_the_server_had_sent(rendered, ask):
    rendered("article")
    banner = ask(AT, sec_fetch_dest="document", accept_language="fr").content.decode()
    assert "Page montrée telle que ses scripts l’avaient construite dans un navigateur" in banner
    assert f'href="http://127.0.0.1:8002/memento/20240312120000id_/{URL}"' in banner
    assert ask(f"/memento/20240312120000id_/{URL}").content == b"<main></main><script src=/a.js></script>"


def test_a_page_that_held_its_text_is_replayed_as_it_was_sent(rendered, ask):
    rendered("other")
    assert b"Texte construit" not in ask(AT).content
