"""Re-extraction: archived pages are read once more by today's stages, and the difference is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from archiver.article import Article, Capture, Page
from archiver.derive import pages, records
from archiver.derive.following import following
from archiver.derive.originals import answer_in, rendered_in
from archiver.outlets import Outlets
from archiver.store import Archive, Writer, memory, reading
from archiver.store.rows import capture
from archiver.store.withdrawn import CAPTURE_IS_WITHDRAWN

PAGES_OF = """
select * from captures where article_id = :article and page_type is not null order by captured_at, id
"""
ARTICLES = "select id from articles where :outlet is null or outlet = :outlet order by id"
LOOSE = f"""
select * from captures where article_id is null and status between 200 and 299 and error is null
  and (:outlet is null or outlet = :outlet)
  and not exists (select 1 from failures f where f.capture_id = captures.id and f.stage = 'decode')
  and not {CAPTURE_IS_WITHDRAWN} order by id
"""  # noqa: S608

UNCOUNTED = {"id", "extractor_version", "availability", "availability_since"}  # not read from a page
AHEAD = 500  # articles read by workers before the writer takes them: bounds memory


class Reader:
    """Reads archived pages with the stages; their desk, which keeps what they file. For one thread."""

    def __init__(self, archive: Archive, outlets: Outlets, stages: Callable[[Any], Sequence[Any]]) -> None:
        self.archive, self.outlets = archive, outlets
        self._filed: list[Article] = []
        self._stages = stages(self)

    def following(self, page: Page, url: str) -> Page | None:
        """The archived page at `url` that continues the article of `page`; None when there is none."""
        return following(self.archive, page, url)

    def file(self, article: Article) -> None:
        """The last stage's."""
        self._filed.append(article)

    def read(self, captures: Sequence[Capture]) -> list[Article]:
        """What the pages among `captures` say today, in their order; those that cannot be read are left out."""
        self._filed = []
        for each in captures:
            if records.kind(each, self.outlets) != "page":
                continue
            given = answer_in(self.archive, each)
            if given is not None:
                said = pages.claims(memory.announced(self.archive.db, each.url))
                rendered = rendered_in(self.archive, each)
                item: Any = pages.page(each, given.content, given.content_type, said, rendered)
                for stage in self._stages:
                    item = stage.process_item(item)
        return self._filed

    def article(self, number: int) -> list[Article]:
        """What the pages of the article with row id `number` say today."""
        return self.read([capture(row) for row in self.archive.db.execute(PAGES_OF, {"article": number})])


@dataclass(slots=True)
class Differences:
    """What a re-extraction changed, field by field, counted in articles."""

    articles: int = 0
    gained: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)

    def note(self, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        """Counts how one article came out; None stands for no article."""
        self.articles += 1
        for name in (before or after or {}).keys() - UNCOUNTED:
            old, new = (before or {}).get(name), (after or {}).get(name)
            if old != new:
                counter = self.changed if old and new else self.gained if new else self.lost
                counter[name] += 1


def reextract(
    archive: Archive, outlets: Outlets, stages: Callable[[Any], Sequence[Any]], *, outlet: str | None, jobs: int
) -> Differences:
    """Reads every archived page (of `outlet`, if given) again and rebuilds each article's whole history from it.

    An article whose records cannot be read keeps its rows. Each article is a transaction of its own: interrupted,
    it can be run again. Pages that were no articles, or failed, are tried as well.
    """
    writer, told = Writer(archive), Differences()
    numbers = [row["id"] for row in archive.db.execute(ARTICLES, {"outlet": outlet})]
    for number, articles in _read_all(archive, outlets, stages, numbers, jobs):
        before = reading.article(archive.db, number)
        if articles:
            after = writer.rebuild(articles)
            told.note(before, reading.article(archive.db, after) if after is not None else None)
            writer.commit()
    reader = Reader(archive, outlets, stages)
    for row in archive.db.execute(LOOSE, {"outlet": outlet}).fetchall():
        for article in reader.read([capture(row)]):
            new = writer.article(article)
            if new is not None:
                told.note(None, reading.article(archive.db, new))
        writer.commit()
    return told


def _read_all(
    archive: Archive, outlets: Outlets, stages: Callable[[Any], Sequence[Any]], numbers: list[int], jobs: int
) -> Iterator[tuple[int, list[Article]]]:
    if jobs == 1:
        reader = Reader(archive, outlets, stages)
        yield from ((number, reader.article(number)) for number in numbers)
        return
    # Spawned, not forked: a connection to SQLite must not be carried over a fork.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _open_reader, (archive.folder, outlets, stages)) as pool:
        for start in range(0, len(numbers), AHEAD):
            some = numbers[start : start + AHEAD]
            yield from zip(some, pool.map(_read_one, some, chunksize=8), strict=True)


_reader: Reader  # of this worker process


def _open_reader(folder: Path, outlets: Outlets, stages: Callable[[Any], Sequence[Any]]) -> None:
    global _reader  # a process pool has no other place for what a worker keeps
    _reader = Reader(Archive.open(folder), outlets, stages)


def _read_one(number: int) -> list[Article]:
    return _reader.article(number)
