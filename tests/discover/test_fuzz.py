"""Whatever bytes come: an answer, never an exception."""

import gzip
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.discover import feed, front_page, robots, sitemap

URL = "https://www.lequotidien.example/x"
SEEDS = [
    b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><link>/</link><item><title>A &amp; B</title>'
    b"<link>/a?x=1&amp;y</link><guid>1</guid><pubDate>Tue, 12 Mar 2024 18:30:00 +0100</pubDate></item></channel></rss>",
    b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/b/"><entry><id>x</id><link rel="alternate" href="a"/>'
    b"<updated>2024-03-12T18:30:00Z</updated></entry></feed>",
    b'<!DOCTYPE urlset [<!ENTITY x "y">]><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/a&x;</loc>'
    b"<lastmod>2024-03-12</lastmod></url></urlset>",
    b'{"items":[{"url":"/a","date_published":"2024-03-12T18:30:00+01:00","title":"A"}]}',
    b"User-agent: *\nDisallow: /*a$\nCrawl-delay: 5\nSitemap: /s.xml\n",
    gzip.compress(b"<urlset><url><loc>/a</loc></url></urlset>"),
]
SPLINTERS = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"\xff\xfe", b"\0", b"<url>", b'="', b"&#1;", b"["]
    ),
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A seed with splinters put in place of some of its bytes."""
    content = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(content)))
        content = content[:at] + draw(SPLINTERS) + content[at + draw(st.integers(0, 20)) :]
    return content


@pytest.mark.parametrize("content_type", [None, "text/xml; charset=utf-7", "application/json"])
@given(content=mutated())
@settings(max_examples=150, deadline=None)
def test_no_mutated_file_makes_discovery_fail(content_type, content):
    addresses = [a.url for a in feed(content, URL, content_type)]
    found = sitemap(content, URL, content_type)
    addresses += [a.url for a in (*found.children, *found.pages, *front_page(content, URL, content_type, None))]
    addresses += robots(content, URL, content_type).sitemaps
    assert all(a.startswith(("http://", "https://")) and a.isascii() for a in addresses)


@pytest.mark.parametrize(
    "splinter",
    [
        b"<!DOCTYPE[",
        b"<?xml",
        b"<![CDATA[",
        b"&a",
        b"<item",
        b"<b",
        b'a="',
        b"<!-- -->",
        b"<!-- ",
        b"[",
        b"<url>",
        b"*a",
    ],
)
def test_a_splinter_repeated_200000_times_costs_no_more_than_its_length(splinter):
    content = b"<?xml version='1.0'?><rss>" + splinter * 200_000
    began = time.process_time()
    feed(content, URL, None)
    sitemap(content, URL, None)
    robots(b"User-agent: *\nDisallow: /" + content, URL).allows(URL + "a" * 2000, "Archiver")
    assert time.process_time() - began < 5  # seconds; measured 0.5, a quadratic scan takes minutes
