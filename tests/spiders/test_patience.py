"""What hosts ask for with Retry-After, and how much of it is waited for."""

from datetime import UTC, datetime

import pytest

from spiders.patience import FOR_EVER, MAX_WAIT, Patience, retry_after

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def patience(clock):
    return Patience(clock)


@pytest.mark.parametrize(
    "text, seconds",
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("9" * 5000, FOR_EVER),
        ("Thu, 12 Mar 2026 18:31:00 GMT", 60.0),
        ("Thu, 12 Mar 2026 19:31:00 +0100", 60.0),
        ("Thursday, 12-Mar-26 18:31:00 GMT", 60.0),
        ("Thu Mar 12 18:31:00 2026", 60.0),
        ("Thu, 12 Mar 2026 18:00:00 GMT", 0.0),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("١٢", None),
        ("soon", None),
        ("Thu, 99 Mar 2026 18:31:00 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_an_http_date(text, seconds):
    assert retry_after(text, NOW) == seconds


def test_a_host_is_left_alone_until_its_time_has_passed(clock, patience):
    patience.leave_alone("a.example", 30)
    clock.now += 10
    assert (patience.wait("a.example"), patience.wait("b.example")) == (20, 0)
    clock.now += 20
    assert patience.wait("a.example") == 0


def test_the_longest_wish_of_several_answers_holds(patience):
    for seconds in (30, 60, 5):
        patience.leave_alone("a.example", seconds)
    assert patience.wait("a.example") == 60


def test_wishes_at_the_same_time_are_waited_for_once(clock, patience):
    for _ in range(50):
        patience.leave_alone("a.example", MAX_WAIT - 1)
    assert not patience.is_put_off("a.example")


@pytest.mark.parametrize("wishes", [[MAX_WAIT + 1], [MAX_WAIT / 2, MAX_WAIT / 2, 1], [FOR_EVER]])
def test_a_host_that_asks_for_more_than_a_crawl_waits_is_put_off(clock, patience, wishes):
    for seconds in wishes:
        patience.leave_alone("a.example", seconds)
        clock.now += min(seconds, MAX_WAIT)
    assert patience.is_put_off("a.example")
    assert patience.wait("a.example") == FOR_EVER
