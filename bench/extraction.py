"""CPU time of extraction against trafilatura's, on the same pages, interleaved.

    uv sync --group bench
    uv run python bench/extraction.py MANIFEST [--rounds 5] [--profile]

MANIFEST is JSON lines with "url" and "file", as for `archiver extract --manifest`. Each round extracts every page once
with either extractor, page by page in turn, so that a noisy machine slows both alike. Printed: medians over the
rounds of CPU milliseconds a page, their ratio, and megabytes of decoded page a second.
"""

from __future__ import annotations

import argparse
import gzip
import json
import signal
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from archiver.article import Page
from archiver.extract import extract

PROFILED = 30  # times that each page is extracted for the profile
SAMPLE = 0.001  # seconds of CPU between two looks at what is running


def pages(manifest: Path) -> list[Page]:
    """The pages that the manifest names, read before anything is timed."""
    found = []
    for line in manifest.read_text().splitlines():
        entry = json.loads(line)
        content = (manifest.parent / entry["file"]).read_bytes()
        found.append(Page(entry["url"], gzip.decompress(content) if entry["file"].endswith(".gz") else content))
    return found


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(sheet: list[Page], rounds: int) -> None:
    """Prints medians and ratio; the first round warms both up and does not count."""
    from trafilatura import bare_extraction

    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds + 1):
        own = other = 0.0
        for page in sheet:
            own += cpu(lambda page=page: extract(page))  # type: ignore[misc]
            other += cpu(lambda page=page: bare_extraction(page.content, url=page.url, with_metadata=True))  # type: ignore[misc]
        ours.append(own)
        theirs.append(other)
    mine, peer = statistics.median(ours[1:]), statistics.median(theirs[1:])
    size = sum(len(page.content) for page in sheet) / 1e6
    print(f"{len(sheet)} pages, {size / len(sheet) * 1000:.0f} kB each, median of {rounds} rounds, CPU time")
    print(f"archiver     {mine / len(sheet) * 1e3:7.2f} ms a page  {size / mine:6.1f} MB/s")
    print(f"trafilatura  {peer / len(sheet) * 1e3:7.2f} ms a page  {size / peer:6.1f} MB/s")
    print(f"ratio        {mine / peer:7.3f}")


def profile(sheet: list[Page]) -> None:
    """Prints the ten functions in which most of the CPU time goes, each with what it calls in C.

    By samples, because counting calls would make the small ones dear; once what a crawl remembers of names is known.
    """
    seen: Counter[str] = Counter()

    def sample(_: int, frame: FrameType | None) -> None:
        if frame is not None:
            seen[f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_qualname}"] += 1

    for page in sheet:
        extract(page)
    signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, SAMPLE, SAMPLE)
    for page in sheet * PROFILED:
        extract(page)
    signal.setitimer(signal.ITIMER_PROF, 0)
    for name, count in seen.most_common(10):
        print(f"{count / seen.total():6.1%}  {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="name the ten dearest functions instead of comparing")
    args = parser.parse_args()
    sheet = pages(args.manifest)
    if args.profile:
        profile(sheet)
    else:
        compare(sheet, args.rounds)


if __name__ == "__main__":
    main()
