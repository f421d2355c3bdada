"""pywb replays an archive with the config.yaml that Archiver writes, also after a page was erased."""

import html
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.replaying import installed, pywb, read

pytestmark = pytest.mark.replay

NEWEST = """
select c.url, strftime('%Y%m%d%H%M%S', max(c.captured_at)), a.headline from articles a
join captures c on c.article_id = a.id and c.version_id is not null and c.status = 200 group by a.id order by a.id
"""


def archiver(folder, *words, **settings):
    command = [str(Path(sys.executable).with_name("archiver")), *words]
    subprocess.run(command, cwd=folder, env=os.environ | settings, capture_output=True, timeout=600, check=True)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The archive folder that `archiver demo` makes."""
    installed("pywb", "wayback")  # skips before the demo is run
    folder = tmp_path_factory.mktemp("demo")
    archiver(folder, "demo", ARCHIVE_DIR="archive")
    return folder / "archive"


def newest(folder):
    """Address, timestamp and headline of each article's newest capture with a text."""
    with sqlite3.connect(folder / "archive.db") as db:
        return db.execute(NEWEST).fetchall()


def letters(text):
    """The ASCII letters of a text: they are the same in every charset and spelling of spaces."""
    return "".join(re.findall("[A-Za-z0-9]+", html.unescape(text)))


def shown(address, url, at):
    """The letters of what pywb shows for a capture; raises HTTPError when it has none."""
    return letters(read(f"{address}/{at}mp_/{url}").decode("ascii", "ignore"))


def test_pywb_replays_the_demo_with_the_config_it_wrote(demo):
    articles = newest(demo)
    assert len(articles) > 20
    with pywb(demo) as address:
        for url, at, headline in articles:
            assert letters(headline) in shown(address, url, at), url


def test_after_an_erasure_pywb_replays_the_other_pages_in_a_folder_made_by_init(demo, tmp_path):
    archiver(tmp_path, "init", ".")
    shutil.copytree(demo, tmp_path / "archive")
    erased, *others = newest(demo)
    archiver(tmp_path, "withdraw", erased[0], "--erase", "--yes", ARCHIVE_DIR="archive")
    with pywb(tmp_path) as address:
        with pytest.raises(HTTPError, match="404"):
            shown(address, *erased[:2])
        for url, at, headline in others:
            assert letters(headline) in shown(address, url, at), url
