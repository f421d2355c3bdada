"""Nothing on a private network is reached, whatever names it."""

import pytest
from wire import Server

from archiver.capture.guard import is_public

SECRET = [b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret"]


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "185.60.216.35", "2a00:1450:4007::1", "::ffff:1.1.1.1", "2002:101:101::"]
)
def test_public_addresses_may_be_reached(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
        "::ffff:127.0.0.1", "::127.0.0.1", "::7f00:1", "2002:7f00:1::", "2002:c0a8:101::1", "64:ff9b::7f00:1",
        "64:ff9b::169.254.169.254",
    ],
)  # fmt: skip
def test_private_addresses_may_not_in_any_spelling(address):
    assert not is_public(address)


@pytest.fixture(scope="module")
def attempts(crawl):
    """Every spelling asked for in one crawl, against a server that would answer."""
    hosts = ["127.0.0.1", "localhost", "2130706433", "127.1", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0",
             "private.example", "[64:ff9b::7f00:1]"]  # fmt: skip
    with Server({"/": SECRET}) as server:
        asked = [{"url": f"http://{host}:{server.port}/"} for host in hosts]
        result = crawl(asked, ALLOW_PRIVATE_NETWORK=False)
        return hosts, result, server


def test_no_spelling_of_loopback_is_connected_to(attempts):
    hosts, result, server = attempts
    assert server.connections == 0
    assert len(result.failures) == len(hosts)


def test_each_refusal_is_archived_once_and_not_asked_again(attempts):
    hosts, result, _ = attempts
    assert [exchange.error for exchange in result.exchanges] == ["private address"] * len(hosts)
    assert {name for _, name, _ in result.failures} == {"PrivateAddressError"}
    assert all(capture.record_type == "metadata" for capture in result.captures)


def test_a_redirect_to_a_private_address_is_refused_and_the_crawl_goes_on(crawl):
    with Server({}) as inside:
        to = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: https://127.0.0.1:%d/secret\r\n\r\n" % inside.port
        with Server({"/go": [to], "/next": SECRET}) as proxy:
            env = {"http_proxy": f"http://127.0.0.1:{proxy.port}"}
            asked = [{"url": f"http://paper.example/{path}"} for path in ("go", "next")]
            result = crawl(asked, env=env, ALLOW_PRIVATE_NETWORK=False)
    assert inside.connections == 0
    outcomes = {exchange.url.rpartition("/")[2]: (exchange.status, exchange.error) for exchange in result.exchanges}
    assert outcomes == {"go": (302, None), "secret": (None, "private address"), "next": (200, None)}


def test_the_configured_proxy_may_be_private(crawl):
    with Server({"/": SECRET}) as proxy:
        env = {"http_proxy": f"http://127.0.0.1:{proxy.port}"}
        result = crawl([{"url": "http://paper.example/"}], env=env, ALLOW_PRIVATE_NETWORK=False)
    assert [body for *_, body, _ in result.answers] == [b"secret"]
