"""Hostile servers: each ends as an archived failure, and the crawl goes on."""

import pytest
from wire import CLOSE, Server

GOOD = [b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"]


def moved(location: bytes) -> list[bytes]:
    return [b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n"]


@pytest.fixture
def asked(crawl):
    """asked(script, *paths): a crawl of these paths, then of one that is fine, which must have been reached."""

    def run(script, *paths, **settings):
        with Server({**script, "/good": GOOD}) as server:
            urls = [f"http://127.0.0.1:{server.port}{path}" for path in paths]
            result = crawl([{"url": url} for url in [*urls, f"http://127.0.0.1:{server.port}/good"]], **settings)
            assert any(url.endswith("/good") and body == b"ok" for url, _, body, _ in result.answers)
            return result, server

    return run


def test_a_redirect_to_itself_ends_after_the_limit_with_every_hop_archived(asked):
    result, server = asked({"/loop": moved(b"/loop")}, "/loop", REDIRECT_MAX_TIMES=4)
    hops = [e for e in result.exchanges if e.url.endswith("/loop")]
    assert len(hops) == 5 == sum(served.path == "/loop" for served in server.log)
    assert [name for _, name, _ in result.failures] == ["IgnoreRequest"]


def test_non_ascii_addresses_are_percent_encoded(asked):
    script = {"/a": moved("/été?q=é".encode()), "/%C3%A9t%C3%A9?q=%C3%A9": GOOD, "/%C3%A9": GOOD}
    result, _ = asked(script, "/a", "/é")
    assert all(e.url.isascii() and b"%C3%A9" in e.request for e in result.exchanges if "%" in e.url)
    assert sum("%C3%A9" in e.url for e in result.exchanges) == 2


@pytest.mark.parametrize("address", ["http://me:secret@127.0.0.1:{}/a", "http://me@127.0.0.1:{}/a"])
def test_credentials_in_an_address_are_neither_sent_nor_archived(crawl, address):
    with Server({"/a": GOOD}) as server:
        result = crawl([{"url": address.format(server.port)}])
    (exchange,) = result.exchanges
    assert (exchange.error, exchange.url) == ("credentials", f"http://127.0.0.1:{server.port}/a")
    assert server.log == []


def test_a_kept_connection_that_dies_makes_two_exchanges_of_one_download(asked):
    script = {"/a": GOOD, "/b": iter([[CLOSE], GOOD])}
    result, server = asked(script, "/a", "/b", CONCURRENT_REQUESTS=1)
    exchanges = [e for e in result.exchanges if e.url.endswith("/b")]
    assert [(e.error, e.status) for e in exchanges] == [("no answer", None), (None, 200)]
    assert [e.request for e in exchanges] == [s.request for s in server.log if s.path == "/b"]
    assert sum(url.endswith("/b") for url, *_ in result.answers) == 1


def test_nobody_there_and_no_such_name_are_archived_without_bytes(crawl):
    with Server({}) as server:
        closed = server.port
    result = crawl([{"url": f"http://127.0.0.1:{closed}/"}, {"url": "http://nowhere.invalid/"}], RETRY_ENABLED=False)
    facts = {(e.error, e.request, e.received, e.ip) for e in result.exchanges}
    assert facts == {("refused", None, b"", None), ("dns", None, b"", None)}
    assert {capture.record_type for capture in result.captures} == {"metadata"}


def test_a_subscribers_cookies_go_over_the_wire_and_not_into_the_archive(crawl):
    answer = b"HTTP/1.1 200 OK\r\nSet-Cookie: session=hidden2\r\nX: 1\r\nContent-Length: 2\r\n\r\nok<!--more-->"
    with Server({"/a": [answer]}) as server:
        url = f"http://127.0.0.1:{server.port}/a"
        result = crawl([{"url": url, "cookies": {"session": "hidden1"}, "meta": {"subscriber": True}}])
    (exchange,) = result.exchanges
    assert b"session=hidden1" in server.log[0].request
    assert b"hidden" not in exchange.request + exchange.received
    assert (exchange.payload, exchange.extra) == (b"ok", b"<!--more-->")
    assert exchange.removed == ("Cookie", "Set-Cookie")
