"""Every command that the README shows is run, in order, in one shell, and prints what the README says."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from archiver.demo import tour
from tests.serving import free_ports, running

ROOT = Path(__file__).parents[1]
BLOCKS = re.findall(r"^```console\n(.*?)^```", (ROOT / "README.md").read_text(), re.DOTALL | re.MULTILINE)
SERVERS = ("archiver serve",)  # run until they are stopped
NETWORK = ("scrapy crawl",)  # need the press, see below


def shown(block):
    """(command, expected output) pairs of a block."""
    parts = re.split(r"^\$ (.+)\n", block, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


COMMANDS = [pair for block in BLOCKS for pair in shown(block)]


def fits(expected, printed):
    """Whether `printed` is what the README shows; "..." stands for anything, spaces are alike."""
    pattern = r"\s*".join(".*".join(map(re.escape, word.split("..."))) for word in expected.split())
    return re.fullmatch(rf"\s*{pattern}\s*", printed, re.DOTALL) is not None


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder like a fresh clone after `make demo`."""
    folder = tmp_path_factory.mktemp("clone")
    assert tour.run(folder / "demo-archive") == [0, 0]
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "scrapy.cfg").write_text((ROOT / "scrapy.cfg").read_text())
    return folder


def run(home, command, **environment):
    script = f"source .venv/bin/activate && export ARCHIVE_DIR=demo-archive && {command}"
    given = os.environ | {"COLUMNS": "200"} | environment
    return subprocess.run(["bash", "-c", script], cwd=home, capture_output=True, text=True, env=given, timeout=120)


ALONE = [pair for pair in COMMANDS if not any(name in pair[0] for name in SERVERS + NETWORK)]


@pytest.mark.parametrize(("command", "expected"), ALONE, ids=[command for command, _ in ALONE])
def test_a_command_of_the_readme_prints_what_the_readme_says(home, command, expected):
    done = run(home, command)
    assert done.returncode == 0, done.stderr
    assert fits(expected, done.stdout), done.stdout


@contextmanager
def press_of(shared, folder):
    """The stand-in for the web, asked as a proxy; gives the environment that leads there."""
    [port] = free_ports(1)
    command = [sys.executable, str(shared / "press/serve.py"), "--port", str(port), "--ca", str(folder / "ca.pem")]
    with running(command, stdout=subprocess.PIPE, text=True) as server:
        server.stdout.readline()
        proxy = f"http://127.0.0.1:{port}"
        yield {"http_proxy": proxy, "https_proxy": proxy, "SSL_CERT_FILE": str(folder / "ca.pem")}


def test_the_crawl_of_the_readme_archives_pages(home, shared, tmp_path):
    command, expected = next(c for c in COMMANDS if NETWORK[0] in c[0])
    with press_of(shared, tmp_path) as press:
        done = run(home, command, **press)
    assert done.returncode == 0, done.stderr
    assert fits(expected, done.stderr), done.stderr


def test_the_servers_of_the_readme_start(home):
    command, expected = next(c for c in COMMANDS if SERVERS[0] in c[0])
    one, two = free_ports(2)
    ports = f"--port {one} --replay-port {two}"
    script = f"source .venv/bin/activate && ARCHIVE_DIR=demo-archive exec {command} {ports}"
    with running(["bash", "-c", script], cwd=home, stdout=subprocess.PIPE, text=True) as server:
        first = server.stdout.readline()
        server.terminate()
        assert server.wait(60) in (0, -15, 143)
    assert first.split()[0] == expected.split()[0]


def test_the_two_commands_of_the_start_are_targets_of_the_makefile():
    targets = re.findall(r"^(\w[\w-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    started = re.findall(r"^make (\w+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert set(started) == {"demo", "test"} <= set(targets)
