import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # crawl.py is also run as a program and pickles by name

from answers import CASES  # noqa: E402
from crawl import Job, Result  # noqa: E402
from run import Run  # noqa: E402
from wire import Server  # noqa: E402

Crawl = Callable[..., Result]


@pytest.fixture(scope="session")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """crawl(requests, env=..., SETTING=...) runs a real crawl in a process of its own and gives its Result."""

    def run(requests: list[dict[str, Any]], env: dict[str, str] | None = None, **settings: Any) -> Result:
        folder = tmp_path_factory.mktemp("crawl")
        job = Job(str(folder / "warc"), requests, {"ALLOW_PRIVATE_NETWORK": True, **settings})
        (folder / "job").write_bytes(pickle.dumps(job))
        clean = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy") and k != "SSL_CERT_FILE"}
        command = [sys.executable, str(HERE / "crawl.py"), str(folder / "job"), str(folder / "result")]
        done = subprocess.run(command, env={**clean, **(env or {})}, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        result: Result = pickle.loads((folder / "result").read_bytes())
        result.log = done.stderr
        return result

    return run


@pytest.fixture(scope="session")
def everything(crawl: Crawl) -> Iterator[Run]:
    """One crawl of every case of answers.py."""
    with Server({f"/{name}": case.steps for name, case in CASES.items()}) as server:
        asked = [{"url": f"http://127.0.0.1:{server.port}/{name}", **case.ask} for name, case in CASES.items()]
        result = crawl(asked, CONCURRENT_REQUESTS_PER_DOMAIN=16, DOWNLOAD_TIMEOUT=20)
        yield Run(result, server.log)
