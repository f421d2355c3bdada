import socket

import pytest
from click.testing import CliRunner

from archiver.cli import group
from archiver.store import Archive


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
    with socket.create_server(("127.0.0.1", 0)) as free_one, socket.create_server(("127.0.0.1", 0)) as free_two:
        ports = [str(held.getsockname()[1]) for held in (free_one, free_two)]
    fault = serve("--port", ports[0], "--replay-port", ports[1], "--metadata", str(file)).exception
    assert str(fault).startswith(f"--metadata {file} is no JSON")


def test_a_port_in_use_is_told_with_the_way_out(serve):
    with socket.create_server(("127.0.0.1", 0)) as held:
        fault = serve("--port", str(held.getsockname()[1])).exception
    assert "choose --port and --replay-port" in str(fault)
