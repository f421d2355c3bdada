"""Time of French search, its facets and other pages over the archive that bench/generated.py made.

    uv run python bench/search.py FOLDER [--rounds 20] [--writing] [--readers 10 --seconds 120]

Prints per kind of question CPU and wall time of the calls that a page makes: on a loaded machine the first tells more.
"page" is search with snippets and the facets and histogram of what it found; "search" the first alone.
With --writing another process commits edited articles all the while. With --readers as many processes search at
once instead, and errors are counted.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from multiprocessing.synchronize import Event
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, perf_counter, process_time

from archiver.store import Archive
from archiver.store.search import Filters, Found, find
from archiver.store.search.facets import facets
from archiver.store.search.words import key_of
from archiver.web.interface.article import shown
from archiver.web.interface.changes import edits, removals
from archiver.web.interface.front import front
from archiver.web.interface.home import news
from archiver.web.interface.outlet import ledger

from generated import OUTLETS, sentences, vocabulary  # isort: skip  # beside this file

BANDS = {"very frequent": (45, 55), "frequent": (60, 120), "middling": (500, 1500), "rare": (20_000, 60_000)}
BATCH = 50  # articles of one commit of the writer
PAUSE = 0.5  # seconds between two of them
END = datetime(2025, 12, 28, 12, tzinfo=UTC)  # when the last articles came

Ask = Callable[[sqlite3.Connection], object]


def queries(draw: random.Random, rounds: int, articles: int) -> dict[str, list[Ask]]:
    """Each kind of question, asked `rounds` times with other words."""
    forms, _ = vocabulary()

    def words(*bands: tuple[int, int]) -> list[str]:
        return [" ".join(draw.choice(forms[low:high]) for low, high in bands) for _ in range(rounds)]

    def search(typed: str, **given: object) -> Ask:
        return lambda db: find(db, typed, **given)  # type: ignore[arg-type]

    often = BANDS["frequent"]
    asked = {name: [search(typed) for typed in words(band)] for name, band in BANDS.items()}
    asked["stop word alone"] = [search(typed) for typed in words((0, 10))]
    asked["two frequent words"] = [search(typed) for typed in words(often, often)]
    asked["phrase"] = [search(f'"{typed}"') for typed in words(often, (0, 10), often)]
    asked["frequent, one outlet"] = [search(typed, filters=Filters(outlets=("outlet3",))) for typed in words(often)]
    asked["frequent, one year"] = [search(t, filters=Filters(since="2012", before="2013")) for t in words(often)]
    asked["frequent, by date"] = [search(typed, sort="date") for typed in words(often)]
    asked["frequent, by recency"] = [search(typed, sort="recent") for typed in words(often)]
    asked["frequent, one section"] = [search(f'{typed} rubrique:"Rubrique 7"') for typed in words(often)]
    asked["no words, by date"] = [search("")] * rounds
    asked["no words, one year"] = [search("", filters=Filters(since="2012", before="2013"))] * rounds
    urls = [f"https://journal.example/{draw.randrange(10, articles, 10)}" for _ in range(rounds)]
    asked["article page"] = [lambda db, u=url: shown(db, u, None) for url in urls]  # type: ignore[misc]
    return asked | _pages(draw, rounds)


def _pages(draw: random.Random, rounds: int) -> dict[str, list[Ask]]:
    """The pages that tell of the archive as a whole or of an outlet, at the end of its time."""
    outlets = [f"outlet{draw.randrange(OUTLETS)}" for _ in range(rounds)]
    return {
        "Accueil": [lambda db: news(db, END)] * rounds,
        "Média": [lambda db, o=outlet: ledger(db, o, END) for outlet in outlets],  # type: ignore[misc]
        "Modifications": [lambda db: (edits(db, None), removals(db, None))] * rounds,
        "Modifications, one outlet": [lambda db, o=o: (edits(db, o), removals(db, o)) for o in outlets],  # type: ignore[misc]
        "Une": [lambda db, o=outlet: front(db, o, END) for outlet in outlets],  # type: ignore[misc]
    }


def measure(db: sqlite3.Connection, rounds: int) -> None:
    """Prints p50 and p95 of each kind, in milliseconds."""
    articles = db.execute("select max(id) from articles").fetchone()[0]
    key_of("archive")  # loads the dictionary, as the interface does when it starts
    for name, asks in queries(random.Random(12), rounds, articles).items():
        searches, pages, walls = [], [], []
        for ask in asks:
            wall, work = perf_counter(), process_time()
            answer = ask(db)
            searches.append((process_time() - work) * 1000)
            if isinstance(answer, Found):
                facets(db, answer.latest)
            pages.append((process_time() - work) * 1000)
            walls.append((perf_counter() - wall) * 1000)
        told = (f"{median(times):6.1f} {quantiles(times, n=20)[-1]:6.1f}" for times in (searches, pages, walls))
        print(f"{name:26} search CPU p50 p95 {next(told)}   page CPU {next(told)}   page wall {next(told)}", flush=True)


def write(folder: Path, stop: Event) -> None:
    """Edits articles in batches until told to stop."""
    draw = random.Random(13)
    texts = sentences(draw, 300)
    with Archive.open(folder) as archive:
        while not stop.is_set():
            archive.db.execute("begin immediate")
            for _ in range(BATCH):
                values = (" ".join(next(texts)), draw.randint(1, 100_000))
                archive.db.execute("update articles set body = ? where id = ?", values)
            archive.db.execute("commit")
            stop.wait(PAUSE)


def read(folder: Path, number: int, seconds: float, told: multiprocessing.Queue[tuple[list[float], list[str]]]) -> None:
    """Searches for `seconds`; puts the milliseconds of every answer, and what went wrong."""
    draw, end = random.Random(number), monotonic() + seconds
    times, errors = [], []
    with closing(reader(folder)) as db:
        asks = [ask for kind in queries(draw, 20, 500_000).values() for ask in kind]
        while monotonic() < end:
            start = perf_counter()
            try:
                answer = draw.choice(asks)(db)
                if isinstance(answer, Found):
                    facets(db, answer.latest)
            except sqlite3.Error as fault:
                errors.append(str(fault))
            times.append((perf_counter() - start) * 1000)
    told.put((times, errors))


def together(folder: Path, readers: int, seconds: float) -> None:
    """Prints what `readers` at once met."""
    told: multiprocessing.Queue[tuple[list[float], list[str]]] = multiprocessing.Queue()
    started = [multiprocessing.Process(target=read, args=(folder, n, seconds, told)) for n in range(readers)]
    for process in started:
        process.start()
    answers = [told.get() for _ in started]
    times = sorted(time for some, _ in answers for time in some)
    errors = [error for _, some in answers for error in some]
    print(f"{readers} readers, {seconds:.0f} s: {len(times)} answers, {len(errors)} errors {errors[:3]}, "
          f"p50 {median(times):.0f} ms, p95 {quantiles(times, n=20)[-1]:.0f} ms, worst {times[-1]:.0f} ms")  # fmt: skip


def reader(folder: Path) -> sqlite3.Connection:
    """A connection that only reads, as the interface's."""
    db = sqlite3.connect(f"{(folder / 'archive.db').absolute().as_uri()}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    return db


@contextmanager
def writing(folder: Path, *, wanted: bool) -> Iterator[None]:
    """A writer in its own process for as long as the block lasts, where it is wanted."""
    stop = multiprocessing.Event()
    process = multiprocessing.Process(target=write, args=(folder, stop))
    if wanted:
        process.start()
    yield
    stop.set()
    if wanted:
        process.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--writing", action="store_true")
    parser.add_argument("--readers", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=120)
    asked = parser.parse_args()
    with writing(asked.folder, wanted=asked.writing):
        if asked.readers:
            together(asked.folder, asked.readers, asked.seconds)
        else:
            with closing(reader(asked.folder)) as db:
                measure(db, asked.rounds)


if __name__ == "__main__":
    main()
