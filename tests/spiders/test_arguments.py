"""Arguments of spiders: each mistake is one line that says what to write."""

from datetime import date

import pytest

from archiver.errors import UsageError
from spiders.arguments import read

ALL = ("since", "until", "limit", "url", "file")


def test_days_and_numbers_are_read():
    given = read({"since": "2026-03-12", "until": "2026-03-13", "limit": "10"}, ALL)
    assert (given.since, given.until, given.limit) == (date(2026, 3, 12), date(2026, 3, 13), 10)


@pytest.mark.parametrize(
    "name, text, remedy",
    [
        ("since", "demain", "write -a since=2026-03-12"),
        ("since", "20260312", "write -a since=2026-03-12"),
        ("until", "2026-02-30", "write -a until=2026-03-12"),
        ("limit", "0", "write -a limit=100"),
        ("limit", "beaucoup", "write -a limit=100"),
        ("url", "www.example.org", "write -a url=https://"),
        ("url", "ftp://example.org/", "write -a url=https://"),
        ("url", "http://[::1/", "write -a url=https://"),
        ("file", "/no/such/list", "No such file"),
        ("file", "/", "Is a directory"),
        ("colour", "red", "this spider takes since, until"),
    ],
)
def test_a_mistake_names_the_argument_and_the_form_it_takes(name, text, remedy):
    with pytest.raises(UsageError, match=remedy) as fault:
        read({name: text}, ALL)
    assert f"-a {name}={text}" in str(fault.value)
    assert "\n" not in str(fault.value)


def test_days_in_the_wrong_order_are_refused():
    with pytest.raises(UsageError, match="swap them"):
        read({"since": "2026-03-13", "until": "2026-03-12"}, ALL)


def test_a_spider_says_what_it_needs():
    with pytest.raises(UsageError, match="-a file=FILE or -a url=URL"):
        read({}, ALL, needed=("file", "url"))
