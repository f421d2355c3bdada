"""Feeds of every format, and as they are met."""

import pytest

from archiver.discover import feed

URL = "https://www.lequotidien.example/flux/une.xml"
HOME = "https://www.lequotidien.example"


def rss(item: str, channel: str = "", head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return f'{head}<rss version="2.0"><channel><title>T</title>{channel}<item>{item}</item></channel></rss>'.encode()


def addresses(content: bytes, content_type: str | None = None) -> list[str]:
    return [announcement.url for announcement in feed(content, URL, content_type)]


FORMATS = {
    "RSS 0.91": '<rss version="0.91"><channel><item><title>Été</title><link>{u}</link></item></channel></rss>',
    "RSS 1.0": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        '<channel rdf:about="{h}/"><link>{h}/</link></channel>'
        '<item rdf:about="{u}"><title>Été</title><link>{u}</link></item></rdf:RDF>'
    ),
    "RSS 2.0 of capitals": "<RSS><Channel><Item><Title>Été</Title><Link>{u}</Link></Item></Channel></RSS>",
    "Atom": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link href="{h}/"/><entry>'
        '<title type="html">&lt;b>Été&lt;/b></title><link rel="alternate" href="{u}"/></entry></feed>'
    ),
    "Atom with a prefix": (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Été</a:title><a:link href="{u}"/>'
        "</a:entry></a:feed>"
    ),
    "JSON Feed": '\ufeff{{"version":"https://jsonfeed.org/version/1.1","items":[{{"id":"1","url":"{u}","title":"Été"}}]}}',
}


@pytest.mark.parametrize("text", FORMATS.values(), ids=FORMATS)
def test_address_and_title_are_read_in_every_format(text):
    (found,) = feed(text.format(u=f"{HOME}/a", h=HOME).encode(), URL, None)
    assert (found.url, found.title, found.source, found.found_in) == (f"{HOME}/a", "Été", "feed", URL)


@pytest.mark.parametrize(
    "item, path",
    [
        ("<link>\n <![CDATA[ {h}/a?x=1&y=2 ]]>\n</link>", "/a?x=1&y=2"),
        ("<link>{h}/a?x=1&y=2</link>", "/a?x=1&y=2"),
        ("<link>{h}/a?x=1&amp;amp;y=2</link>", "/a?x=1&y=2"),
        ("<link>{h}/a?id=7&amp;utm_source=rss#xtor=RSS-1</link>", "/a?id=7"),
        ("<link>{h}/une page</link>", "/une%20page"),
        ("<link>{h}/\n  a</link>", "/%20%20a"),
        ("<link>{h}/été</link>", "/%C3%A9t%C3%A9"),
        ("<link>b</link>", "/flux/b"),
        ("<link/>{h}/a", "/a"),
        ("<link>www.lequotidien.example/a</link>", "/a"),
        ("<link>//www.lequotidien.example/a</link>", "/a"),
        ("<link></link><guid>{h}/a</guid>", "/a"),
        ("<guid isPermaLink='true'>{h}/a</guid>", "/a"),
        ("<link>{h}/</link><guid>{h}/a</guid>", "/a"),
        ("<link>{h}/a</link><guid>{h}/</guid>", "/a"),
        ("<link>{h}/a</link><enclosure url='{h}/a.mp3'/><comments>{h}/a/c</comments>", "/a"),
        ("<atom:link rel='self' href='{h}/s'/><link>{h}/a</link>", "/a"),
        ("<link>https://feedproxy.example/1</link><feedburner:origLink>{h}/a</feedburner:origLink>", "/a"),
        ("<media:title>M</media:title><link>{h}/a</link><title>T</title>", "/a"),
    ],
)
def test_an_item_leads_to_its_page(item, path):
    assert addresses(rss(item.format(h=HOME))) == [HOME + path]


@pytest.mark.parametrize(
    "item",
    [
        "<guid isPermaLink='false'>https://www.lequotidien.example/?p=1</guid>",
        "<guid>12 at https://www.lequotidien.example</guid>",
        "<link>javascript:alert(1)</link>",
        "<link>mailto:redaction@lequotidien.example</link>",
        "<link>http://[oops</link>",
        "<link>http://une page/</link>",
        "<link>http://a.example:99999/</link>",
        f"<link>https://a.example/{'x' * 3000}</link>",
        "<title>rien</title>",
    ],
)
def test_an_item_without_usable_address_announces_nothing(item):
    assert addresses(rss(item)) == []


def test_relative_links_are_relative_to_the_channels_own_link():
    assert addresses(rss("<link>a/b</link>", "<link>https://autre.example/x/</link>")) == [
        "https://autre.example/x/a/b"
    ]


def test_xml_base_wins_over_the_channels_link():
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/x/"><entry xml:base="y/"><link href="a"/></entry></feed>'
    )
    assert addresses(text.encode()) == [f"{HOME}/x/y/a"]


def test_each_address_stands_once_in_the_feeds_order():
    items = "".join(f"<item><link>{HOME}/{path}</link></item>" for path in ("b", "a", "b?utm_medium=rss", "c"))
    assert addresses(f"<rss><channel>{items}</channel></rss>".encode()) == [f"{HOME}/{path}" for path in "bac"]


@pytest.mark.parametrize(
    "head",
    [
        "",
        "\n\n  ",
        "\ufeff",
        "<br />\n<b>Warning</b>: mysql in /var\n",
        "<?xml version='1.1'?>",
        "<!-- x -->",
    ],
)
def test_what_stands_before_the_feed_does_not_matter(head):
    assert addresses(rss(f"<link>{HOME}/a</link>", head=head)) == [f"{HOME}/a"]


@pytest.mark.parametrize(
    "encoded, content_type",
    [
        (rss("<title>Été, c’est</title><link>/a</link>", head='<?xml version="1.0" encoding="iso-8859-1"?>'), None),
        (rss("<title>Été, c’est</title><link>/a</link>", head="").decode().encode("cp1252"), "text/xml"),
        (rss("<title>Été, c’est</title><link>/a</link>", head="").decode().encode("utf-16"), "text/xml; charset=utf-8"),
        (rss("<title>&Eacute;t&eacute;, c&#146;est</title><link>/a</link>"), None),
        (rss("<title><![CDATA[&Eacute;t&#233;, c&rsquo;est]]></title><link>/a</link>"), None),
        (rss("<title>&amp;Eacute;té, c&amp;#8217;est</title><link>/a</link>"), None),
        (rss("<title>\x0bÉ\x00té, &#0;c’est</title><link>/a</link>"), None),
    ],
)
def test_titles_are_right_whatever_the_charset_and_entities(encoded, content_type):
    assert [a.title for a in feed(encoded, URL, content_type)] == ["Été, c’est"]


def test_a_lone_bracket_in_a_title_is_text():
    assert [a.title for a in feed(rss("<title>5 < 6 &eacute; & 7</title><link>/a</link>"), URL, None)] == [
        "5 < 6 é & 7"
    ]


@pytest.mark.parametrize(
    "end", ["</b></item></channel></rss>", "", "</li", "</channel>", "<item><title>B", "<item><link", "</rss><rss>"]
)
def test_unclosed_and_crossed_tags_lose_nothing_before_them(end):
    assert addresses(f"<rss><channel><item><link>{HOME}/a</link>{end}".encode()) == [f"{HOME}/a"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x1f\x8b",
        b"<html><a href='/a'>A</a><link>/b</link></html>",
        b"404",
        b"{",
        b'{"items": 3}',
        b"[1]",
    ],
)
def test_what_is_no_feed_announces_nothing(content):
    assert feed(content, URL, "application/rss+xml") == []
