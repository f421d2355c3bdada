import time

import pytest

from archiver.discover.css import rewrite_css
from archiver.discover.srcset import candidates
from archiver.web.replay.rewrite import rewrite_html
from archiver.web.replay.scripted import is_scripted

ARCHIVED = {f"https://p.example/{name}" for name in ("a.jpg", "b.jpg", "s.css", "f.html")}


def resource(url):
    return f"/memento/20240312173000/{url}" if url in ARCHIVED else None


def rewritten(html):
    return rewrite_html(html, "https://p.example/une.html", resource, lambda url: f"/memento/20240312173000/{url}")


@pytest.mark.parametrize(
    "active",
    [
        "<script>alert(1)</script>",
        "<svg><script>alert(1)</script></svg>",
        "<object data=x></object>",
        "<embed src=x>",
        '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
        '<link rel="dns-prefetch" href="//evil.example">',
        '<link rel="preload" href="/a.jpg">',
        "<template shadowrootmode=open><img src=//evil.example></template>",
        '<p onclick="alert(1)" onmouseover=x>t</p>',
        '<a href="javascript:alert(1)">t</a>',
        '<a ping="https://evil.example/" href="https://p.example/x">t</a>',
        '<form action="https://evil.example/"><button formaction="//evil.example">t</button></form>',
        '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
        '<img src="https://evil.example/x.gif">',
        '<svg><image xlink:href="//evil.example/x"/></svg>',
        '<body background="//evil.example/x">',
        '<video poster="//evil.example/x"></video>',
    ],
)
def test_nothing_that_acts_or_asks_the_live_web_is_left(active):
    html = rewritten(active).html
    assert not any(word in html for word in ("evil.example", "alert", "refresh", "onclick", "preload"))


def test_links_keep_the_instant_and_leave_the_frame():
    html = rewritten('<a href="/autre">t</a><a href="#note">n</a>').html
    assert '<a href="/memento/20240312173000/https://p.example/autre" target="_top">' in html
    assert '<a href="#note">' in html


def test_an_archived_picture_is_shown_and_a_missing_one_is_counted():
    page = rewritten('<img src="a.jpg" alt="un"><img src="gone.jpg" alt="deux">')
    assert 'src="/memento/20240312173000/https://p.example/a.jpg"' in page.html
    assert '<img alt="deux">' in page.html
    assert page.images == {"https://p.example/a.jpg": True, "https://p.example/gone.jpg": False}


def test_the_base_of_the_page_is_applied_and_removed():
    html = rewrite_html('<base href="/rep/"><a href="x">t</a>', "https://p.example/", resource, lambda url: url).html
    assert 'href="https://p.example/rep/x"' in html
    assert "<base" not in html


def test_a_lazy_picture_is_promoted_from_its_data_attribute():
    html = rewritten('<img src="data:image/gif;base64,R0" data-src="a.jpg" data-srcset="b.jpg 2x">').html
    assert 'src="/memento/20240312173000/https://p.example/a.jpg"' in html
    assert 'srcset="/memento/20240312173000/https://p.example/b.jpg 2x"' in html


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a.jpg 1x, b.jpg 2x", [("a.jpg", "1x"), ("b.jpg", "2x")]),
        ("a.jpg, b.jpg 640w", [("a.jpg", ""), ("b.jpg", "640w")]),
        ("https://i.example/w=1,h=2/a.jpg 2x", [("https://i.example/w=1,h=2/a.jpg", "2x")]),
        (" ,, ", []),
    ],
)
def test_a_srcset_is_read_as_browsers_do(written, read):
    assert [found for found in candidates(written) if found[0]] == read


@pytest.mark.parametrize(
    ("css", "shown"),
    [
        ("a{background:url(a.jpg)}", 'a{background:url("/r/a.jpg")}'),
        ("@import 's.css';", '@import "/r/s.css";'),
        ("@import url( 's.css' );", '@import url("/r/s.css");'),
        (r"a{background:u\72l(x)}", r"a{background:u\72l(x)}"),
        (r"a{background:url(\61.jpg)}", 'a{background:url("/r/a.jpg")}'),
        ("a{background:url(data:image/png;base64,AA)}", 'a{background:url("data:image/png;base64,AA")}'),
    ],
)
def test_addresses_of_style_sheets_are_taken_into_the_archive(css, shown):
    assert rewrite_css(css, lambda url: f"/r/{url}") == shown


def test_a_style_sheet_cannot_end_its_element():
    html = rewritten("<style>a{background:url('a.jpg')}</style>").html
    assert html.count("</style>") == 1
    assert 'url("/memento/20240312173000/https://p.example/a.jpg")' in html


TEXT = "Une phrase de l’article. " * 40


@pytest.mark.parametrize(
    ("html", "body", "scripted"),
    [
        ("<div id=root></div><script src=app.js></script>", None, True),
        (f"<p>{TEXT}</p><script></script>", None, False),
        (f"<p>{TEXT}</p><script></script>", "Tout autre chose, que le script a mis là.", True),
        (f"<p>Une <b>phrase</b> de l’article. {TEXT}</p><script></script>", "Une phrase de\xa0l’article.", False),
        ("<p>Bref.</p>", "Bref.", False),
    ],
)
def test_a_page_is_made_by_scripts_when_its_text_does_not_show_without_them(html, body, scripted):
    assert is_scripted(rewritten(html), body) == scripted


def test_a_photo_counts_once_and_is_archived_when_one_of_its_sizes_is():
    page = rewritten(
        '<picture><source srcset="big.webp 2x, b.jpg 1x"><img src="small.jpg" srcset="mid.jpg 2x"></picture>'
    )
    assert page.images == {"https://p.example/small.jpg": True}
    assert '<source srcset="/memento/20240312173000/https://p.example/b.jpg 1x"><img>' in page.html


def test_style_sheets_frames_and_recordings_are_counted_apart_from_photos():
    page = rewritten(
        "<link rel=stylesheet href=s.css><iframe src=no.html></iframe><video src=no.mp4></video><img src=a.jpg>"
    )
    assert sorted(page.others.values()) == [False, False, True]
    assert len(page.images) == 1


def test_a_style_sheet_that_a_script_would_switch_on_is_on():
    html = rewritten("""<link rel="stylesheet" media="print" onload="this.media='all'" href="s.css">""").html
    assert 'media="print"' not in html
    assert '<link rel="stylesheet" href="/memento/20240312173000/https://p.example/s.css">' in html


def test_links_in_drawings_lead_into_the_archive_and_do_not_change():
    html = rewritten('<svg><a xlink:href="/x"><set attributeName="href" to="//evil.example"/></a></svg>').html
    assert 'xlink:href="/memento/20240312173000/https://p.example/x" target="_top"' in html
    assert "evil" not in html


def test_what_stands_in_noscript_is_rewritten_too():
    html = rewritten('<p>t<noscript><img src="//evil.example/x.gif"><img src="a.jpg"></noscript>').html
    assert "evil" not in html
    assert '<noscript><img><img src="/memento/20240312173000/https://p.example/a.jpg"></noscript>' in html


def test_the_empty_elements_of_xhtml_do_not_swallow_the_page():
    page = '<html><head><script src="x"/><title>T</title></head><body><div id="d"/><br/><p>Texte</p></body></html>'
    html = rewrite_html(page, "https://p.example/", resource, str, xml=True).html
    assert '<title>T</title></head><body><div id="d"></div><br><p>Texte</p></body>' in html


def test_nested_elements_that_are_removed_are_removed_once():
    assert rewritten("<object><embed><object><script></script></object></object>" * 50 + "<p>x</p>").html.endswith(
        "<body><p>x</p></body></html>"
    )


@pytest.mark.parametrize(
    "html",
    ["<div>" * 10_000 + "x", "<p>Un texte.</p>" * 400_000, "<style>" + "@import url(" * 100_000, "<!---->" * 9000],
    ids=["10,000 nested", "6 MB", "style", "comments"],
)
def test_a_monstrous_page_is_answered_in_seconds(html):
    start = time.process_time()
    rewritten(html)
    assert time.process_time() - start < 15
