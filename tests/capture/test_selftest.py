"""A private name of Scrapy or Twisted that moves is told before a crawl, not found in an empty archive."""

import pytest
from scrapy.core.downloader.handlers import http11
from twisted.internet import reactor
from twisted.web.client import BrowserLikePolicyForHTTPS

from archiver.capture import tap
from archiver.capture.selftest import ready
from archiver.errors import ArchiverError, UsageError


@pytest.fixture
def check():
    ready.cache_clear()
    yield ready
    ready.cache_clear()


def test_the_versions_of_the_lock_file_are_fit(check):
    check()


@pytest.mark.parametrize(
    "owner, name",
    [
        (tap.TappedParser, "_finished"),
        (tap.TappedParser, "allHeadersReceived"),
        (tap.Tee, "writeSequence"),
        (tap.TapedHeaders, "copy"),
    ],
)
def test_a_hook_that_is_no_longer_called_is_told(check, monkeypatch, owner, name):
    monkeypatch.delattr(owner, name)
    with pytest.raises(ArchiverError, match="install the versions of the lock file"):
        check()


def test_the_guard_finds_the_reactor_where_connections_are_made():
    agent = http11._BindAddressAgent(reactor, BrowserLikePolicyForHTTPS())
    assert agent._endpointFactory._reactor is reactor


def test_a_trust_file_that_is_missing_is_a_usage_error(check, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere.pem")
    with pytest.raises(UsageError, match=r"SSL_CERT_FILE=/nowhere\.pem is no file"):
        check()
