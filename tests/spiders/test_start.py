"""What a crawl leaves out to start with little CPU."""

import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.settings.default_settings import EXTENSIONS_BASE

from spiders.commands.crawl import REMOTE_CONTROL, Command

LOADED = "import spiders.commands.crawl, pipelines.archive, pipelines.dates, pipelines.fields, sys; print(*sys.modules)"


@pytest.mark.parametrize("package", ["aiohttp", "datasette", "dateparser", "jinja2"])
def test_a_crawl_does_not_load_what_it_does_not_need(package):
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    assert package not in done.stdout.split()


def test_a_crawl_does_not_load_the_remote_control_that_is_off():
    assert REMOTE_CONTROL in EXTENSIONS_BASE
    assert REMOTE_CONTROL not in Command.default_settings["EXTENSIONS_BASE"]
