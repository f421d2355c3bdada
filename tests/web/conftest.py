import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")  # no longer: playwright's loop must not meet those of asynchronous tests
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window; tests skip, and say so, where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: `make browser` as root installs it, or install `chromium` yourself")
    with sync_playwright() as playwright:
        # Its sandbox needs a kernel's user namespaces, which root and containers do not give; all pages are ours.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
