"""Where the archive lies: the folder that ARCHIVE_DIR names, and whether SQLite is safe on its disk."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

DEFAULT_FOLDER = "archive"

# File systems of other machines, as /proc/mounts names them: locks and shared memory of SQLite's WAL fail there.
NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "fuse.sshfs", "fuse.rclone", "davfs"})


def archive_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """The archive folder: ARCHIVE_DIR of `environment`, else `archive` in the current folder."""
    return Path(environment.get("ARCHIVE_DIR") or DEFAULT_FOLDER)


def network_share(folder: Path, mounts: Path = Path("/proc/mounts")) -> str | None:
    """The network file system ("nfs4") that holds `folder`; None on a local disk or where nobody can tell."""
    try:
        lines = mounts.read_text(errors="replace").splitlines()
    except OSError:  # not Linux
        return None
    wanted = folder.resolve()
    holding: tuple[int, str] = (0, "")
    for line in lines:
        _, place, kind, *_ = line.split(" ")
        place = place.replace("\\040", " ")  # the kernel writes a space so
        if wanted.is_relative_to(place):
            holding = max(holding, (len(Path(place).parts), kind))
    return holding[1] if holding[1] in NETWORK_FILE_SYSTEMS else None
