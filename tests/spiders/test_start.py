"""What a crawl leaves out to start with little CPU."""

import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.settings.default_settings import DOWNLOADER_MIDDLEWARES_BASE, EXTENSIONS_BASE, SPIDER_MIDDLEWARES_BASE

from spiders.commands.crawl import UNUSED, Command

LOADED = "import spiders.commands.crawl, pipelines.archive, pipelines.dates, pipelines.fields, sys; print(*sys.modules)"


@pytest.mark.parametrize("package", ["aiohttp", "asn1crypto", "datasette", "dateparser", "jinja2", "simplemma"])
def test_a_crawl_does_not_load_what_it_does_not_need(package):
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    assert package not in done.stdout.split()


@pytest.mark.parametrize("part", sorted(UNUSED))
def test_a_crawl_does_not_load_parts_of_scrapy_that_do_nothing_here(part):
    assert part in EXTENSIONS_BASE | DOWNLOADER_MIDDLEWARES_BASE | SPIDER_MIDDLEWARES_BASE
    assert not any(part in parts for parts in Command.default_settings.values())
