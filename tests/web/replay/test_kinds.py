import pytest

from archiver.warc.entity import Message
from archiver.web.replay.kinds import kind


@pytest.mark.parametrize(
    ("content_type", "entity", "shown_as"),
    [
        ("text/html; charset=utf-8", b"x", "html"),
        ("application/xhtml+xml", b"<?xml version='1.0'?><html/>", "html"),
        ("application/xml", b"<?xml version='1.0'?>\n<!-- a --><!DOCTYPE html><html/>", "html"),
        (None, b"\xef\xbb\xbf <!doctype HTML>", "html"),
        ("text", b"<html>", "html"),
        ("text/css", b"a{}", "css"),
        ("application/rss+xml", b"<rss/>", "xml"),
        ("text/xml", b"<?xml-stylesheet type='text/xsl' href='x'?><a/>", "xml"),
        ("image/svg+xml", b"<svg/>", "drawing"),
        ("image/jpeg", b"\xff\xd8", "media"),
        ("application/json", b"{}", "media"),
        ("text/plain", b"<html>", "media"),
        ("application/pdf", b"%PDF", "saved"),
        (None, b"\x00\x01", "saved"),
    ],
)
def test_an_answer_is_shown_by_its_type_and_first_bytes(content_type, entity, shown_as):
    assert kind(Message(200, "OK", (), entity, content_type)) == shown_as
