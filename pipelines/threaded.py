"""Runs the stages off the reactor's thread, and contains what a page does to them."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from scrapy.pipelines import ItemPipelineManager

logger = logging.getLogger(__name__)

# Pages in the stages at once. They are bound by CPU and share one interpreter lock, so more threads only
# slow each other; the second one works while the first waits for the database.
WORKERS = 2


class ThreadedStages(ItemPipelineManager):
    """Scrapy's item processor (setting ITEM_PROCESSOR): all stages of a page in one visit to a worker thread."""

    def __init__(self, *stages: Any, crawler: Any = None) -> None:
        super().__init__(*stages, crawler=crawler)
        self._workers = ThreadPoolExecutor(WORKERS, "stages")

    async def process_item_async(self, item: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._workers, self._through, item)

    def _through(self, item: Any) -> Any:
        for stage in self.middlewares:
            item = stage.process_item(item)
        return item

    async def close_spider_async(self) -> None:
        await super().close_spider_async()
        self._workers.shutdown()
