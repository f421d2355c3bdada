"""TLS: the same bytes, its facts, and certificates that are not to be trusted."""

import pytest
from answers import CASES, LEGAL
from certificates import Authority
from run import Run, equal
from wire import CLOSE, Server

NAMES = [*LEGAL, "reset-in-body", "short-body", "no-answer", "not-http"]


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def secured(crawl, authority):
    context = authority.server("localhost")
    with Server({f"/{name}": CASES[name].steps for name in NAMES}, tls=context) as server:
        asked = [{"url": f"https://localhost:{server.port}/{name}", **CASES[name].ask} for name in NAMES]
        result = crawl(asked, env={"SSL_CERT_FILE": str(authority.bundle)}, CONCURRENT_REQUESTS_PER_DOMAIN=16)
        return Run(result, server.log), context.fingerprint


@pytest.mark.parametrize("name", NAMES)
def test_bytes_inside_tls_are_kept_as_without_it(secured, name):
    for exchange, served in secured[0].pairs(name):
        assert exchange.request == served.request
        assert equal(exchange.received, served, exchange.error)


def test_version_cipher_and_certificate_are_known_of_every_exchange(secured):
    run, fingerprint = secured
    facts = {(e.tls.version, e.tls.certificate, e.tls.fault) for e in run.result.exchanges}
    assert facts == {("TLSv1.3", fingerprint, None)}
    assert all(e.tls.cipher.startswith("TLS_") for e in run.result.exchanges)


def refused(crawl, context, trusted, url="https://localhost:{}/"):
    with Server({"/": [b"HTTP/1.1 200 OK\r\n\r\nsecret", CLOSE]}, tls=context) as server:
        result = crawl([{"url": url.format(server.port)}], env={"SSL_CERT_FILE": str(trusted)})
        return result, server.log


@pytest.mark.parametrize(
    "host, days, fault",
    [
        ("elsewhere.example", 30, "certificate is for another name"),
        ("localhost", -1, "certificate has expired"),
    ],
)
def test_a_wrong_certificate_is_archived_and_not_asked_again(crawl, authority, host, days, fault):
    result, log = refused(crawl, authority.server(host, days=days), authority.bundle)
    (exchange,) = result.exchanges
    assert (exchange.error, exchange.tls.fault, exchange.request, exchange.received) == (
        "certificate",
        fault,
        None,
        b"",
    )
    assert [name for _, name, _ in result.failures] == ["CertificateError"]
    assert log == []


def test_an_unknown_authority_is_not_trusted(crawl, authority, tmp_path):
    context = authority.server("localhost")
    result, _ = refused(crawl, context, Authority(tmp_path, "other").bundle)
    (exchange,) = result.exchanges
    assert exchange.tls.fault == "unable to get local issuer certificate"
    assert exchange.tls.certificate == context.fingerprint


def test_a_forged_authority_of_the_same_name_is_not_trusted_and_not_asked_again(crawl, authority, tmp_path):
    (tmp_path / "forged").mkdir()
    forged = Authority(tmp_path / "forged").bundle
    result, log = refused(crawl, authority.server("localhost"), forged)
    assert [exchange.error for exchange in result.exchanges] == ["certificate"]
    assert [name for _, name, _ in result.failures] == ["CertificateError"]
    assert log == []


def test_a_server_that_does_not_speak_tls_is_an_archived_failure(crawl):
    with Server({}) as server:
        result = crawl([{"url": f"https://localhost:{server.port}/"}], DOWNLOAD_TIMEOUT=1)
    assert {(e.error, e.request) for e in result.exchanges} == {("timeout", None)}


def test_a_trust_file_that_is_missing_is_told_at_the_start(crawl):
    result = crawl([{"url": "https://localhost:1/"}], env={"SSL_CERT_FILE": "/nowhere.pem"})
    assert "SSL_CERT_FILE=/nowhere.pem is no file: name a PEM bundle, or unset it" in result.log
