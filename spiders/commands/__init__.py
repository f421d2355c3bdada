"""Commands of `scrapy` that are ours."""

# First of all: as it loads, this looks through all loaded modules for each caller, and later there are many of both.
import scrapy.core.downloader.handlers.http11  # noqa: F401
