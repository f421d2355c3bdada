"""Every exchange of a real crawl equals what a loopback server logged, both ways."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from answers import FAILING, LEGAL, Case
from crawl import Result
from wire import Served, Server

from archiver.warc.exchange import Exchange

CASES = {**LEGAL, **FAILING}


@dataclass
class Run:
    result: Result
    log: list[Served]

    def pairs(self, name: str) -> list[tuple[Exchange, Served]]:
        """Exchanges of a path with the log's entries for it, in order."""
        ours = [e for e in self.result.exchanges if e.url.endswith(f"/{name}")]
        theirs = [s for s in self.log if s.path == f"/{name}"]
        assert len(ours) == len(theirs) > 0
        return list(zip(ours, theirs, strict=True))


@pytest.fixture(scope="module")
def run(crawl) -> Iterator[Run]:
    with Server({f"/{name}": case.steps for name, case in CASES.items()}) as server:
        asked = [{"url": f"http://127.0.0.1:{server.port}/{name}", **case.ask} for name, case in CASES.items()]
        result = crawl(asked, CONCURRENT_REQUESTS_PER_DOMAIN=16, DOWNLOAD_TIMEOUT=20)
        yield Run(result, server.log)


def equal(exchange: Exchange, served: Served, case: Case) -> bool:
    """The bytes are the server's; of an answer that was cut off from our side, a beginning of them."""
    ours_to_end = case.error in ("timeout", "too large")
    received = served.sent.startswith(exchange.received) if ours_to_end else exchange.received == bytes(served.sent)
    return exchange.request == served.request and received


@pytest.mark.parametrize("name", CASES)
def test_the_exchange_holds_the_bytes_of_the_wire(run: Run, name):
    for exchange, served in run.pairs(name):
        assert exchange.request == served.request
        assert equal(exchange, served, CASES[name])


@pytest.mark.parametrize("name", CASES)
def test_the_exchange_says_what_it_is(run: Run, name):
    case = CASES[name]
    for exchange, _ in run.pairs(name):
        assert (exchange.status, exchange.error, exchange.truncated) == (case.status, case.error, case.truncated)
        assert (exchange.interim[: len(case.interim)], exchange.extra) == (case.interim, case.extra)


def test_every_exchange_of_the_run_is_equal_both_ways(run: Run, capsys):
    pairs = [(name, *pair) for name in CASES for pair in run.pairs(name)]
    same = sum(equal(exchange, served, CASES[name]) for name, exchange, served in pairs)
    with capsys.disabled():
        print(f"\n{same} of {len(pairs)} exchanges equal both ways")
    assert same == len(pairs) == len(run.result.exchanges)
