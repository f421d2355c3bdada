import re
import subprocess
import sys
from pathlib import Path

import pytest

from archiver.demo import tour
from archiver.errors import ArchiverError


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What `archiver demo` prints in an empty folder, and that folder."""
    folder = tmp_path_factory.mktemp("demo")
    command = [str(Path(sys.executable).with_name("archiver")), "demo"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, folder


def test_the_demo_tells_what_was_archived_changed_and_taken_away(told):
    text, _ = told
    assert "304 Not Modified" in text
    assert "[-quatre-]{+trois+}" in text
    assert "gone   Route des Cols" in text


def test_each_command_that_the_demo_prints_works(told):
    text, folder = told
    commands = re.findall(r"^  (ARCHIVE_DIR=\S+ .+)$", text.partition("Next")[2], re.MULTILINE)
    assert len(commands) == 5
    path = f"PATH={Path(sys.executable).parent}:$PATH"
    for command in commands[:-1]:  # the last one serves until it is stopped
        done = subprocess.run(["bash", "-c", f"export {path}; {command}"], cwd=folder, capture_output=True, timeout=300)
        assert done.returncode == 0, command


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "lettre.txt").write_text("précieux")
    with pytest.raises(ArchiverError, match="another folder"):
        tour.fresh(tmp_path)
    assert (tmp_path / "lettre.txt").exists()
