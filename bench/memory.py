"""Memory of one crawl over many pages: resident size of the crawling process, as the kernel counts it.

    uv run python -m bench.memory [--pages 20000]

Small pages of a newspaper on loopback, each another text, through capture, extraction and store. The size is told
at 1,000 pages and every 5,000; it must not grow with their number.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (
    "<!doctype html><html lang=fr><head><meta charset=utf-8><title>Titre {0}</title><meta property='og:type'"
    " content=article></head><body><article><h1>Titre numéro {0}</h1><time datetime='2026-03-12T08:00:00+01:00'>12 mars"
    " 2026</time>{1}</article></body></html>"
)
PARAGRAPH = "<p>Le conseil municipal a voté le texte {0} par {1} voix, après une longue séance.</p>"


class Newspaper(BaseHTTPRequestHandler):
    """Answers /NUMBER with a page of its own."""

    protocol_version = "HTTP/1.1"
    answered = 0

    def do_GET(self) -> None:
        number = self.path.removeprefix("/")
        found = number.isdigit()
        Newspaper.answered += found
        text = "".join(PARAGRAPH.format(number, n) for n in range(8))
        body = PAGE.format(number, text).encode() if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def resident(process: int) -> int:
    """MiB of a process in memory; 0 when it has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    pages = parser.parse_args().pages
    server = ThreadingHTTPServer(("127.0.0.1", 0), Newspaper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "list")
        listed.write_text("\n".join(f"http://127.0.0.1:{server.server_address[1]}/{n}" for n in range(pages)))
        options = {
            "ARCHIVE_DIR": f"{folder}/archive", "ALLOW_PRIVATE_NETWORK": "1", "MIN_FREE": "0", "DOWNLOAD_DELAY": "0",
            "CONCURRENT_REQUESTS_PER_DOMAIN": "8", "LOG_LEVEL": "ERROR",
        }  # fmt: skip
        settings = [word for name, value in options.items() for word in ("-s", f"{name}={value}")]
        command = [sys.executable, "-m", "scrapy", "crawl", "urls", "-a", f"file={listed}", *settings]
        crawl = subprocess.Popen(command, cwd=ROOT)
        marks = [mark for mark in (1_000, *range(5_000, pages + 1, 5_000)) if mark < pages] + [pages - 50]
        began = time.monotonic()
        for mark in marks:
            while Newspaper.answered < mark and crawl.poll() is None:
                time.sleep(0.02)
            print(f"{mark:6} pages: {resident(crawl.pid)} MiB, {time.monotonic() - began:.0f} s", flush=True)
        print(f"exit status {crawl.wait()}")


if __name__ == "__main__":
    main()
