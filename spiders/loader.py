"""Scrapy's spider loader; a fault in an own outlet's file is told in one line, not as a traceback."""

from __future__ import annotations

import sys

from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoader

from archiver.errors import ArchiverError
from archiver.terminal import one_line
from spiders.outcome import COULD_NOT_START


class OutletLoader(SpiderLoader):
    """For the setting SPIDER_LOADER_CLASS.

    Ends the process with status 1 when a file of the working folder's `outlets/` is faulty: Scrapy loads spiders
    before any command of ours runs, and `scrapy list` has none.
    """

    def __init__(self, settings: BaseSettings) -> None:
        try:
            super().__init__(settings)
        except ArchiverError as fault:
            print(f"scrapy: {one_line(str(fault))}", file=sys.stderr)
            sys.exit(COULD_NOT_START)
