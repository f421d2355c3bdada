import pytest

from archiver.discover.css import rewrite_css
from archiver.discover.srcset import candidates
from archiver.web.replay.rewrite import rewrite_html

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
    assert (len(page.wanted), page.missing) == (2, {"https://p.example/gone.jpg"})


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


def test_a_page_made_by_scripts_is_told():
    assert rewritten("<div id=root></div><script src=app.js></script>").scripted
    assert not rewritten("<p>" + "Une phrase. " * 40 + "</p><script></script>").scripted
