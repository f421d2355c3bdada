"""Seals: what proves that closed WARC files are still those of the day they were closed.

`seals/NUMBER.json` lists files with size and SHA-256 and names the SHA-256 of the seal before it, so that none can
be changed, taken out or put in without breaking the chain. Beside it, where the user wants them, `NUMBER.sig`
(Ed25519) and `NUMBER.tsr` (RFC 3161), both over the JSON file as it stands. Checked offline.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from archiver.errors import ArchiveError
from archiver.warc.files import sync_folder
from archiver.warc.signing import is_signed, sign

SEALS = "seals"  # below the archive folder
FORMAT = "archiver-seal-1"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What `seal` did."""

    files: int  # sealed now
    fault: str | None = None  # why a time stamp is missing; the next call asks again


def seal(
    archive: Path,
    now: datetime,
    key: Ed25519PrivateKey | None = None,
    authority: str | None = None,
    rewritten: Mapping[str, str] | None = None,
) -> Sealed:
    """Seals every closed file of `warc/` that no seal lists; signs and stamps seals that miss it.

    `rewritten` names files that were changed on purpose since they were sealed, each with the reason; they are
    sealed anew. `authority` is the address of an RFC 3161 service: when it does not answer, the seal stands without
    time stamp. Can be run again after an interruption.
    """
    folder = archive / SEALS
    folder.mkdir(parents=True, exist_ok=True)
    known, reasons = _latest(folder), rewritten or {}
    paths = [p for p in sorted((archive / "warc").glob("*.warc.gz")) if p.name not in known or p.name in reasons]
    if paths:
        _write_seal(folder, [_entry(path, known, reasons) for path in paths], now)
    fault = None
    for path in _seals(folder):
        if key is not None and not path.with_suffix(".sig").exists():
            signature, public = sign(key, path.read_bytes())
            content = json.dumps({"signature": signature, "publicKey": public}, indent=1)
            _replace(path.with_suffix(".sig"), content.encode())
        if authority is not None and fault is None and not path.with_suffix(".tsr").exists():
            from archiver.warc.timestamps import ask  # loads all of ASN.1, and few archives ask for stamps

            try:
                _replace(path.with_suffix(".tsr"), ask(authority, hashlib.sha256(path.read_bytes()).digest()))
            except ArchiveError as refused:
                fault = str(refused)
    return Sealed(len(paths), fault)


def seal_faults(archive: Path) -> Iterator[str]:
    """Everything wrong with the seals and the files they are for, a line each; nothing when all agree. Offline."""
    folder = archive / SEALS
    yield from _chain_faults(folder)
    latest = _latest(folder)
    for name, entry in sorted(latest.items()):
        path = archive / "warc" / name
        if not path.is_file():
            yield f"{path}: sealed, and missing"
        elif path.stat().st_size != entry["size"] or _sha256(path) != entry["sha256"]:
            yield f"{path}: changed since it was sealed"
    for path in sorted((archive / "warc").glob("*.warc.gz")):
        if path.name not in latest:
            yield f"{path}: not sealed yet; the next crawl or import seals it"


def _chain_faults(folder: Path) -> Iterator[str]:
    previous, expected = None, 1
    for path in _seals(folder):
        content = path.read_bytes()
        try:
            read = json.loads(content)
            linked = read["format"] == FORMAT and read["number"] == expected and read["previous"] == previous
        except (ValueError, KeyError, TypeError):
            linked = False
        if not linked:
            yield f"{path}: does not follow the seal before it"
        yield from _signature_faults(path, content)
        yield from _stamp_faults(path, content)
        previous, expected = _digest(content), expected + 1


def _signature_faults(path: Path, content: bytes) -> Iterator[str]:
    signature = path.with_suffix(".sig")
    if not signature.exists():
        return
    try:
        read = json.loads(signature.read_bytes())
        good = is_signed(content, read["signature"], read["publicKey"])
    except (ValueError, KeyError, TypeError):
        good = False
    if not good:
        yield f"{signature}: is not the signature of {path.name}"


def _stamp_faults(path: Path, content: bytes) -> Iterator[str]:
    stamp = path.with_suffix(".tsr")
    if not stamp.exists():
        return
    from archiver.warc.timestamps import StampFault, check  # as above

    try:
        check(stamp.read_bytes(), hashlib.sha256(content).digest())
    except StampFault as fault:
        yield f"{stamp}: no time stamp of {path.name}: {fault}"


def _seals(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9]*.json"))


def _latest(folder: Path) -> dict[str, dict[str, Any]]:
    """The newest entry of each sealed file; a seal that cannot be read lists nothing (the chain tells of it)."""
    latest: dict[str, dict[str, Any]] = {}
    for path in _seals(folder):
        try:
            read = json.loads(path.read_bytes())
            latest.update({entry["name"]: entry for entry in read["files"] if {"size", "sha256"} <= set(entry)})
        except (ValueError, KeyError, TypeError):
            continue
    return latest


def _entry(path: Path, known: Mapping[str, dict[str, Any]], reasons: Mapping[str, str]) -> dict[str, Any]:
    entry = {"name": path.name, "size": path.stat().st_size, "sha256": _sha256(path)}
    if path.name in known:
        entry |= {"replaces": known[path.name]["sha256"], "reason": reasons[path.name]}
    return entry


def _write_seal(folder: Path, files: list[dict[str, Any]], now: datetime) -> None:
    seals = _seals(folder)
    number = len(seals) + 1
    content = {
        "format": FORMAT,
        "number": number,
        "previous": _digest(seals[-1].read_bytes()) if seals else None,
        "sealed_at": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "files": files,
    }
    _replace(folder / f"{number:08d}.json", json.dumps(content, indent=1).encode())


def _replace(path: Path, content: bytes) -> None:
    new = path.with_name(path.name + ".new")
    with new.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    new.rename(path)
    sync_folder(path.parent)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()
