"""What a page reaches, and what may run in it, seen from a real Chromium."""

import httpx
import pytest

from tests.web.interface.conftest import PAGES

STOCK = ("/archive", "/archive/articles", "/archive/articles/1", "/archive?sql=select+1", "/-/versions")


@pytest.mark.parametrize("paths", [tuple(PAGES.values()), STOCK], ids=["ours", "datasette"])
def test_no_page_asks_anything_of_another_origin_or_breaks_its_policy(visit, site, paths):
    page = visit("/")
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for path in paths:
        page.goto(site.origin + path)
    assert len(asked) > len(paths)
    assert [url for url in asked if not url.startswith((site.origin, "data:"))] == []
    assert [text for text in said if "404 (Not Found)" not in text] == []


@pytest.mark.parametrize("path", [*PAGES.values(), *STOCK])
def test_no_page_lets_inline_scripts_run(site, path):
    policy = httpx.get(site.origin + path).headers["content-security-policy"]
    [scripts] = [part for part in policy.split("; ") if part.startswith("script-src")]
    assert "unsafe" not in scripts
