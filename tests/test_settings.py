"""Settings that scripts rely on are documented, and may stand in the environment."""

import importlib
from pathlib import Path

import pytest

from archiver import settings

DOCS = (Path(__file__).parents[1] / "docs/settings.md").read_text()


@pytest.mark.parametrize(
    "name", ["ARCHIVE_DIR", "RECHECK", "CONTACT", "ALLOW_PRIVATE_NETWORK", "MIN_FREE", "OBEY_OPT_OUTS", "COOKIES_FILE"]
)
def test_a_setting_of_the_contract_is_documented_and_read_from_the_environment(monkeypatch, name):
    assert f"`{name}`" in DOCS
    monkeypatch.setenv(name, "told")
    try:
        assert getattr(importlib.reload(settings), name) == "told"
    finally:
        monkeypatch.undo()
        importlib.reload(settings)


def test_the_user_agent_names_the_archiver_and_the_contact(monkeypatch):
    monkeypatch.setenv("CONTACT", "archives@example.org")
    try:
        agent = importlib.reload(settings).USER_AGENT
    finally:
        monkeypatch.undo()
        importlib.reload(settings)
    assert agent.startswith("Archiver/")
    assert "archives@example.org" in agent
