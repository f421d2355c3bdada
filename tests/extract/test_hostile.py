"""Whatever a page holds, extraction answers: no exception, no endless time."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archiver.article import Page
from archiver.dates import settle
from archiver.extract import extract
from archiver.outlets import Rules

URL = "https://www.courrierdulac.example/region/le-bac"
PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le bac reprend - Le Courrier</title>
<base href="/"><link rel="canonical" href="/region/le-bac"><meta property="article:published_time" content="2024-03-12">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Le bac reprend","datePublished":"2024-03-12",
"author":[{"@type":"Person","name":"Inès Valmont"}],"keywords":"bac, lac","isAccessibleForFree":"False"}</script></head>
<body><nav class="breadcrumb"><a href="/region">Région</a></nav><main><article><h1>Le bac reprend</h1>
<p class="byline">Par <a rel="author" href="/a">Inès Valmont</a> avec AFP</p><p>Publié le <time datetime="2024-03-12">12
mars 2024 à 18 h 30</time></p><figure><img src="/bac.jpg" srcset="/b.jpg 2x"><figcaption>Le bac</figcaption></figure>
<p>Le bac fera de nouveau la navette entre les deux rives, <a href="/digue?utm_source=x">dit la mairie</a>.</p>
<blockquote class="twitter-tweet"><a href="https://twitter.com/a/status/1">12 mars</a></blockquote>
<p>L’horaire d’hiver reste en vigueur.</p></article></main></body></html>""".encode()
PIECES = [
    b"<",
    b">",
    b'"',
    b"'",
    b"\x00",
    b"\xff",
    b"&",
    b"</p>",
    b"<div>",
    b"<table>",
    b"{",
    b"}",
    b"]",
    b"\\",
    b"]]>",
    b"<!--",
]

cut = st.tuples(st.integers(0, len(PAGE)), st.integers(0, 60), st.sampled_from(PIECES) | st.binary(max_size=8))


def mutated(cuts):
    page = PAGE
    for start, length, piece in cuts:
        page = page[:start] + piece + page[start + length :]
    return page


@given(cuts=st.lists(cut, max_size=8), content_type=st.none() | st.text(max_size=30))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_mutated_page_raises_nothing(cuts, content_type):
    article = settle(extract(Page(URL, mutated(cuts), content_type)), Rules())
    assert article.as_json()["url"]


@given(
    content=st.binary(max_size=400), url=st.sampled_from([URL, "http://[oops", "", "mailto:a@b", "https://a.example"])
)
@settings(max_examples=60, deadline=None)
def test_any_bytes_at_any_address_raise_nothing(content, url):
    assert extract(Page(url, content)).fields.page_type


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 10_000 + PAGE,
        b"<div>" * 1_000_000,
        b"<b>" * 300_000,
        b"<p>x" * 300_000,
        b"une ligne<br>" * 100_000,
        b"<span class=author>A B</span>" * 50_000,
        b"<div " + b" ".join(b"a%d=b" % n for n in range(100_000)) + b">",
        b"<div " + b" ".join(b'data-a%d="x"' % n for n in range(300_000)) + b">",
        b"<div " + b"/".join(b"a%d=b" % n for n in range(60_000)) + b">",
        b"<div " + b"".join(b'b%d="c"' % n for n in range(60_000)) + b">",
        b"<div " + b" ".join(b'c%d=">"' % n for n in range(60_000)) + b">",
        b"<a" * 2_000_000,
        b"<nav class=tags>" * 9_000 + PAGE,
        b"<a b='>" * 500_000,
        b'<script type="application/ld+json">' + b"/*" * 500_000 + b"</script>",
        b'<script type="application/ld+json">' + b"[" * 500_000 + b"</script>",
        b"<" * 2_000_000,
        b"<p>" + b"Par A, " * 300_000,
    ],
    ids=lambda content: content[:40].decode(),
)
def test_a_monstrous_page_takes_seconds_at_most(content):
    start = time.process_time()
    extract(Page(URL, content))
    assert time.process_time() - start < 5
