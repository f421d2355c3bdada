"""Which processes a process has started, and whether they have ended."""

from __future__ import annotations

import time
from pathlib import Path

PATIENCE = 60.0  # seconds for processes to end, on a loaded machine


def descendants(root: int) -> set[int]:
    """The processes that `root` has started, and those that these have."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended meanwhile
            continue
    found: set[int] = set()
    while more := {pid for pid, parent in parents.items() if parent in found | {root}} - found:
        found |= more
    return found


def left_of(processes: set[int]) -> set[int]:
    """Those of `processes` that do not end; a zombie that nobody has waited for has ended."""
    end = time.monotonic() + PATIENCE
    while (left := {pid for pid in processes if _runs(pid)}) and time.monotonic() < end:
        time.sleep(0.05)
    return left


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
