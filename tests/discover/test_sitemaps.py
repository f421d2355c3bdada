"""Sitemaps: pages and children told apart, packed or not, hostile or broken."""

import gzip

import pytest

from archiver.discover import sitemap, sitemaps, unpacking

URL = "https://www.lequotidien.example/sitemap.xml"
HOME = "https://www.lequotidien.example"
XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
ONE = f"<urlset {XMLNS}><url><loc>{HOME}/a</loc></url></urlset>".encode()


def pages(content: bytes, content_type: str | None = None) -> list[str]:
    return [page.url for page in sitemap(content, URL, content_type).pages]


@pytest.mark.parametrize(
    "content",
    [ONE, gzip.compress(ONE), gzip.compress(gzip.compress(ONE)), gzip.compress(ONE[:30]) + gzip.compress(ONE[30:])],
    ids=["plain", "gzip", "gzip of gzip", "two members"],
)
def test_a_sitemap_is_unpacked_by_what_it_is(content):
    assert pages(content, "text/plain") == [f"{HOME}/a"]


def test_a_cut_off_gzip_gives_what_stands_before_the_cut():
    rows = "".join(f"<url><loc>{HOME}/{n * n * 7919}</loc></url>" for n in range(2000))
    packed = gzip.compress(f"<urlset {XMLNS}>{rows}</urlset>".encode())
    assert 500 < len(pages(packed[: len(packed) // 2])) < 2000


def test_children_of_an_index_are_told_apart_from_pages():
    text = f"<sitemapindex {XMLNS}><sitemap><loc>/2024.xml</loc><lastmod>2024-03-12</lastmod></sitemap></sitemapindex>"
    found = sitemap(text.encode(), URL, None)
    assert found.pages == ()
    assert [(child.url, child.date.iso(), child.what) for child in found.children] == [
        (f"{HOME}/2024.xml", "2024-03-12", "modified")
    ]


def test_an_index_that_names_itself_does_not_lead_to_itself():
    text = f"<sitemapindex {XMLNS}><sitemap><loc>{URL}</loc></sitemap></sitemapindex>"
    assert sitemap(text.encode(), URL, None).children == ()


def test_a_news_sitemap_gives_title_and_publication():
    news = "<news:publication_date>2024-03-12T18:30:00+01:00</news:publication_date>"
    news += "<news:title>Un &#233;t&#233;</news:title>"
    text = f"""<urlset {XMLNS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{HOME}/a</loc>
    <lastmod>2024-03-13</lastmod><news:news>{news}</news:news></url></urlset>"""
    (page,) = sitemap(text.encode(), URL, None).pages
    assert (page.title, page.what, page.date.iso()) == ("Un été", "published", "2024-03-12T18:30:00+01:00")


def test_lastmod_is_a_modification():
    text = f"<urlset><url><loc>{HOME}/a</loc><lastmod>2024-03-13</lastmod></url></urlset>"
    (page,) = sitemap(text.encode(), URL, None).pages
    assert (page.what, page.date.iso()) == ("modified", "2024-03-13")


def test_images_videos_and_alternates_are_not_pages():
    text = f"""<urlset {XMLNS} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>
    <image:image><image:loc>{HOME}/photo.jpg</image:loc></image:image><loc>{HOME}/a</loc>
    <xhtml:link rel="alternate" hreflang="en" href="{HOME}/en/a"/></url></urlset>"""
    assert pages(text.encode()) == [f"{HOME}/a"]


def test_the_prefix_of_a_vocabulary_does_not_matter():
    text = f"""<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:n="https://www.google.com/schemas/sitemap-news/0.9"><s:url><s:loc>{HOME}/a</s:loc>
    <n:news><n:title>A</n:title></n:news></s:url></s:urlset>"""
    (page,) = sitemap(text.encode(), URL, None).pages
    assert (page.url, page.title) == (f"{HOME}/a", "A")


def test_a_text_sitemap_has_an_address_a_line():
    text = f"\ufeff{HOME}/a\r\n\r\n  {HOME}/é \nn'importe quoi\n/relative\n{HOME}/a b\nftp://x.example/\n{HOME}/a\n"
    assert pages(text.encode(), "text/plain") == [f"{HOME}/a", f"{HOME}/%C3%A9"]


def test_a_feed_may_stand_for_a_sitemap():
    assert pages(b"<rss><channel><item><link>/a</link></item></channel></rss>") == [f"{HOME}/a"]


def test_an_html_page_in_its_place_names_nothing():
    assert pages(f"<!doctype html><html><body>{HOME}/a\n{HOME}/b\n</body></html>".encode(), "application/xml") == []


def test_no_more_addresses_are_read_than_the_protocol_allows(monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_URLS", 3)
    rows = "".join(f"<url><loc>{HOME}/{n}</loc></url>" for n in range(9))
    assert len(pages(f"<urlset>{rows}</urlset>".encode())) == 3
    assert len(pages("\n".join(f"{HOME}/{n}" for n in range(9)).encode())) == 3


def test_a_decompression_bomb_is_read_up_to_the_limit(monkeypatch):
    monkeypatch.setattr(unpacking, "MAX_UNPACKED", 2**20)
    bomb = gzip.compress(gzip.compress(b"\0" * 2**26))
    assert len(unpacking.unpacked(bomb)) <= 2**20


def test_entities_are_never_expanded_or_loaded(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("https://www.lequotidien.example/secret")
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    text = f"""<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY l0 "lol">{lol}]>
    <urlset><url><loc>&x;</loc></url><url><loc>{HOME}/&l11;</loc></url><url><loc>{HOME}/a</loc></url></urlset>"""
    assert pages(text.encode()) == [f"{HOME}/a"]


def test_elements_nested_past_all_measure_are_given_up():
    assert pages(b"<urlset>" + b"<url>" * 100_000) == []
