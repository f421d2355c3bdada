"""What capture costs: CPU of bare Scrapy against Scrapy with capture and WARC writing, over the same pages.

    uv run python bench/capture.py [--pages 1000] [--rounds 3]

Rounds are interleaved, the medians compared; the start of a process (a crawl of one page) is taken off. Pages are
those of the reference material where it is at hand (ARCHIVER_SHARED), else generated ones of like size.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

HANDLERS = dict.fromkeys(("http", "https"), "archiver.capture.handler.ArchivingDownloadHandler")
KINDS = ("bare", "archived")


def bodies() -> list[bytes]:
    """Gzipped pages: real ones, else 20 generated ones of 360 kB."""
    folder = Path(os.environ.get("ARCHIVER_SHARED") or Path(__file__).parents[2] / "shared") / "pages" / "pages"
    real = [path.read_bytes() for path in sorted(folder.glob("*.html.gz"))]
    if real:
        return real
    dice = random.Random(1)
    words = ["".join(dice.choices("aeiourstnlmdpc", k=dice.randint(2, 11))) for _ in range(4000)]
    texts = (" ".join(dice.choices(words, weights=range(4000, 0, -1), k=50_000)) for _ in range(20))
    return [gzip.compress(f"<html><body><p>{text}</p></body></html>".encode()) for text in texts]


def serve(port: Any) -> None:
    """Answers any path with one of the pages; sends its port number down the pipe."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
    answers = [head % len(body) + body for body in bodies()]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while request := await reader.readuntil(b"\r\n\r\n"):
                writer.write(answers[int(request.split(b" ")[1][1:]) % len(answers)])

    async def run() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        port.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def crawl(kind: str, port: int, pages: int) -> None:
    """Downloads `pages` pages; `archived` keeps them in a WARC file."""
    from scrapy import Request, Spider
    from scrapy.crawler import CrawlerProcess

    from archiver.warc.writer import Info, WarcWriter

    class Pages(Spider):
        name = "pages"

        async def start(self) -> Any:
            for number in range(pages):
                yield Request(f"http://127.0.0.1:{port}/{number}")

        def parse(self, response: Any) -> None:
            assert response.status == 200

    settings = {"LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "ALLOW_PRIVATE_NETWORK": True}
    process = CrawlerProcess({**settings, **({"DOWNLOAD_HANDLERS": HANDLERS} if kind == "archived" else {})})
    crawler = process.create_crawler(Pages)
    with tempfile.TemporaryDirectory() as folder:
        writer = WarcWriter(Path(folder), Info(software="bench", run="bench"))
        crawler.archive_recorder = writer  # type: ignore[attr-defined]
        process.crawl(crawler)
        process.start()
        writer.close()


def cpu(kind: str, port: int, pages: int) -> float:
    """CPU seconds, user and system, of a crawl in a process of its own."""
    process = subprocess.Popen([sys.executable, __file__, "--crawl", kind, str(port), str(pages)])
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, f"the {kind} crawl failed"
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--crawl", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.crawl:
        return crawl(asked.crawl[0], int(asked.crawl[1]), int(asked.crawl[2]))
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(there,), daemon=True)
    server.start()
    port = here.recv()
    start = {kind: min(cpu(kind, port, 1) for _ in range(2)) for kind in KINDS}
    spent: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for _ in range(asked.rounds):
        for kind in KINDS:
            spent[kind].append(cpu(kind, port, asked.pages) - start[kind])
    server.terminate()
    bare, archived = (statistics.median(spent[kind]) for kind in KINDS)
    for kind in KINDS:
        print(f"{kind}: {', '.join(f'{s:.2f}' for s in spent[kind])} CPU s for {asked.pages} pages, net of start")
    page = 1000 / asked.pages  # ms a page for each second
    print(f"ratio of medians: {archived / bare:.2f} ({bare * page:.2f} -> {archived * page:.2f} ms of CPU a page)")
    return None


if __name__ == "__main__":
    main()
