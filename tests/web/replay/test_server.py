import gzip
from datetime import timedelta

import brotli
import pytest
import zstandard

from archiver.web.replay.server import Replay
from tests.web.replay.conftest import INTERFACE, NOON, ORIGIN

HTML = "Content-Type: text/html; charset=utf-8"
PAGE = "<html><body><p>L’été à Besançon</p></body></html>".encode()
URL = "https://p.example/une"
AT = f"/memento/20240312120000/{URL}"


def chunked(body):
    return b"%x;ext=1\r\n%s\r\n0\r\nX-Sum: 1\r\n\r\n" % (len(body), body)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (f"HTTP/1.1 200 OK\r\n{HTML}", PAGE),
        (f"HTTP/1.1 200 OK\r\n{HTML}\r\nTransfer-Encoding: chunked", chunked(PAGE)),
        (f"HTTP/1.1 200 OK\r\n{HTML}\r\nContent-Encoding: gzip", gzip.compress(PAGE)),
        (f"HTTP/1.1 200 OK\r\n{HTML}\r\nContent-Encoding: br", brotli.compress(PAGE)),
        (f"HTTP/1.1 200 OK\r\n{HTML}\r\nContent-Encoding: zstd", zstandard.compress(PAGE)),
        (f"HTTP/1.1 200 OK\r\n{HTML}\r\nContent-Encoding: gzip", gzip.compress(PAGE + b" " * 90000)[:-9]),
        (f"HTTP/1.1 200 OK\r\n{HTML}\r\nContent-Encoding: gzip", PAGE),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1", PAGE.decode().encode("cp1252")),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1", PAGE),
        (f"HTTP/1.1 404 Page supprim\xe9e\r\n{HTML}", PAGE),
        (f"HTTP/1.0 200\r\n{HTML}", PAGE),
    ],
    ids=[
        "plain",
        "chunked",
        "gzip",
        "br",
        "zstd",
        "gzip cut off",
        "false gzip",
        "cp1252",
        "charset lies",
        "404",
        "1.0",
    ],
)
def test_every_odd_record_shows_its_text(keep, ask, head, body):
    capture = keep(URL, head, body)
    answer = ask(AT)
    assert answer.status == capture.status
    assert "L’été à Besançon" in answer.content.decode()


def test_a_304_shows_the_page_it_confirms(keep, ask):
    first = keep(URL, f'HTTP/1.1 200 OK\r\n{HTML}\r\nETag: "a"', PAGE)
    keep(URL, 'HTTP/1.1 304 Not Modified\r\nETag: "a"', at=NOON + timedelta(days=1), original=first)
    answer = ask(f"/memento/20240313120000/{URL}")
    assert (answer.status, "Besançon" in answer.content.decode()) == (200, True)
    assert answer.headers["Memento-Datetime"] == "Wed, 13 Mar 2024 12:00:00 GMT"


def test_an_identical_payload_under_another_address_shows_its_text(keep, ask):
    keep(URL, f"HTTP/1.1 200 OK\r\n{HTML}", PAGE)
    twin = keep("https://q.example/copie", f"HTTP/1.1 200 OK\r\n{HTML}", PAGE, at=NOON + timedelta(days=1))
    assert twin.record_type == "revisit"
    assert "Besançon" in ask("/memento/20240313120000/https://q.example/copie").content.decode()


def test_an_inexact_instant_is_sent_to_the_nearest_capture(keep, ask):
    keep(URL, f"HTTP/1.1 200 OK\r\n{HTML}", PAGE)
    assert [ask(f"/memento/{digits}/{URL}").status for digits in ("2024", "20240312115959")] == [302, 302]
    assert ask(f"/memento/2030/{URL}").headers["Location"] == ORIGIN + AT


def test_a_redirect_keeps_status_and_instant(keep, ask):
    keep(URL, "HTTP/1.1 301 Moved\r\nLocation: /deux")
    answer = ask(AT)
    assert (answer.status, answer.headers["Location"]) == (
        301,
        f"{ORIGIN}/memento/20240312120000/https://p.example/deux",
    )
    assert "Memento-Datetime" in answer.headers


def test_a_redirect_from_http_to_https_does_not_loop(keep, ask):
    keep("http://p.example/une", f"HTTP/1.1 301 Moved\r\nLocation: {URL}")
    keep(URL, f"HTTP/1.1 200 OK\r\n{HTML}", PAGE, at=NOON + timedelta(seconds=1))
    answer = ask("/memento/20240312120000/http://p.example/une")
    assert answer.headers["Location"] == f"{ORIGIN}/memento/20240312120001/{URL}"


def test_a_browser_gets_the_banner_and_frames_the_page_itself(keep, ask):
    keep(URL, f"HTTP/1.1 200 OK\r\n{HTML}", b'<title>Un titre</title><img src="/a.jpg"><img src="/b.jpg">')
    keep("https://p.example/a.jpg", "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg", b"\xff\xd8")
    wrapper = ask(AT, sec_fetch_dest="document").content.decode()
    assert f'<iframe src="{ORIGIN}{AT}"' in wrapper
    assert "Un titre" in wrapper
    assert "1 image sur 2 n’a pas été archivée." in wrapper


def test_archived_headers_are_not_passed_on(keep, ask):
    keep(URL, f"HTTP/1.1 200 OK\r\n{HTML}\r\nRefresh: 0;url=/x\r\nSet-Cookie: a=b\r\nLink: </x>; rel=preload", PAGE)
    headers = ask(AT).headers
    assert not {"Refresh", "Set-Cookie"} & set(headers)
    assert "preload" not in headers["Link"]
    assert "script-src 'none'" in headers["Content-Security-Policy"]


def test_the_raw_entity_is_as_it_was_and_only_for_saving(keep, ask):
    keep(URL, f"HTTP/1.1 200 OK\r\n{HTML}\r\nContent-Encoding: gzip", gzip.compress(PAGE + b"<script>1</script>"))
    answer = ask(f"/memento/20240312120000id_/{URL}")
    assert answer.content == PAGE + b"<script>1</script>"
    assert answer.headers["Content-Disposition"] == "attachment"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_style_sheet_is_taken_into_the_archive(keep, ask):
    keep(
        "https://p.example/s.css", "HTTP/1.1 200 OK\r\nContent-Type: text/css", b"a{background:url(a.jpg)}b{src:url(x)}"
    )
    keep("https://p.example/a.jpg", "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg", b"\xff\xd8")
    css = ask("/memento/20240312120000/https://p.example/s.css").content.decode()
    assert (
        css == f'a{{background:url("{ORIGIN}/memento/20240312120000/https://p.example/a.jpg")}}b{{src:url("data:,")}}'
    )


def test_a_timegate_negotiates_and_says_so(keep, ask):
    keep(URL, f"HTTP/1.1 200 OK\r\n{HTML}", PAGE)
    keep(URL, f"HTTP/1.1 200 OK\r\n{HTML}", PAGE + b"2", at=NOON + timedelta(days=30))
    old = ask(f"/timegate/{URL}", accept_datetime="Tue, 12 Mar 2024 18:00:00 GMT")
    assert (old.status, old.headers["Location"], old.headers["Vary"]) == (302, ORIGIN + AT, "accept-datetime")
    assert "Memento-Datetime" not in old.headers
    assert "/memento/20240411120000/" in ask(f"/timegate/{URL}").headers["Location"]
    assert ask(f"/timegate/{URL}", accept_datetime="hier").status == 400
    assert ask("/timegate/https://p.example/inconnu").status == 404


def test_a_timemap_lists_every_memento(keep, ask):
    keep(URL, f"HTTP/1.1 200 OK\r\n{HTML}", PAGE)
    answer = ask(f"/timemap/link/{URL}")
    assert answer.headers["Content-Type"] == "application/link-format"
    assert answer.content.decode().count('rel="first last memento"') == 1


@pytest.mark.parametrize("path", [AT, f"/memento/20240312120000id_/{URL}", f"/timegate/{URL}", f"/timemap/link/{URL}"])
def test_what_is_withdrawn_answers_451_everywhere(archive, keep, ask, path):
    keep(URL, f"HTTP/1.1 200 OK\r\n{HTML}", PAGE)
    archive.db.execute(
        "insert into withdrawals (scope, target, withdrawn_at) values ('url', ?, '2024-04-01T00:00:00Z')",
        ["example,p)/une"],
    )
    assert ask(path).status == 451


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"target": AT, "host": "evil.example"}, 421),
        ({"target": AT, "method": "POST"}, 405),
        ({"target": "/memento/20240230120000/https://p.example/"}, 400),
        ({"target": "/../../etc/passwd"}, 404),
        ({"target": "/memento/20240312120000/https://["}, 404),
    ],
)
def test_bad_requests_are_refused(ask, asked, status):
    assert ask(**asked).status == status


def test_only_recordings_answer_to_ranges(keep, ask):
    keep("https://p.example/r.mp3", "HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg", b"0123456789")
    target = "/memento/20240312120000/https://p.example/r.mp3"
    part = ask(target, range="bytes=2-4")
    assert (part.status, part.content, part.headers["Content-Range"]) == (206, b"234", "bytes 2-4/10")
    assert ask(target, range="bytes=-3").content == b"789"
    assert ask(target, range="bytes=10-").status == 416


@pytest.mark.parametrize(("method", "has_body"), [("GET", True), ("HEAD", False)])
async def test_head_tells_what_get_would_without_the_content(archive, keep, method, has_body):
    keep(URL, f"HTTP/1.1 200 OK\r\n{HTML}", PAGE)
    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": method, "path": AT, "raw_path": AT.encode(), "query_string": b""}
    replay = Replay(archive.database, archive.warc, ORIGIN, INTERFACE)
    await replay({**scope, "headers": [(b"host", b"127.0.0.1:8002")]}, None, send)
    length = int(dict(sent[0]["headers"])[b"content-length"])
    assert length > len(PAGE)
    assert len(sent[1]["body"]) == (length if has_body else 0)
