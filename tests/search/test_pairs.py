"""The pairs were written before the search; each sentence is an article of an archive that holds all of them."""

from pathlib import Path

import pytest

from archiver.store import Archive, Writer
from archiver.store.search import find
from tests.store.conftest import article

LEAST_FOUND, MOST_FALSE = 0.92, 0.05


def pairs(name: str) -> list[tuple[str, str]]:
    lines = Path(__file__).with_name(name).read_text().splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


MUST, MUST_NOT = pairs("must_match.tsv"), pairs("must_not_match.tsv")


@pytest.fixture(scope="module")
def matching(tmp_path_factory):
    """Of pairs, those whose sentence the words find, in an archive of all sentences."""
    sentences = list(dict.fromkeys(sentence for _, sentence in MUST + MUST_NOT))
    with Archive.open(tmp_path_factory.mktemp("pairs"), create=True) as archive, Writer(archive) as writer:
        for number, sentence in enumerate(sentences):
            headline = sentence if "sentence tombe" in sentence else f"Page {number}"
            writer.article(article(f"https://journal.example/{number}", number, headline=headline, body=sentence))
        writer.commit()
        urls = {sentence: f"https://journal.example/{number}" for number, sentence in enumerate(sentences)}
        yield lambda pairs: [
            (typed, sentence)
            for typed, sentence in pairs
            if urls[sentence] in {hit.url for hit in find(archive.db, typed, limit=500).hits}
        ]


def test_nine_in_ten_of_what_must_be_found_is_found(matching):
    lost = set(MUST) - set(matching(MUST))
    print(f"found {1 - len(lost) / len(MUST):.1%} of {len(MUST)}; lost:", *sorted(lost), sep="\n  ")
    assert len(lost) <= (1 - LEAST_FOUND) * len(MUST)


def test_hardly_anything_is_found_that_must_not_be(matching):
    false = matching(MUST_NOT)
    print(f"false {len(false) / len(MUST_NOT):.1%} of {len(MUST_NOT)}:", *false, sep="\n  ")
    assert len(false) <= MOST_FALSE * len(MUST_NOT)
