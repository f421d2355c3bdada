"""CPU of a crawl with capture, extraction and store against a bare Scrapy spider that only downloads.

    uv run python -m bench.crawl [--pages 300] [--rounds 5]

Real press pages from ../shared/pages (ARCHIVER_SHARED), gzip, over HTTP on loopback, repeated with a query string.
The two crawls take turns; CPU is user and system time of the crawling process alone, as the kernel counts it.
"net" leaves out what each needs to start (a crawl of one page).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("ARCHIVER_SHARED") or ROOT.parent / "shared")


def pages(number: int) -> list[bytes]:
    """`number` pages as a server would send them: the reference pages, each copy with a mark of its own.

    Without the mark copies would be mere revisits.
    """
    lines = (SHARED / "pages/manifest.jsonl").read_text().splitlines()
    stored = [gzip.decompress((SHARED / "pages" / json.loads(line)["file"]).read_bytes()) for line in lines]
    return [gzip.compress(stored[n % len(stored)] + b"<!-- %d -->" % n, 6, mtime=0) for n in range(number)]


def serve(bodies: list[bytes]) -> int:
    """Serves them at /NUMBER, on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            number = self.path.removeprefix("/")
            found = number.isdigit()
            body = bodies[int(number)] if found else b""
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html")
            if found:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return int(server.server_address[1])


def cpu(command: list[str], folder: Path) -> float:
    """CPU seconds of `command`, run in `folder`."""
    environment = os.environ | {
        "SCRAPY_SETTINGS_MODULE": "archiver.settings",
        "PYTHONPATH": str(ROOT),
        "ARCHIVE_DIR": str(folder / "archive"),
    }
    # Where it is set, every start compiles all modules, which no ordinary run does twice.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if "runspider" in command:
        del environment["SCRAPY_SETTINGS_MODULE"]
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit((folder / "said").read_text()[-2000:])
    return usage.ru_utime + usage.ru_stime


def crawl(kind: str, urls: list[str]) -> float:
    """CPU seconds of one crawl of `urls`, in a folder of its own."""
    scrapy = str(Path(sys.executable).with_name("scrapy"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "list").write_text("\n".join(urls))
        if kind == "bare":
            return cpu([scrapy, "runspider", str(ROOT / "bench/bare.py"), "-a", "file=list"], folder)
        settings = ("DOWNLOAD_DELAY=0", "CONCURRENT_REQUESTS_PER_DOMAIN=8", "ALLOW_PRIVATE_NETWORK=1")
        options = [word for each in settings for word in ("-s", each)]
        return cpu([scrapy, "crawl", "urls", "-a", "file=list", *options], folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    port = serve(pages(given.pages))
    urls = [f"http://127.0.0.1:{port}/{number}" for number in range(given.pages)]
    spent: dict[str, list[float]] = {"bare": [], "archiver": [], "bare start": [], "archiver start": []}
    for _ in range(given.rounds):
        for kind in ("bare", "archiver"):
            spent[f"{kind} start"].append(crawl(kind, urls[:1]))
            spent[kind].append(crawl(kind, urls))
    median = {name: statistics.median(values) for name, values in spent.items()}
    for name, values in spent.items():
        print(f"{name:15} median {median[name]:.2f} CPU-s of {', '.join(f'{value:.2f}' for value in values)}")
    net = (median["archiver"] - median["archiver start"]) / (median["bare"] - median["bare start"])
    print(f"{given.pages} pages: ratio {median['archiver'] / median['bare']:.2f}, net of start {net:.2f}")


if __name__ == "__main__":
    main()
