"""Anybody's WARC files and WACZ packages enter the archive."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath

from archiver.derive.closing import enter
from archiver.derive.erasing import purge
from archiver.derive.intake import Intake
from archiver.errors import ArchiveError
from archiver.warc.checks import Fault
from archiver.warc.repack import repack
from archiver.warc.walk import walk_records

WARC_NAMES = (".warc", ".warc.gz")


def bring_in(intake: Intake, path: Path, *, copy: bool, run: int, now: datetime) -> list[str]:
    """Takes the WARC file or WACZ package at `path` in; the names that rows have for the files.

    A WARC file is read where it lies, and rows name it by its absolute path, unless `copy` puts it into the
    archive folder, packed anew where it is not compressed; so are always those of a WACZ, and those whose records
    have no place of their own. Taken in again, nothing changes. Raises ArchiveError for what cannot be read or is
    no WARC; what was done stays.
    """
    names = []
    for source, name in _sources(intake, path, copy=copy):
        if source.resolve().parent == intake.archive.warc.resolve():
            purge(intake.archive, intake.outlets, name, now)
        intake.take(source, name=name, run=run)
        names.append(name)
    enter(intake.archive, names, now)
    return names


def _sources(intake: Intake, path: Path, *, copy: bool) -> Iterator[tuple[Path, str]]:
    """Each WARC file of `path` where it now lies, with the name that rows give it."""
    folder = intake.archive.warc
    if not path.is_file():
        raise ArchiveError(f"{path} is no file: name a .warc, .warc.gz or .wacz")
    if path.stat().st_size == 0:
        raise ArchiveError(f"{path} is empty: it is no WARC file")
    if zipfile.is_zipfile(path):
        for each in _unpacked(path, folder):
            yield each, each.name
    elif path.resolve().parent == folder.resolve():
        yield path, path.name
    elif (not path.name.endswith(".warc.gz") and copy) or not _has_places(path):
        target = folder / f"{path.name.removesuffix('.gz').removesuffix('.warc')}.warc.gz"
        if not target.exists():
            repack(path, folder, intake.report.faults.append)
        yield target, target.name
    elif copy:
        target = folder / path.name
        _copy(path, target)
        yield target, target.name
    else:
        yield path, str(path.resolve())


def _has_places(path: Path) -> bool:
    """Whether every record can be read by its place: none shares a gzip member with another."""
    return all(record.length for record in walk_records(path, _told_by_intake, keep=0))


def _told_by_intake(fault: Fault) -> None:
    """The walk that follows tells of the same faults."""


def _unpacked(package: Path, folder: Path) -> Iterator[Path]:
    """The WARC files of a WACZ (https://specs.webrecorder.net/wacz/1.1.1/, 5.2.1), copied to `folder`."""
    try:
        with zipfile.ZipFile(package) as files:
            inside = [name for name in files.namelist() if name.startswith("archive/") and name.endswith(WARC_NAMES)]
            if not inside:
                raise ArchiveError(f"{package} is a ZIP without WARC files in archive/: it is no WACZ")
            for name in inside:
                # Only the last part of the name: a package must not choose where its files go.
                target = folder / f"{package.stem}-{PurePosixPath(name).name}"
                if not target.exists():
                    new = target.with_name(target.name + ".new")
                    with files.open(name) as source, new.open("wb") as out:
                        shutil.copyfileobj(source, out)
                    _require_warc(new, f"{name} in {package}")
                    new.rename(target)
                yield target
    except (zipfile.BadZipFile, OSError) as fault:
        raise ArchiveError(f"{package} cannot be unpacked ({fault})") from fault


def _require_warc(path: Path, called: str) -> None:
    """Removes a file that is no WARC before it has a name in the archive, and raises ArchiveError."""
    try:
        if next(walk_records(path, _told_by_intake, keep=0), None) is not None:
            return
    except ArchiveError:
        pass
    path.unlink()
    raise ArchiveError(f"{called} is no WARC file: nothing of it was taken in")


def _copy(source: Path, target: Path) -> None:
    if target.exists():
        if target.stat().st_size != source.stat().st_size:
            raise ArchiveError(f"{target} exists and is another file: rename {source.name} first")
        return
    new = target.with_name(target.name + ".new")
    try:
        shutil.copyfile(source, new)
        new.rename(target)
    except OSError as fault:
        raise ArchiveError(f"cannot copy {source} to {target} ({fault.strerror})") from fault
