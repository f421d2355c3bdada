from datetime import date, datetime, timedelta, timezone

from archiver.article import Dated


def test_a_month_is_written_as_a_month_not_as_its_first_day():
    assert Dated(date(2024, 3, 1), "month", "dateline").iso() == "2024-03"


def test_columns_hold_instants_in_utc_with_z():
    written = datetime(2024, 3, 12, 18, 30, tzinfo=timezone(timedelta(hours=1)))
    assert Dated(written, "minute", "json-ld").utc() == "2024-03-12T17:30:00Z"
