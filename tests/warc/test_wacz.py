import gzip
import hashlib
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from archiver.errors import ArchiveError
from archiver.warc.signing import is_signed
from archiver.warc.wacz import WaczPage, write_wacz
from archiver.warc.walk import walk_records

CREATED = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
PAGES = [WaczPage("https://p.example/b", datetime(2026, 11, 25, 19, 30, tzinfo=UTC), "Été")]


@pytest.fixture
def archived(new_writer, exchange):
    """An original, a page of its own, and a revisit of the original, in two files."""
    known = {}
    writer = new_writer(original_of=known.get, size_limit=2000)
    first = writer.append(exchange(url="https://p.example/a"))
    known[first.payload_digest] = first
    other = writer.append(exchange(url="https://p.example/b", body=b"b" * 5000))
    revisit = writer.append(exchange(url="https://p.example/c"))
    writer.close()
    return first, other, revisit


@pytest.fixture
def packed(archived, tmp_path):
    """Packs captures; gives the open package."""

    def pack(captures, key=None):
        target = tmp_path / "out.wacz"
        write_wacz(target, tmp_path / "warc", captures, lambda capture: archived[0], PAGES, CREATED, key)
        return zipfile.ZipFile(target)

    return pack


def index(package) -> str:
    return gzip.decompress(package.read("indexes/index.cdx.gz")).decode()


def test_a_revisit_brings_its_original_and_the_records_tied_to_both(archived, packed, tmp_path):
    first, _, revisit = archived
    package = packed([revisit])
    parts = [package.extract(name, tmp_path) for name in package.namelist() if name.startswith("archive/")]
    types = [[record.type for record in walk_records(Path(part), pytest.fail)] for part in parts]
    assert types == [
        ["warcinfo", "response", "request", "metadata"],
        ["warcinfo", "revisit", "request", "metadata"],
    ]
    assert [line.split(" ")[0] for line in index(package).splitlines()] == [first.urlkey, revisit.urlkey]


def test_the_index_of_the_package_leads_to_the_records(archived, packed, tmp_path):
    package = packed(archived)
    for line in index(package).splitlines():
        place = json.loads(line.split(" ", 2)[2])
        content = package.read("archive/" + place["filename"])
        start = int(place["offset"])
        member = gzip.decompress(content[start : start + int(place["length"])])
        assert f"WARC-Target-URI: {place['url']}\r\n".encode() in member


def test_records_are_packed_byte_for_byte(archived, packed, tmp_path):
    content = b"".join(packed(archived).read(name) for name in packed(archived).namelist() if "archive/" in name)
    assert content == b"".join(path.read_bytes() for path in sorted((tmp_path / "warc").iterdir()))


def test_every_file_is_listed_with_its_digest(archived, packed):
    package = packed(archived)
    listed = {entry["path"]: entry for entry in json.loads(package.read("datapackage.json"))["resources"]}
    assert set(listed) == set(package.namelist()) - {"datapackage.json", "datapackage-digest.json"}
    for path, entry in listed.items():
        content = package.read(path)
        assert entry["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        assert entry["bytes"] == len(content)


def test_pages_are_what_a_reader_starts_from(archived, packed):
    header, page = packed(archived).read("pages/pages.jsonl").decode().splitlines()
    assert json.loads(header)["format"] == "json-pages-1.0"
    assert json.loads(page) == {
        "id": "1",
        "url": "https://p.example/b",
        "ts": "2026-11-25T19:30:00Z",
        "title": "Été",
    }


def test_a_package_is_signed_with_the_users_key(archived, packed):
    digest = json.loads(packed(archived, Ed25519PrivateKey.generate()).read("datapackage-digest.json"))
    signed = digest["signedData"]
    assert signed["hash"] == digest["hash"]
    assert is_signed(digest["hash"].encode(), signed["signature"], signed["publicKey"])
    assert not is_signed(b"sha256:other", signed["signature"], signed["publicKey"])


def test_nothing_chosen_is_told_and_leaves_no_file(packed, tmp_path):
    with pytest.raises(ArchiveError, match="nothing to pack"):
        packed([])
    assert not list(tmp_path.glob("out.wacz*"))


def test_a_missing_warc_file_is_told_and_leaves_no_file(archived, packed, tmp_path):
    for path in (tmp_path / "warc").iterdir():
        path.unlink()
    with pytest.raises(ArchiveError, match="is missing"):
        packed(archived)
    assert not list(tmp_path.glob("out.wacz*"))
