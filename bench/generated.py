"""Generated archives to measure by: French words with Zipf's distribution, rows inserted in bulk.

    uv run python bench/generated.py FOLDER [--articles 1000000] [--words 300] [--minutes 30]

The commonest words are the French stop words, then forms of the French dictionary in an arbitrary order. Every
article has an author, an address, a capture and an announcement; one in four has an agency, one in ten a version and
date claims, one in a hundred a second version, one in two hundred is gone, and as many stand on an archived front page.
It ends after `--minutes`, keeping what is there.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from time import monotonic

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from archiver.store import Archive
from archiver.store.search.query import STOP_WORDS
from archiver.store.search.words import WORD, fold, key_of

DISTINCT_FORMS = 60_000
AUTHORS, AGENCIES, OUTLETS, SECTIONS = 2_000, 8, 40, 30
FRONT = 30  # headlines of a front page
BATCH = 5_000  # articles of one commit

ARTICLE = """
insert into articles (id, url, outlet, kind, headline, description, body, section, language, access, date_published,
  date_published_precision, date_published_source, first_seen, last_seen, word_count, availability, availability_since)
values (?, ?, ?, 'article', ?, ?, ?, ?, 'fr', ?, ?, 'minute', 'meta', ?, ?, ?, ?, ?)
"""
WRITES = {
    "author": "insert into article_authors values (?, 0, ?)",
    "agency": "insert into article_agencies values (?, 0, ?)",
    "address": "insert into article_urls (article_id, url, identity, reason) values (?, ?, ?, 'canonical')",
    "capture": """insert into captures (id, outlet, url, urlkey, identity, captured_at, status, mime, payload_digest,
      warc_file, warc_offset, warc_length, record_id, record_type, page_type, article_id)
      values (?, ?, ?, ?, ?, ?, 200, 'text/html', ?, 'a.warc.gz', ?, 60000, ?, 'response', 'article', ?)""",
    "version": """insert into versions (article_id, capture_id, seen_at, headline, description, body, hash,
      extractor_version) values (?, ?, ?, ?, ?, ?, ?, '1')""",
    "announcement": """insert into announcements (outlet, url, identity, source, found_in, announced_at, last_seen,
      article_id) values (?, ?, ?, 'feed', 'https://journal.example/rss.xml', ?, ?, ?)""",
    "front": "insert into front_pages (capture_id, outlet, position, url, headline) values (?, ?, ?, ?, ?)",
    "claim": """insert into date_claims (article_id, capture_id, what, value, precision, source, text)
      values (?, ?, 'published', ?, 'minute', ?, ?)""",
}
FORMS = "insert or replace into word_forms (form, folded, key, count) values (?, ?, ?, ?)"


def vocabulary() -> tuple[list[str], list[float]]:
    """Forms, the commonest first, and their cumulative weights: the n-th is used 1/n as often as the first."""
    held = DefaultDictionaryFactory().get_dictionary("fr")
    forms = sorted(form.decode() if isinstance(form, bytes) else form for form in held)
    forms = [form for form in forms if WORD.fullmatch(form) and form not in STOP_WORDS]
    chosen = sorted(STOP_WORDS) + random.Random(11).sample(forms, DISTINCT_FORMS - len(STOP_WORDS))
    return chosen, list(accumulate(1 / (rank + 2) for rank in range(len(chosen))))


def sentences(draw: random.Random, words: int) -> Iterator[list[str]]:
    """Texts of `words` words, without end."""
    forms, weights = vocabulary()
    while True:
        yield draw.choices(forms, cum_weights=weights, k=words)


def fill(archive: Archive, count: int, words: int, minutes: float) -> int:
    """Inserts up to `count` articles in as many minutes as given; how many there are."""
    draw, counts, end = random.Random(11), Counter[str](), monotonic() + minutes * 60
    db, texts, number = archive.db, sentences(draw, words), 0
    db.execute("pragma synchronous = off")
    db.execute("pragma cache_size = -400000")
    db.execute("insert into articles_fts (articles_fts, rank) values ('hashsize', 67108864)")
    named = ((f"outlet{n}", f"Journal {n}") for n in range(OUTLETS))
    db.executemany("insert into outlets (name, title, zone) values (?, ?, 'Europe/Paris')", named)
    db.executemany("insert into authors values (?, ?)", ((n, f"Autrice {n}") for n in range(1, AUTHORS + 1)))
    db.executemany("insert into agencies values (?, ?)", ((n, f"Agence {n}") for n in range(1, AGENCIES + 1)))
    while number < count and monotonic() < end:
        db.execute("begin")
        for new in range(number + 1, min(number + BATCH, count) + 1):
            text = next(texts)
            counts.update(set(text))
            _insert(db, new, text, f"{2006 + new * 20 // count}-{1 + new % 12:02}", draw)
        db.execute("commit")
        number = min(number + BATCH, count)
    rows = ((form, fold(form), key_of(form), n) for form, n in counts.items())
    db.executemany(FORMS, rows)
    db.execute("insert into articles_fts (articles_fts, rank) values ('hashsize', 1048576)")
    return number


def _insert(db: sqlite3.Connection, number: int, text: list[str], month: str, draw: random.Random) -> None:
    outlet, url = f"outlet{draw.randrange(OUTLETS)}", f"https://journal.example/{number}"
    day = f"{month}-{draw.randint(1, 28):02}T08:00:00Z"
    headline, lead, body = " ".join(text[:9]), " ".join(text[9:35]), " ".join(text[35:])
    section, access = f"Rubrique {draw.randrange(SECTIONS)}", draw.choice(("full", "full", "partial"))
    state = ("gone", day) if number % 200 == 7 else ("online", None)
    db.execute(ARTICLE, (number, url, outlet, headline, lead, body, section, access, day, day, day, len(text), *state))
    db.execute(WRITES["author"], (number, draw.randint(1, AUTHORS)))
    if number % 4 == 0:
        db.execute(WRITES["agency"], (number, draw.randint(1, AGENCIES)))
    key = f"example,journal)/{number}"
    db.execute(WRITES["address"], (number, url, key))
    db.execute(WRITES["capture"], (number, outlet, url, key, key, day, f"sha1:{number}", number, f"{number}", number))
    db.execute(WRITES["announcement"], (outlet, url, key, day, day, number))
    if number % 10 == 0:
        db.execute(WRITES["version"], (number, number, day, headline, lead, body, f"{number}"))
        for source in ("meta", "json-ld"):
            db.execute(WRITES["claim"], (number, number, day, source, day))
    if number % 100 == 0:
        later = day.replace("T08", "T09")
        db.execute(WRITES["version"], (number, number, later, headline, lead, f"{body} fin", f"{number} later"))
    if number % 200 == 0:
        for position in range(FRONT):
            row = (number, outlet, position, f"https://journal.example/{number - position}", headline)
            db.execute(WRITES["front"], row)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--minutes", type=float, default=30)
    asked = parser.parse_args()
    start = monotonic()
    with Archive.open(asked.folder, create=True) as archive:
        count = fill(archive, asked.articles, asked.words, asked.minutes)
        print(
            f"{count} articles in {monotonic() - start:.0f} s",
            f"{archive.database.stat().st_size / count:.0f} bytes each",
        )


if __name__ == "__main__":
    main()
