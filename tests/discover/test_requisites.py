import pytest

from archiver.discover import of_style_sheet, requisites
from archiver.discover.requisites import MAX_NAMED

PAGE = "https://p.example/rep/page.html"


def named(html, url=PAGE):
    return [address.removeprefix("https://p.example/") for address in requisites(html.encode(), url, "text/html")]


@pytest.mark.parametrize(
    "html, found",
    [
        ("<link rel=stylesheet href=/s.css>", ["s.css"]),
        ("<link rel='alternate stylesheet' href=/s.css>", ["s.css"]),
        ("<link rel='shortcut icon' href=/i.ico><link rel=apple-touch-icon href=/i.png>", ["i.ico", "i.png"]),
        ("<link rel=preload as=font href=/f.woff2><link rel=preload as=fetch href=/d.json>", ["f.woff2"]),
        ("<link rel=canonical href=/x><link rel=next href=/y>", []),
        ("<img src=a.jpg>", ["rep/a.jpg"]),
        ("<img src='a.jpg#x'><img src=' a.jpg '>", ["rep/a.jpg"]),
        ("<img src=data:image/gif;base64,R0 data-src=/a.jpg>", ["a.jpg"]),
        ("<img data-lazy-retina='/a.jpg 1x, /b.jpg 2x'>", ["a.jpg", "b.jpg"]),
        ("<picture><source srcset='/a.webp 640w, /b.webp'><img src=/a.jpg></picture>", ["a.jpg", "a.webp", "b.webp"]),
        ("<img srcset='/w=1,h=2/a 2x'>", ["w=1,h=2/a"]),
        ("<div data-bg='/a.jpg'></div>", ["a.jpg"]),
        ("<div data-props='{\"photo\": \"/a.jpg\"}'></div>", []),
        ("<video poster=/p.jpg src=/v.mp4></video>", ["p.jpg"]),
        ("<script src=/app.js></script><script>1</script>", ["app.js"]),
        ("<style>@import '/s.css'; a{background:url(/a.png)}</style>", ["a.png", "s.css"]),
        ("<p style='background:url(&quot;/a.png&quot;)'>", ["a.png"]),
        ("<svg><image href=/a.png /><use xlink:href='/s.svg#i'></use></svg>", ["a.png", "s.svg"]),
        ("<base href=/b/><img src=a.jpg>", ["b/a.jpg"]),
        ("<noscript><img src=/a.jpg></noscript>", ["a.jpg"]),
        ("<img src='javascript:1'><img src='http://[oops'><img src='http://u:p@h/a.jpg'><img>", []),
        ("<iframe src=/f.html></iframe><a href=/x>x</a>", []),
    ],
)  # fmt: skip
def test_what_a_page_is_shown_with(html, found):
    assert sorted(named(html)) == sorted(found)


def test_the_most_important_comes_first():
    html = (
        "<link rel=icon href=/i><script src=/js></script><img srcset='/set 2x' src=/img><link rel=stylesheet href=/css>"
    )
    assert named(html) == ["css", "img", "set", "js", "i"]


def test_an_address_is_percent_encoded_as_it_would_be_asked_for():
    assert named("<img src='/é à.jpg?utm_source=x'>") == ["%C3%A9%20%C3%A0.jpg?utm_source=x"]


def test_style_sheets_name_fonts_pictures_and_imports():
    css = b"@import 'more.css'; @font-face{src:url(f.woff2?#iefix)} a{background:url(../a.png) url(data:,x)}"
    assert set(of_style_sheet(css, "https://p.example/css/s.css", "text/css")) == {
        "https://p.example/css/more.css", "https://p.example/css/f.woff2", "https://p.example/a.png"
    }  # fmt: skip


def test_a_page_that_names_too_much_is_cut_off():
    assert len(named("".join(f"<img src=/{n}.jpg>" for n in range(2 * MAX_NAMED)))) == MAX_NAMED
