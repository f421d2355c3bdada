"""WACZ 1.1.1 packages: chosen captures in one ZIP file that ReplayWeb.page and pywb open.

https://specs.webrecorder.net/wacz/1.1.1/. WARC files and the index are stored, not deflated, so that a reader can
fetch ranges of them.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from archiver import __version__
from archiver.article import Capture
from archiver.errors import ArchiveError
from archiver.warc.cdxj import cdxj_line
from archiver.warc.selection import take, with_originals
from archiver.warc.signing import sign

_LINES = 300  # index lines in a gzip member, as cdxj-indexer cuts them


@dataclass(frozen=True, slots=True)
class WaczPage:
    """An entry of pages.jsonl: an address that a reader may start from."""

    url: str
    captured_at: datetime  # aware
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """What a package holds."""

    captures: int  # originals of revisits included
    pages: int
    files: int


def write_wacz(
    target: Path,
    warc: Path,
    captures: Iterable[Capture],
    original: Callable[[Capture], Capture | None],
    pages: Iterable[WaczPage],
    created: datetime,
    key: Ed25519PrivateKey | None = None,
) -> Packed:
    """Writes `captures`, whose files are in the folder `warc`, and the `pages` among them to `target`.

    `original` finds what a revisit leans on; it is packed too. `target` appears, or is replaced, only when whole.
    Raises ArchiveError when there is nothing to pack, a WARC file is missing, or `target` cannot be written.
    """
    chosen = with_originals(captures, original)
    if not chosen:
        raise ArchiveError("nothing to pack: no archived capture is chosen")
    new = target.with_name(target.name + ".new")
    try:
        with zipfile.ZipFile(new, "w") as archive:
            package = _Package(archive, created.astimezone(UTC))
            listed = package.fill(warc, chosen, pages)
            package.describe(key)
        new.replace(target)
    except OSError as fault:
        raise ArchiveError(f"cannot write {target} ({fault.strerror})") from fault
    finally:
        new.unlink(missing_ok=True)
    return Packed(sum(map(len, chosen.values())), listed, len(chosen))


@dataclass(slots=True)
class _Package:
    archive: zipfile.ZipFile
    created: datetime
    resources: list[dict[str, str | int]] = field(default_factory=list)

    def fill(self, warc: Path, chosen: dict[str, list[Capture]], pages: Iterable[WaczPage]) -> int:
        """Writes WARC files, index and list of pages; returns how many pages are listed."""
        lines: list[str] = []
        names: set[str] = set()
        for name, captures in chosen.items():
            entry = _entry_name(name, names)
            lines += self._warc(entry, warc, name, captures)
        self._index(sorted(lines))
        return self._pages(pages)

    def describe(self, key: Ed25519PrivateKey | None) -> None:
        """Writes datapackage.json, and its digest with the signature."""
        created = f"{self.created:%Y-%m-%dT%H:%M:%SZ}"
        software = f"Archiver {__version__}"
        package = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": "Archiver",
            "created": created,
            "software": software,
            "resources": self.resources,
        }
        content = json.dumps(package, indent=2).encode()
        digest: dict[str, object] = {"path": "datapackage.json", "hash": _hash(content)}
        if key is not None:
            signature, public = sign(key, _hash(content).encode())
            digest["signedData"] = {
                "hash": digest["hash"],
                "created": created,
                "software": software,
                "signature": signature,
                "publicKey": public,
            }
        self.archive.writestr(self._info("datapackage.json", zipfile.ZIP_DEFLATED), content)
        digest_info = self._info("datapackage-digest.json", zipfile.ZIP_DEFLATED)
        self.archive.writestr(digest_info, json.dumps(digest, indent=2))

    def _warc(self, entry: str, warc: Path, name: str, captures: list[Capture]) -> Iterator[str]:
        """Writes the chosen records of file `name`; gives their index lines."""
        offset = 0
        with self._resource(f"archive/{entry}") as write:
            for taken in take(warc, name, captures):
                length = len(taken.member)
                write(taken.member)
                if taken.capture is not None:
                    moved = replace(taken.capture, warc_file=entry, warc_offset=offset, warc_length=length)
                    yield cdxj_line(moved) or ""
                offset += length

    def _index(self, lines: list[str]) -> None:
        """The index in gzip members, and the index of these (ZipNum)."""
        meta = json.dumps({"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"})
        clusters, offset = [f"!meta 0 {meta}\n"], 0
        with self._resource("indexes/index.cdx.gz") as write:
            for at in range(0, len(lines), _LINES):
                packer = zlib.compressobj(wbits=31)
                member = packer.compress("".join(lines[at : at + _LINES]).encode()) + packer.flush()
                place = json.dumps({"offset": offset, "length": len(member), "digest": _hash(member)})
                clusters.append(f"{lines[at].partition('{')[0].strip()} {place}\n")
                write(member)
                offset += len(member)
        with self._resource("indexes/index.idx", zipfile.ZIP_DEFLATED) as write:
            write("".join(clusters).encode())

    def _pages(self, pages: Iterable[WaczPage]) -> int:
        count = 0
        with self._resource("pages/pages.jsonl", zipfile.ZIP_DEFLATED) as write:
            write(b'{"format": "json-pages-1.0", "id": "pages", "title": "Pages"}\n')
            for count, page in enumerate(pages, 1):
                line = {
                    "id": str(count),
                    "url": page.url,
                    "ts": f"{page.captured_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
                    **({"title": page.title} if page.title else {}),
                }
                write(json.dumps(line).encode() + b"\n")
        return count

    @contextmanager
    def _resource(self, path: str, method: int = zipfile.ZIP_STORED) -> Iterator[Callable[[bytes], None]]:
        """A file of the package, listed with size and digest in datapackage.json."""
        hashed, size = hashlib.sha256(), 0
        with self.archive.open(self._info(path, method), "w", force_zip64=True) as out:

            def write(content: bytes) -> None:
                nonlocal size
                out.write(content)
                hashed.update(content)
                size += len(content)

            yield write
        # Frictionless wants unique names of small letters, digits and -._
        name = PurePath(path).name.lower()
        self.resources.append({"name": name, "path": path, "hash": f"sha256:{hashed.hexdigest()}", "bytes": size})

    def _info(self, path: str, method: int) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(path, self.created.timetuple()[:6])
        info.compress_type = method
        return info


def _entry_name(name: str, taken: set[str]) -> str:
    """A name for file `name` in the package that no other has, even without regard to case."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "-", PurePath(name).name).lower()
    plain = plain if plain.endswith(".gz") else plain + ".gz"
    while plain in taken:
        plain = "x" + plain
    taken.add(plain)
    return plain


def _hash(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()
