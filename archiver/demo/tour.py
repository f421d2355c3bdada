"""The demo: the sample newspaper crawled twice, by the same command that users schedule."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from archiver.demo.server import Newspaper, Server, serving
from archiver.errors import ArchiverError

OUTLET = "courrierdulac"
MARK = "made-by-archiver-demo"  # only a folder that holds this file is emptied


def fresh(folder: Path) -> None:
    """Makes `folder` empty for a demo. Raises ArchiverError when it holds something that no demo made."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise ArchiverError(f"{folder} holds something else than a demo: set ARCHIVE_DIR to another folder")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
        (folder / MARK).touch()
    except OSError as fault:
        raise ArchiverError(f"{folder} cannot be made ({fault.strerror}): set ARCHIVE_DIR to another folder") from fault


def crawl(folder: Path, server: Server, edition: int) -> int:
    """Publishes an edition and crawls the outlet into `folder`; the crawl's exit status.

    The second time everything listed is due at once, as it would be a day later.
    """
    server.newspaper = Newspaper(edition)
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environment |= {"ARCHIVE_DIR": str(folder), "http_proxy": server.address, "RECHECK": "0" if edition > 1 else ""}
    command = [sys.executable, "-m", "scrapy", "crawl", OUTLET, "-a", "requisites=1"]
    command += ["-s", "DOWNLOAD_DELAY=0", "-s", "LOG_LEVEL=WARNING"]
    # A command of our own making, no shell.
    return subprocess.run(command, env=environment, cwd=_project(), check=False).returncode  # noqa: S603


def run(folder: Path) -> list[int]:
    """Both crawls, with the newspaper on loopback; their exit statuses."""
    fresh(folder)
    with serving() as server:
        return [crawl(folder.absolute(), server, edition) for edition in (1, 2)]


def _project() -> Path:
    """A folder whose scrapy.cfg names Archiver's own settings, whatever the user's say."""
    return Path(__file__).parent
