"""The French dictionary is kept in the user's cache folder, and does not depend on it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

KEYS = "from archiver.store.search.words import key_of; print(key_of('députées'), key_of('xyzzy'))"


def said_with(cache):
    """What a process with this cache folder says of two words, and what it complains of."""
    done = subprocess.run(
        [sys.executable, "-c", KEYS],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout, done.stderr


def test_the_dictionary_is_made_once_and_kept(tmp_path):
    assert said_with(tmp_path) == said_with(tmp_path) == ("député ~xyzzy\n", "")
    assert len(list(tmp_path.rglob("fr.dic"))) == 1


@pytest.mark.parametrize("size", [0, 100_000])
def test_a_dictionary_that_was_cut_while_it_was_written_is_made_again(tmp_path, size):
    said_with(tmp_path)
    (kept,) = tmp_path.rglob("fr.dic")
    os.truncate(kept, size)
    assert said_with(tmp_path) == ("député ~xyzzy\n", "")
    assert kept.stat().st_size > size


def test_a_user_without_a_cache_folder_has_the_dictionary_too():
    assert said_with("/proc/none") == ("député ~xyzzy\n", "")
