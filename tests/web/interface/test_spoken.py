import pytest

from archiver.web.interface.spoken import shared_minutes, when

TWO = ["2026-11-25T21:28:05Z", "2026-11-25T21:28:47Z", "2026-11-25T22:00:00Z"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", ["22 h 28 min 05 s", "22 h 28 min 47 s", "23 h 00"]),
        ("en", ["22:28:05", "22:28:47", "23:00"]),
    ],
)
def test_seconds_part_what_shares_a_minute(language, told):
    shared = shared_minutes(TWO)
    said = [when(at, language, shared=shared).replace("\u00a0", " ") for at in TWO]
    assert all(text.endswith(end) for text, end in zip(said, told, strict=True))


def test_one_instant_told_twice_shares_no_minute():
    assert shared_minutes([TWO[0], TWO[0]]) == frozenset()
