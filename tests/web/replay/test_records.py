"""RFC 7089 for every kind of record, and what each kind is shown as."""

from datetime import timedelta

import pytest

from tests.web.replay.conftest import NOON, ORIGIN

URL = "https://p.example/une"
AT = f"/memento/20240312120000/{URL}"
HTML = "Content-Type: text/html; charset=utf-8"
RECORDS = {
    "page": (f"HTTP/1.1 200 OK\r\n{HTML}", b"<p>x</p>", 200),
    "picture": ("HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG", 200),
    "style sheet": ("HTTP/1.1 200 OK\r\nContent-Type: text/css", b"a{}", 200),
    "PDF": ("HTTP/1.1 200 OK\r\nContent-Type: application/pdf", b"%PDF-1.4", 200),
    "no type": ("HTTP/1.1 200 OK", b"x", 200),
    "not found": (f"HTTP/1.1 404 Not Found\r\n{HTML}", b"<p>x</p>", 404),
    "gone": (f"HTTP/1.1 410 Gone\r\n{HTML}", b"<p>x</p>", 410),
    "failing": (f"HTTP/1.1 503 Busy\r\n{HTML}\r\nRetry-After: 9", b"<p>x</p>", 503),
    "moved": ("HTTP/1.1 301 Moved\r\nLocation: /autre", b"", 301),
    "moved nowhere": (f"HTTP/1.1 302 Found\r\n{HTML}", b"<p>x</p>", 302),
    "no content": ("HTTP/1.1 204 No Content", b"", 200),
    "unknown status": (f"HTTP/1.1 999 No\r\n{HTML}", b"<p>x</p>", 999),
}


@pytest.mark.parametrize("dest", ["document", "iframe"])
@pytest.mark.parametrize(("head", "body", "status"), RECORDS.values(), ids=RECORDS)
def test_2_2_a_memento_of_any_kind_tells_its_instant_and_its_links(keep, ask, head, body, status, dest):
    keep(URL, head, body)
    answer = ask(AT, sec_fetch_dest=dest)
    assert (answer.status, answer.headers["Memento-Datetime"]) == (status, "Tue, 12 Mar 2024 12:00:00 GMT")
    links = answer.headers["Link"]
    assert all(f'rel="{rel}"' in links for rel in ("original", "timegate", "timemap", "first last memento"))
    assert "accept-datetime" not in answer.headers.get("Vary", "").lower()


@pytest.mark.parametrize(("head", "body", "status"), RECORDS.values(), ids=RECORDS)
def test_the_raw_entity_of_any_kind_is_a_memento_to_be_saved(keep, ask, head, body, status):
    keep(URL, head, body)
    answer = ask(f"/memento/20240312120000id_/{URL}")
    assert answer.content == body
    assert {"Memento-Datetime", "Link"} <= set(answer.headers)
    assert answer.headers["Content-Disposition"] == "attachment"


def test_4_2_an_inexact_instant_is_no_memento_but_linked_to_the_original(keep, ask):
    keep(URL, *RECORDS["page"][:2])
    answer = ask(f"/memento/2024/{URL}")
    assert (answer.status, answer.headers["Location"]) == (302, ORIGIN + AT)
    assert "Memento-Datetime" not in answer.headers
    assert f'<{URL}>; rel="original"' in answer.headers["Link"]
    assert 'rel="timegate"' in answer.headers["Link"]


def test_a_revisit_whose_original_is_not_archived_says_so(keep, ask, archive):
    first = keep(URL, f'HTTP/1.1 200 OK\r\n{HTML}\r\nETag: "a"', b"<p>x</p>")
    keep(URL, 'HTTP/1.1 304 Not Modified\r\nETag: "a"', at=NOON + timedelta(days=1), original=first)
    archive.db.execute("delete from captures where record_id = ?", (first.record_id,))
    answer = ask(f"/memento/20240313120000/{URL}", sec_fetch_dest="document")
    assert answer.status == 404
    assert "l’original auquel elle renvoie" in answer.content.decode()


@pytest.mark.parametrize(
    ("content_type", "served_as", "sandbox"),
    [
        ("application/rss+xml", "text/plain; charset=utf-8", "sandbox allow-same-origin"),
        ("text/xml; charset=iso-8859-1", "text/plain; charset=utf-8", "sandbox allow-same-origin"),
        ("image/svg+xml", "image/svg+xml", "; sandbox"),
        ("application/xhtml+xml", "text/html; charset=utf-8", "sandbox allow-same-origin"),
        ('text/html\tx="', "text/html; charset=utf-8", "sandbox allow-same-origin"),
    ],
)
def test_xml_is_shown_as_its_source_and_a_drawing_leads_nowhere(keep, ask, content_type, served_as, sandbox):
    keep(URL, f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}", "<a>été</a>".encode())
    headers = ask(AT).headers
    assert headers["Content-Type"] == served_as
    policy = headers["Content-Security-Policy"]
    assert "script-src 'none'" in policy
    assert policy.endswith(sandbox) if sandbox.startswith(";") else sandbox in policy


def test_a_document_that_is_no_page_has_the_banner_too(keep, ask):
    keep(URL, "HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG")
    assert b"<iframe" in ask(AT, sec_fetch_dest="document").content
    assert ask(AT, sec_fetch_dest="iframe").content == b"\x89PNG"


def test_the_same_written_address_comes_before_another_and_a_page_before_a_redirect(keep, ask):
    keep("http://www.p.example/une", *RECORDS["moved"][:2])
    keep("http://p.example/une", f"HTTP/1.1 200 OK\r\n{HTML}", b"<p>sans www</p>")
    keep(URL, f"HTTP/1.1 200 OK\r\n{HTML}", b"<p>https</p>")
    assert b"https" in ask(AT).content
    assert ask("/memento/20240312120000/http://www.p.example/une").status == 301
    assert ask("/memento/20240312120000/https://www2.p.example/une").status == 200


@pytest.mark.parametrize(
    "asked",
    [
        "https://p.example/a%20b/%C3%A9?q=%23%26+%3F&x=1",
        "https://p.example/a b/é?q=%23%26+%3F&x=1",
        "https:/p.example/a%20b/%C3%A9?q=%23%26+%3F&x=1",
        "https%3A%2F%2Fp.example%2Fa%2520b%2F%25C3%25A9%3Fq%3D%2523%2526%2B%253F%26x%3D1",
        "p.example/a%20b/%C3%A9?q=%23%26+%3F&x=1",
    ],
    ids=["as archived", "decoded", "folded", "wholly encoded", "without scheme"],
)
def test_an_address_with_odd_characters_is_found_however_it_is_written(keep, ask, asked):
    keep("https://p.example/a%20b/%C3%A9?q=%23%26+%3F&x=1", f"HTTP/1.1 200 OK\r\n{HTML}", "<p>trouvé</p>".encode())
    assert "trouvé" in ask(f"/memento/20240312120000/{asked}").content.decode()


def test_nothing_stays_in_caches_or_search_engines(keep, ask):
    keep(URL, *RECORDS["page"][:2])
    headers = ask(AT).headers
    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["X-Robots-Tag"] == "noindex, noarchive"
