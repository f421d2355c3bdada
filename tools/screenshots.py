"""Takes docs/screenshots from a running `archiver serve` over the demo's archive, at two widths, light and dark.

uv run --with pillow tools/screenshots.py http://127.0.0.1:8001
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
FLOOD = "http://www.courrierdulac.example/regions/seuil-de-crue.html"
PAGES = {
    "accueil": "/",
    "recherche": "/recherche?q=lac",
    "article": f"/article?url={FLOOD}",
    "comparer": f"/comparer?url={FLOOD}",
    "media": "/media/courrierdulac",
    "modifications": "/modifications",
    "une": "/une/courrierdulac",
    "recherches": "/recherches",
}
SIZES = {1440: 1100, 390: 1300}  # width: height, in pixels
COLOURS = 64  # of the palette that makes them small


def take(browser: Browser, origin: str, width: int, scheme: str) -> None:
    """All pages at one width in one scheme."""
    size = {"width": width, "height": SIZES[width]}
    page = browser.new_page(viewport=size, color_scheme=scheme, locale="fr-FR")  # type: ignore[arg-type]
    for name, path in PAGES.items():
        page.goto(origin + path)
        image = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
        image.save(FOLDER / f"{name}-{width}-{scheme}.png", optimize=True)
    page.close()


with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    for wide in SIZES:
        for light in ("light", "dark"):
            take(chromium, sys.argv[1].rstrip("/"), wide, light)
