import os
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples each time; a slow machine is no fault of the code (speed is measured in bench/).
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside the repository; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("ARCHIVER_SHARED") or Path(__file__).parents[2] / "shared")
    if not folder.is_dir():
        pytest.skip(f"no reference material at {folder}")
    return folder
