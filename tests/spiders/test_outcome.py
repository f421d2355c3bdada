"""Exit statuses of crawls, every row of the table that comes after a start."""

import pytest

from spiders.outcome import Outcome


@pytest.mark.parametrize(
    "status, outcome",
    [
        (0, Outcome(finish_reason="finished")),
        (0, Outcome(asked=3, archived=3, finish_reason="finished")),
        (0, Outcome(asked=2, archived=2, finish_reason="limit")),
        (2, Outcome(asked=10, archived=9, failures=1, finish_reason="finished")),
        (2, Outcome(failures=1, finish_reason="finished")),
        (2, Outcome(asked=10, archived=10, refused=5, failures=5, finish_reason="finished")),
        (3, Outcome(asked=10, archived=5, finish_reason="disk_guard")),
        (3, Outcome(asked=10, archived=5, finish_reason="closespider_timeout")),
        (3, Outcome(asked=10, archived=9, refused=9, finish_reason="closespider_timeout")),
        (3, Outcome(finish_reason=None)),
        (4, Outcome(asked=10, archived=0, failures=1, finish_reason="finished")),
        (4, Outcome(asked=10, archived=0, finish_reason="finished")),
        (4, Outcome(lists_failed=1, failures=1, finish_reason="finished")),
        (2, Outcome(lists=1, lists_failed=1, failures=1, finish_reason="finished")),
        (5, Outcome(asked=10, archived=10, refused=6, failures=6, finish_reason="finished")),
        (130, Outcome(finish_reason="shutdown")),
        (130, Outcome(asked=10, archived=5, refused=5, failures=5, finish_reason="shutdown")),
    ],
)
def test_the_first_status_that_applies_is_told(status, outcome):
    assert outcome.status() == status
