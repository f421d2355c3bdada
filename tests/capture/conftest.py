import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # wire.py and crawl.py are also run as programs

from crawl import Job, Result  # noqa: E402

Crawl = Callable[..., Result]


@pytest.fixture(scope="session")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """crawl(requests, env=..., SETTING=...) runs a real crawl in a process of its own and gives its Result."""

    def run(requests: list[dict[str, Any]], env: dict[str, str] | None = None, **settings: Any) -> Result:
        folder = tmp_path_factory.mktemp("crawl")
        (folder / "job").write_bytes(pickle.dumps(Job(requests, {"ALLOW_PRIVATE_NETWORK": True, **settings})))
        clean = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy") and k != "SSL_CERT_FILE"}
        command = [sys.executable, str(HERE / "crawl.py"), str(folder / "job"), str(folder / "result")]
        done = subprocess.run(command, env={**clean, **(env or {})}, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        result: Result = pickle.loads((folder / "result").read_bytes())
        result.log = done.stderr
        return result

    return run
