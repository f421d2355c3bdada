"""Signals of the capture layer, for `crawler.signals.connect`."""

# Sent once per exchange, after its records are on disk and before the response goes on, with
# `capture: archiver.article.Capture` and `request: scrapy.Request`.
exchange_archived = object()
