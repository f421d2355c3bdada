"""An archive that was crawled twice, and the `archiver` command on a copy of it."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.crawling import crawl
from tests.press import Answer, published


@pytest.fixture(scope="session")
def crawled(tmp_path_factory):
    """A folder whose `archive` has seen a feed's articles twice: one changed, one gone, one the same."""
    folder = tmp_path_factory.mktemp("crawled")
    with published() as press:
        urls = [press.article(f"/{n}", f"Titre {n}", headers={"ETag": f'"{n}"'}) for n in range(3)]
        urls.append(press.article("/cut", "Coupé", cut=True))
        items = "".join(f"<item><link>{url}</link><title>T</title></item>" for url in urls)
        feed = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
        press.pages["/rss"] = Answer(feed, headers={"Content-Type": "application/rss+xml"})
        crawl(folder, "feed", "-a", f"url={press.url('/rss')}")
        press.article("/0", "Titre 0", "Un autre texte.", headers={"ETag": '"new"'})
        press.pages["/1"] = Answer(b"<h1>Disparu</h1>", 410)
        crawl(folder, "feed", "-a", f"url={press.url('/rss')}", settings={"RECHECK": "0"})
    return folder


@pytest.fixture
def copied(crawled, tmp_path):
    """A folder whose `archive` is a copy of that of `crawled`."""
    shutil.copytree(crawled / "archive", tmp_path / "archive")
    return tmp_path


def rows(folder, sql):
    with closing(sqlite3.connect(folder / "archive/archive.db")) as db:  # its -wal goes now, not while tests copy
        return db.execute(sql).fetchall()


def files(folder):
    return sorted((folder / "archive/warc").iterdir())
