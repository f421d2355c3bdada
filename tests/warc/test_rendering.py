"""WARC 1.1, 6.8: a page as a browser showed it is a conversion of the page's record."""

from datetime import timedelta

import pytest

from archiver.warc.cdxj import cdxj_line
from archiver.warc.records import capture_of
from archiver.warc.rendering import Rendering, asked_by
from archiver.warc.walk import walk_records
from tests.warc.conftest import STARTED

MADE = Rendering(
    STARTED + timedelta(seconds=9), b"<p>Vu</p>", "Chromium/142.0", ("https://a.example/x", "https://a.example/y")
)


@pytest.fixture
def kept(new_writer, exchange):
    """A page and what a browser made of it: path, capture, rendering."""
    writer = new_writer()
    page = writer.append(exchange())
    made = writer.append_rendering(page, MADE)
    return writer.close(), page, made


def records(path):
    return list(walk_records(path, pytest.fail))


def test_6_8_a_rendering_is_a_conversion_that_refers_to_the_page(kept):
    path, page, made = kept
    record = next(each for each in records(path) if each.type == "conversion")
    assert record.block == b"<p>Vu</p>"
    assert record.fields == (
        ("WARC-Type", "conversion"),
        ("WARC-Record-ID", made.record_id),
        ("WARC-Target-URI", f"urn:rendered:{page.url}"),
        ("WARC-Date", "2026-11-25T19:31:03.123456Z"),
        ("WARC-Warcinfo-ID", records(path)[0].record_id),
        ("WARC-Refers-To", page.record_id),
        ("WARC-Rendered-By", "Chromium/142.0"),
        ("Content-Type", "text/html;charset=utf-8"),
        ("WARC-Block-Digest", "sha1:HKYXQAHHKQYNDMYFZZB552V2RPYVULSD"),
        ("Content-Length", "9"),
    )


def test_6_6_a_metadata_record_names_what_the_page_asked_for(kept):
    path, page, made = kept
    about = records(path)[-1]
    lines = f"url: {page.url}\r\nrequisite: https://a.example/x\r\nrequisite: https://a.example/y\r\n"
    assert (about.field("WARC-Concurrent-To"), about.block) == (made.record_id, lines.encode())
    assert asked_by(path.parent, made) == list(MADE.asked)


def test_the_row_follows_from_the_record_and_stands_in_no_index(kept):
    path, page, made = kept
    read = [capture_of(each) for each in records(path) if each.type == "conversion"]
    assert read == [made]
    assert (made.url, made.status, made.refers_to, cdxj_line(made)) == (page.url, None, page.record_id, None)


def test_conversions_by_others_make_no_row(kept):
    record = next(each for each in records(kept[0]) if each.type == "conversion")
    fields = tuple(pair for pair in record.fields if pair[0] != "WARC-Rendered-By")
    assert capture_of(type(record)("x", 0, 1, "1.1", fields, record.block)) is None
