"""What a crawl imports, imported once: crawls of tests are forked from the process that holds it.

Not spiders.outlet, which looks for outlet files in the folder that a crawl is started in, nor a reactor.
"""

# ruff: noqa: F401
import scrapy.cmdline
from scrapy.settings import Settings, default_settings
from scrapy.utils.misc import load_object

import archiver.capture.handler
import pipelines.archive
import pipelines.dates
import pipelines.fields
import pipelines.threaded
import spiders.commands.crawl
import spiders.redirects
import spiders.robots

for parts in ("EXTENSIONS_BASE", "DOWNLOADER_MIDDLEWARES_BASE", "SPIDER_MIDDLEWARES_BASE"):
    for path in getattr(default_settings, parts):
        load_object(path)
scrapy.cmdline._get_commands_dict(Settings(), inproject=True)
