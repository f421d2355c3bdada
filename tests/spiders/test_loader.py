"""A faulty outlet file of the working folder hinders a start, in one line."""

import os
import subprocess
import sys

import pytest

UNCLOSED = "OUTLET = Outlet("
NOWHERE = """from archiver.outlets import Outlet
OUTLET = Outlet(name="gazette", title="La Gazette", hosts=["gazette.example"], home="https://gazette.example/")
"""


@pytest.mark.parametrize(
    "command, file, words",
    [
        (["list"], UNCLOSED, "outlets/gazette.py line 1: '(' was never closed"),
        (["crawl", "gazette"], NOWHERE, "outlets/gazette.py: neither feeds, sitemaps nor article_url"),
    ],
)
def test_a_faulty_own_outlet_is_1_and_one_line(tmp_path, command, file, words):
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets/gazette.py").write_text(file)
    settings = os.environ | {"SCRAPY_SETTINGS_MODULE": "archiver.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", *command], cwd=tmp_path, env=settings, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"scrapy: {words}"), done.stderr
    assert done.stderr.count("\n") == 1
