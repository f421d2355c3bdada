"""A package of chosen articles holds what their pages are shown with."""

import gzip
import zipfile

from tests.crawling import crawl
from tests.derive.conftest import rows
from tests.press import Answer, html, published

SVG = {"Content-Type": "image/svg+xml"}


def test_a_package_of_one_article_holds_its_pictures_and_no_others(tmp_path, archiver):
    with published() as press:
        for name, word in (("a", "musée"), ("b", "route")):
            more = f"<link rel=stylesheet href=/s.css><img src=/{name}.svg>".encode()
            press.pages[f"/{name}"] = Answer(html(f"Le {word}", "Texte.").replace(b"</article>", more + b"</article>"))
            press.pages[f"/{name}.svg"] = Answer(f"<svg>{name}</svg>".encode(), headers=SVG)
        press.pages["/s.css"] = Answer(b"a{background:url(/old.svg)}", headers={"Content-Type": "text/css"})
        press.pages["/old.svg"] = Answer(b"", 301, {"Location": "/new.svg"})
        press.pages["/new.svg"] = Answer(b"<svg>new</svg>", headers=SVG)
        (tmp_path / "list").write_text(f"{press.url('/a')}\n{press.url('/b')}")
        crawl(tmp_path, "urls", "-a", "file=list", "-a", "requisites=1")
    assert len(rows(tmp_path, "select 1 from captures where mime like 'image/%'")) == 3
    archiver("wacz", tmp_path / "out.wacz", "--query", "musée")
    listed = gzip.decompress(zipfile.ZipFile(tmp_path / "out.wacz").read("indexes/index.cdx.gz"))
    paths = {line.split(b" ")[0].rpartition(b")")[2] for line in listed.splitlines()}
    assert paths == {b"/a", b"/a.svg", b"/s.css", b"/old.svg", b"/new.svg"}
