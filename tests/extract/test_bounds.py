"""What a page may cost: 5 s of CPU and 200 MB, measured in a process of its own, since the parser's memory is C's."""

import json
import random
import subprocess
import sys
from collections.abc import Callable

import pytest

CPU = 5  # seconds a page
MEMORY = 200 * 2**20  # bytes above what the process had before the page
CHILD = """
import json, resource, sys, time
from archiver.article import Page
from archiver.dates import settle
from archiver.extract import extract
from archiver.outlets import Rules
content = sys.stdin.buffer.read()
settle(extract(Page("https://www.courrierdulac.example/a", b"<p>bac</p>")), Rules())
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
article = settle(extract(Page("https://www.courrierdulac.example/region/le-bac", content)), Rules())
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([time.process_time() - start, (after - before) * 1024, article.fields.page_type]))
"""
PIECE = (
    b'<div class="item related"><a href="/a"><img src="/b.jpg"><h3>Le bac reprend lundi prochain</h3></a>'
    b'<p>Le bac fera de nouveau la navette entre les deux rives, <a href="/digue">dit la mairie</a>. <b>Par</b> '
    b"<time>12 mars 2024</time></p>"
)


def mutated(seed: int, size: int) -> bytes:
    """Pieces of a page in any order, cut anywhere: the same for the same seed."""
    dice = random.Random(seed)
    parts = [PIECE[dice.randrange(len(PIECE)) :][: dice.randrange(1, 200)] for _ in range(size // 100)]
    return b"<!doctype html><body>" + b"".join(parts)


@pytest.mark.parametrize(
    "make",
    [
        lambda: mutated(1, 5_000_000),
        lambda: b"<h1>Le bac</h1>" + (PIECE + b"</div>") * (5_000_000 // len(PIECE)),
        lambda: b"<h1>Le bac</h1>" + b"<div class=a>" * 10_000 + b"<p>Le bac reprend.</p>" * 200_000,
        lambda: b"<h1>Le bac</h1><p>" + b"Le bac reprend lundi. " * 230_000,
    ],
    ids=["5 MB of pieces", "5 MB of teasers", "10,000 nested elements", "5 MB in one paragraph"],
)
def test_a_page_costs_at_most_five_seconds_and_200_megabytes(make: Callable[[], bytes]) -> None:
    run = subprocess.run([sys.executable, "-c", CHILD], input=make(), capture_output=True, timeout=120, check=True)
    seconds, memory, page_type = json.loads(run.stdout)
    assert seconds < CPU
    assert memory < MEMORY
    assert page_type
