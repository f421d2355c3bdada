import signal
import socket
import sys
from subprocess import PIPE

import pytest
from click.testing import CliRunner

from archiver.cli import group
from archiver.store import Archive
from tests.serving import free_ports, running, wait_for


@pytest.fixture
def serve(tmp_path, monkeypatch):
    """Runs `archiver serve` with options that keep it from starting; what it says."""
    Archive.open(tmp_path / "archive", create=True).close()
    monkeypatch.setenv("ARCHIVE_DIR", str(tmp_path / "archive"))
    return lambda *options: CliRunner().invoke(group, ["serve", *options], standalone_mode=False)


@pytest.mark.parametrize(
    "written", ["press.example.org", "ftp://press.example.org", "https://press.example.org/archive"]
)
def test_an_origin_is_a_scheme_and_a_host(serve, written):
    fault = serve("--origin", written).exception
    assert str(fault) == f"--origin {written!r} is no origin: write https://press.example.org"


@pytest.mark.parametrize("content", ["allow: anna", "[]"])
def test_metadata_is_a_json_object(serve, tmp_path, content):
    file = tmp_path / "metadata.json"
    file.write_text(content)
    one, two = map(str, free_ports(2))
    fault = serve("--port", one, "--replay-port", two, "--metadata", str(file)).exception
    assert str(fault).startswith(f"--metadata {file} is no JSON")


def test_a_port_in_use_is_told_with_the_way_out(serve):
    with socket.create_server(("127.0.0.1", 0)) as held:
        fault = serve("--port", str(held.getsockname()[1])).exception
    assert "choose --port and --replay-port" in str(fault)


def test_a_port_beyond_the_last_is_wrong_usage(serve):
    assert "99999 is not in the range 1<=x<=65535" in str(serve("--port", "99999").exception)


def test_interface_and_replay_need_two_ports(serve):
    fault = serve("--port", "8077", "--replay-port", "8077").exception
    assert str(fault) == "--port and --replay-port are both 8077: the replay needs a port of its own"


def test_ctrl_c_ends_both_quietly(serve):
    ports = free_ports(2)
    options = "--port", str(ports[0]), "--replay-port", str(ports[1])
    words = [sys.executable, "-c", "from archiver.cli import main; main()", "serve", *options]
    with running(words, stdout=PIPE, stderr=PIPE) as run:
        for port in ports:
            wait_for(port)
        run.send_signal(signal.SIGINT)
        said, faults = run.communicate(timeout=60)
    assert (run.returncode, faults, said.splitlines()[-1]) == (0, b"", b"Ctrl-C ends both.")
