"""Time of French search over generated articles: words rare to very frequent, phrases, filters, by date.

    uv run python bench/search.py [--articles 100000] [--words 300] [--rounds 20] [--folder FOLDER] [--writing]

Words are forms of the French dictionary with Zipf's distribution. Rows are inserted in bulk, so this says nothing
about the writer. With --writing another thread commits articles all the while.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import threading
from collections import Counter
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from archiver.store import Archive
from archiver.store.search import Filters, find
from archiver.store.search.words import WORD, fold, key_of

INSERT = """
insert into articles (url, outlet, headline, body, section, date_published, date_published_precision,
  date_published_source, first_seen, last_seen)
values (?, ?, ?, ?, ?, ?, 'minute', 'meta', ?, ?)
"""
FORMS = "insert or replace into word_forms (form, folded, key, count) values (?, ?, ?, ?)"
DISTINCT_FORMS = 60_000


def vocabulary(draw: random.Random) -> tuple[list[str], list[float]]:
    """Forms and their cumulative weights; the n-th is used 1/n as often as the first."""
    held = DefaultDictionaryFactory().get_dictionary("fr")
    forms = sorted(form.decode() if isinstance(form, bytes) else form for form in held)
    forms = [form for form in forms if WORD.fullmatch(form)]
    chosen = draw.sample(forms, DISTINCT_FORMS)
    return chosen, list(accumulate(1 / (rank + 2) for rank in range(len(chosen))))


def fill(archive: Archive, count: int, words: int, forms: list[str], weights: list[float], draw: random.Random) -> None:
    """Inserts `count` articles of `words` words, and their word forms."""
    counts: Counter[str] = Counter()
    archive.db.execute("begin")
    for number in range(count):
        text = draw.choices(forms, cum_weights=weights, k=words)
        counts.update(set(text))
        day = f"{2006 + number * 20 // count}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}T08:00:00Z"
        url, section = f"https://journal.example/{number}", f"section {number % 8}"
        row = (url, f"outlet{number % 40}", " ".join(text[:9]), " ".join(text[9:]), section, day, day, day)
        archive.db.execute(INSERT, row)
    archive.db.executemany(FORMS, [(form, fold(form), key_of(form), n) for form, n in counts.items()])
    archive.db.execute("commit")


def measure(archive: Archive, forms: list[str], rounds: int, draw: random.Random) -> None:
    """Prints p50 and p95 of each kind of query, in milliseconds."""
    band = {"very frequent": (0, 5), "frequent": (20, 60), "middling": (500, 1500), "rare": (20_000, 60_000)}
    queries = {name: [(draw.choice(forms[low:high]), {}) for _ in range(rounds)] for name, (low, high) in band.items()}
    some = [(draw.choice(forms[0:30]), draw.choice(forms[30:200])) for _ in range(rounds)]
    queries["two words"] = [(f"{one} {other}", {}) for one, other in some]
    queries["phrase"] = [(f'"{one} {other}"', {}) for one, other in some]
    queries["frequent, one outlet"] = [(one, {"filters": Filters(outlets=("outlet3",))}) for one, _ in some]
    queries["frequent, one year"] = [(one, {"filters": Filters(since="2015", before="2016")}) for one, _ in some]
    queries["very frequent by date"] = [(forms[0], {"sort": "date"})] * rounds
    for name, asked in queries.items():
        times, totals = [], []
        for typed, given in asked:
            start = perf_counter()
            found = find(archive.db, typed, **given)
            times.append((perf_counter() - start) * 1000)
            totals.append(found.total)
        middle, worst = median(times), quantiles(times, n=20)[-1]
        print(f"{name:24} p50 {middle:7.1f} ms  p95 {worst:7.1f} ms  hits {median(totals):.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--folder", type=Path, help="keep the archive here, or use the one that is here")
    parser.add_argument("--writing", action="store_true")
    asked = parser.parse_args()
    draw = random.Random(11)
    forms, weights = vocabulary(draw)
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch, "archive")
        with Archive.open(folder, create=True) as archive:
            if not archive.db.execute("select 1 from articles").fetchone():
                start = perf_counter()
                fill(archive, asked.articles, asked.words, forms, weights, draw)
                print(f"filled in {perf_counter() - start:.0f} s")
            count = archive.db.execute("select count(*) from articles").fetchone()[0]
            print(f"{count} articles, {archive.database.stat().st_size / count:.0f} bytes each, index and text")
            stop = threading.Event()
            writing = threading.Thread(target=write, args=(folder, forms, weights, stop))
            if asked.writing:
                writing.start()
            measure(archive, forms, asked.rounds, draw)
            stop.set()


def write(folder: Path, forms: list[str], weights: list[float], stop: threading.Event) -> None:
    """Edits articles in batches of 50 until told to stop."""
    draw = random.Random(12)
    with Archive.open(folder) as archive:
        while not stop.is_set():
            archive.db.execute("begin immediate")
            for _ in range(50):
                body = " ".join(draw.choices(forms, cum_weights=weights, k=300))
                archive.db.execute("update articles set body = ? where id = ?", (body, draw.randint(1, 1000)))
            archive.db.execute("commit")
            stop.wait(0.5)


if __name__ == "__main__":
    main()
