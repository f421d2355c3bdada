"""How much of real pages replay shows: their body's paragraphs, looked for in the frame of a real Chromium.

    uv run python bench/replay.py SHARED [--pages 40]

SHARED is the folder of reference material. Its pages are crawled through its stand-in for the web, extracted, replayed
and opened; a paragraph counts as shown when its letters stand in the frame's innerText.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from archiver.extract.text import clean
from archiver.store import Archive
from archiver.store.rows import moment
from archiver.web.replay.memento import stamp
from archiver.web.replay.server import Replay
from archiver.web.serve import serve

ARTICLES = """
select c.url, c.captured_at, v.body from captures c join versions v on v.id = c.version_id
where c.page_type = 'article' and c.status = 200 and length(v.body) > 200 group by v.article_id order by c.id
"""
CRAWL_SETTINGS = ("DOWNLOAD_DELAY=0", "RETRY_TIMES=0", "RECHECK=", "ALLOW_PRIVATE_NETWORK=1")


def crawl(shared: Path, folder: Path, pages: int) -> None:
    """Archives the first `pages` pages of SHARED in `folder`."""
    lines = (shared / "pages" / "manifest.jsonl").read_text().splitlines()
    urls = [json.loads(line)["url"] for line in lines][:pages]
    (folder / "urls").write_text("\n".join(urls))
    port, ca = free_port(), folder / "ca.pem"
    press = subprocess.Popen([sys.executable, shared / "press" / "serve.py", "--port", str(port), "--ca", ca],
                             stdout=subprocess.DEVNULL)  # fmt: skip
    try:
        wait_for(port)
        proxy = f"http://127.0.0.1:{port}"
        here = os.environ | {"http_proxy": proxy, "https_proxy": proxy, "SSL_CERT_FILE": str(ca),
                             "ARCHIVE_DIR": str(folder / "archive"), "CONTACT": "bench@example.org"}  # fmt: skip
        options = [word for each in CRAWL_SETTINGS for word in ("-s", each)]
        command = ["scrapy", "crawl", "urls", "-a", f"file={folder / 'urls'}", *options]
        subprocess.run(command, env=here, check=False, stderr=subprocess.DEVNULL)
    finally:
        press.terminate()
        press.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(300):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"nothing listens on port {port}")


def letters(words: str) -> str:
    """`words` without spaces, which mark-up adds and takes, in one case, which style sheets change."""
    return "".join(clean(words).split()).casefold()


def shown(page: Page, address: str, body: str) -> tuple[int, int]:
    """Paragraphs of `body` that the frame at `address` shows, and how many there are."""
    page.goto(address, wait_until="load")
    frame = page.frames[1]
    text = letters(frame.evaluate("document.body.innerText"))
    parts = [part for part in body.split("\n\n") if part.strip()]
    return sum(letters(part) in text for part in parts), len(parts)


def look(folder: Path, origin: str) -> None:
    with closing(sqlite3.connect(folder / "archive" / "archive.db")) as db, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page, found, wanted, times = browser.new_page(), 0, 0, []
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url.split("/memento/")[0]))
        rows = db.execute(ARTICLES).fetchall()
        for url, captured_at, body in rows:
            start = time.perf_counter()
            here, all_of_it = shown(page, f"{origin}/memento/{stamp(moment(captured_at))}/{url}", body)
            times.append(time.perf_counter() - start)
            found, wanted = found + here, wanted + all_of_it
            if here < all_of_it:
                print(f"{here}/{all_of_it} {url}")
        browser.close()
    print(f"{len(rows)} pages, {found} of {wanted} paragraphs shown, {median(times):.1f} s a page (median), "
          f"asked for: {sorted(asked)}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--pages", type=int, default=40)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        crawl(asked.shared, folder, asked.pages)
        port = free_port()
        origin = f"http://127.0.0.1:{port}"
        with Archive.open(folder / "archive") as archive:
            app = Replay(archive.database, archive.warc, origin, "http://127.0.0.1:8001")
            threading.Thread(target=lambda: asyncio.run(serve([(app, "127.0.0.1", port)])), daemon=True).start()
            wait_for(port)
            look(folder, origin)


if __name__ == "__main__":
    main()
