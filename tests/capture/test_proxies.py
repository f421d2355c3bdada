"""Through proxies: the wire is the proxy's, its secrets stay out."""

import base64

import pytest
from answers import LEGAL
from certificates import Authority
from run import Run, equal
from wire import CLOSE, Served, Server

USER = "http://me:secret@127.0.0.1:{}"
SECRET = base64.b64encode(b"me:secret")


def without_secret(served: Served) -> bytes:
    return b"".join(x for x in served.request.splitlines(True) if not x.startswith(b"Proxy-Authorization"))


@pytest.fixture(scope="module")
def proxied(crawl) -> Run:
    """Over http the proxy answers itself: what it sends is what came over the wire."""
    with Server({f"/{name}": case.steps for name, case in LEGAL.items()}) as proxy:
        asked = [{"url": f"http://paper.example/{name}", **case.ask} for name, case in LEGAL.items()]
        result = crawl(asked, env={"http_proxy": USER.format(proxy.port)}, CONCURRENT_REQUESTS_PER_DOMAIN=16)
        return Run(result, proxy.log)


@pytest.mark.parametrize("name", LEGAL)
def test_bytes_through_an_http_proxy_are_kept_but_for_its_password(proxied, name):
    for exchange, served in proxied.pairs(name):
        assert SECRET in served.request
        assert exchange.request == without_secret(served)
        assert equal(exchange.received, served, exchange.error)


def test_a_proxied_exchange_has_no_address_and_says_what_was_taken_out(proxied):
    facts = {(e.ip, e.proxied, e.removed) for e in proxied.result.exchanges}
    assert facts == {(None, True, ("Proxy-Authorization",))}
    stored = b"".join(r.block for records in proxied.records().values() for r in records.values())
    assert SECRET not in stored


def test_a_tunnel_through_a_proxy_shows_only_what_was_inside(crawl, tmp_path):
    authority = Authority(tmp_path)
    with (
        Server({"/a": LEGAL["chunked"].steps}, tls=authority.server("localhost")) as origin,
        Server({}, upstream=origin.port) as proxy,
    ):
        env = {"https_proxy": USER.format(proxy.port), "SSL_CERT_FILE": str(authority.bundle)}
        result = crawl([{"url": f"https://localhost:{origin.port}/a"}], env=env)
    ((exchange, served),) = Run(result, origin.log).pairs("a")
    assert (exchange.request, exchange.received) == (served.request, bytes(served.sent))
    assert (exchange.ip, exchange.tls.version, exchange.proxied) == (None, "TLSv1.3", True)
    assert SECRET in proxy.log[0].request
    assert SECRET not in exchange.request


def test_a_refusal_by_the_proxy_is_no_answer_of_the_target(crawl):
    answer = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    with Server({"/a": [answer]}) as proxy:
        result = crawl([{"url": "http://paper.example/a"}], env={"http_proxy": f"http://127.0.0.1:{proxy.port}"})
    (exchange,) = result.exchanges
    assert (exchange.error, exchange.status, exchange.response, exchange.unparsed) == ("proxy", None, b"", answer)


def test_a_tunnel_that_the_proxy_refuses_is_an_archived_failure(crawl):
    with Server({"CONNECT": [b"HTTP/1.1 403 Forbidden\r\n\r\n", CLOSE]}) as proxy:
        proxies = {"https_proxy": USER.format(proxy.port)}
        result = crawl([{"url": "https://paper.example/"}], env=proxies, RETRY_ENABLED=False)
    (exchange,) = result.exchanges
    assert (exchange.error, exchange.request, exchange.received) == ("proxy", None, b"")
    assert "403" in exchange.detail
    assert "secret" not in exchange.detail
