"""Commands of `scrapy` that are ours, and what makes their start cheap."""

import gc

COLLECT_AFTER = 10_000  # objects made and not yet freed; Python's 700 are made anew several times by each page
gc.set_threshold(COLLECT_AFTER, *gc.get_threshold()[1:])

# Before our own modules: as it loads, this looks through all loaded modules for each caller, later many more of both.
import scrapy.core.downloader.handlers.http11  # noqa: E402, F401
