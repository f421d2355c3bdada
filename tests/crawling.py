"""Crawls in processes of their own, quickly: they are forked from one that has imported Scrapy already."""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

FORKS = multiprocessing.get_context("forkserver")

FORKS.set_forkserver_preload(["tests.preload"])
FAST = ("DOWNLOAD_DELAY=0", "CONCURRENT_REQUESTS_PER_DOMAIN=4", "ALLOW_PRIVATE_NETWORK=1", "MIN_FREE=0")


@dataclass(frozen=True)
class Crawl:
    """How a crawl ended, and what it said."""

    status: int
    said: str

    @property
    def last(self) -> str:
        return self.said.strip().splitlines()[-1] if self.said.strip() else ""


def start(
    folder: Path, *arguments: str, settings: Mapping[str, str] | None = None, largest: int | None = None
) -> BaseProcess:
    """Starts `scrapy crawl ARGUMENTS` in `folder`, whose `archive` is the archive folder.

    `largest` is the size in bytes beyond which no file can grow: as good as a full disk.
    """
    options = [*FAST, "ARCHIVE_DIR=archive", "RETRY_TIMES=0", *(f"{k}={v}" for k, v in (settings or {}).items())]
    command = ["scrapy", "crawl", *arguments, *(word for option in options for word in ("-s", option))]
    process = FORKS.Process(target=_run, args=(str(folder), command, largest))
    process.start()
    return process


def crawl(
    folder: Path, *arguments: str, settings: Mapping[str, str] | None = None, largest: int | None = None
) -> Crawl:
    """Runs `scrapy crawl ARGUMENTS` in `folder` to its end."""
    process = start(folder, *arguments, settings=settings, largest=largest)
    process.join(60)
    return ended(folder, process)


def ended(folder: Path, process: BaseProcess) -> Crawl:
    """What a process that has ended leaves behind."""
    assert process.exitcode is not None, "the crawl did not end"
    return Crawl(process.exitcode, (folder / "said").read_text())


def _run(folder: str, command: list[str], largest: int | None) -> None:
    os.chdir(folder)
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    said = os.open("said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]
    os.environ["SCRAPY_SETTINGS_MODULE"] = "archiver.settings"
    from scrapy.cmdline import execute

    sys.argv = command
    execute(command)
