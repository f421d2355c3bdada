import json
import shutil
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from archiver.errors import ArchiveError
from archiver.warc.seals import seal, seal_faults
from archiver.warc.signing import load_key
from archiver.warc.timestamps import StampFault, ask, check

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
DIGEST = sha256(b"a seal").digest()


@pytest.fixture
def archive(tmp_path):
    """An archive folder of two closed files, sealed one after the other."""
    (tmp_path / "warc").mkdir()
    for name in ("a", "b"):
        (tmp_path / "warc" / f"{name}.warc.gz").write_bytes(name.encode() * 100)
        assert seal(tmp_path, NOW).files == 1
    return tmp_path


def faults(archive) -> list[str]:
    return [fault.removeprefix(f"{archive}/") for fault in seal_faults(archive)]


def test_sealed_files_agree_with_their_seals(archive):
    assert faults(archive) == []


def test_a_seal_names_size_and_digest_and_the_seal_before_it(archive):
    first, second = sorted((archive / "seals").iterdir())
    assert json.loads(second.read_text()) == {
        "format": "archiver-seal-1",
        "number": 2,
        "previous": "sha256:" + sha256(first.read_bytes()).hexdigest(),
        "sealed_at": "2026-11-26T08:00:00Z",
        "files": [{"name": "b.warc.gz", "size": 100, "sha256": sha256(b"b" * 100).hexdigest()}],
    }


def test_nothing_new_makes_no_seal(archive):
    assert seal(archive, NOW).files == 0
    assert len(list((archive / "seals").iterdir())) == 2


@pytest.mark.parametrize(
    "content, fault",
    [
        (b"b" * 99 + b"c", "changed since it was sealed"),
        (b"", "changed since it was sealed"),
        (None, "sealed, and missing"),
    ],
)
def test_a_changed_or_missing_file_is_told(archive, content, fault):
    path = archive / "warc" / "b.warc.gz"
    path.unlink() if content is None else path.write_bytes(content)
    assert faults(archive) == [f"warc/b.warc.gz: {fault}"]


def test_a_file_that_is_not_sealed_yet_is_told(archive):
    (archive / "warc" / "c.warc.gz").write_bytes(b"c")
    assert faults(archive) == ["warc/c.warc.gz: not sealed yet; the next crawl or import seals it"]


def test_a_file_rewritten_on_purpose_is_sealed_anew_with_the_reason(archive):
    (archive / "warc" / "a.warc.gz").write_bytes(b"tombstone")
    assert seal(archive, NOW, rewritten={"a.warc.gz": "withdrawn"}).files == 1
    [entry] = json.loads((archive / "seals" / "00000003.json").read_text())["files"]
    assert (entry["replaces"], entry["reason"]) == (sha256(b"a" * 100).hexdigest(), "withdrawn")
    assert faults(archive) == []


@pytest.mark.parametrize("change", [("size", 5), ("sha256", "0")])
def test_a_forged_seal_breaks_the_chain(archive, change):
    path = archive / "seals" / "00000001.json"
    read = json.loads(path.read_text())
    read["files"][0][change[0]] = change[1]
    path.write_text(json.dumps(read))
    assert "seals/00000002.json: does not follow the seal before it" in faults(archive)


def test_a_seal_taken_out_breaks_the_chain(archive):
    (archive / "seals" / "00000001.json").unlink()
    assert "seals/00000002.json: does not follow the seal before it" in faults(archive)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"files": 3}'])
def test_a_seal_that_cannot_be_read_is_told(archive, content):
    (archive / "seals" / "00000002.json").write_text(content)
    assert "seals/00000002.json: does not follow the seal before it" in faults(archive)


def test_seals_are_signed_also_those_made_before_there_was_a_key(archive):
    seal(archive, NOW, ed25519.Ed25519PrivateKey.generate())
    assert len(list((archive / "seals").glob("*.sig"))) == 2
    assert faults(archive) == []


@pytest.mark.parametrize("forged", ["{}", "", '{"signature": "AA==", "publicKey": "AA=="}'])
def test_a_wrong_signature_is_told(archive, forged):
    (archive / "seals" / "00000002.sig").write_text(forged)
    assert faults(archive) == ["seals/00000002.sig: is not the signature of 00000002.json"]


def test_a_key_is_read_from_pem(tmp_path):
    key = ed25519.Ed25519PrivateKey.generate()
    kind = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (tmp_path / "key.pem").write_bytes(key.private_bytes(*kind))
    assert load_key(tmp_path / "key.pem").public_key() == key.public_key()


def test_a_key_that_cannot_be_used_is_told_with_the_remedy(tmp_path):
    (tmp_path / "key.pem").write_text("no key")
    for path in (tmp_path / "key.pem", tmp_path / "none.pem"):
        with pytest.raises(ArchiveError, match="openssl genpkey -algorithm ed25519"):
            load_key(path)


CONFIG = """[tsa]
default_policy = 1.2.3.4
digests = sha256
signer_digest = sha256
serial = {folder}/serial
ess_cert_id_alg = sha256
"""


def certificate(key, usage) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
    start = datetime.now(UTC) - timedelta(days=1)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, start, start + timedelta(days=9))
    signed = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=True).sign(key, hashes.SHA256())
    return signed.public_bytes(serialization.Encoding.PEM)


@pytest.fixture(params=["rsa", "ec"])
def authority(request, tmp_path_factory):
    """A time stamp authority on loopback: openssl behind an HTTP server; gives its address."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("tsa")
    key = rsa.generate_private_key(65537, 2048) if request.param == "rsa" else ec.generate_private_key(ec.SECP256R1())
    kind = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(*kind))
    (folder / "cert.pem").write_bytes(certificate(key, ExtendedKeyUsageOID.TIME_STAMPING))
    (folder / "tsa.conf").write_text(CONFIG.format(folder=folder))

    class Authority(BaseHTTPRequestHandler):
        def do_POST(self):
            (folder / "query").write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            command = "openssl ts -reply -config tsa.conf -section tsa -queryfile query -signer cert.pem -inkey key.pem"
            answer = subprocess.run(command.split(), cwd=folder, capture_output=True, check=True).stdout
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *words):
            pass

    server = HTTPServer(("127.0.0.1", 0), Authority)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_a_time_stamp_is_asked_for_and_checked(authority):
    stamp = check(ask(authority, DIGEST), DIGEST)
    assert stamp.by == "CN=Test authority"
    assert abs(stamp.at - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_time_stamp_of_another_digest_proves_nothing(authority):
    with pytest.raises(StampFault, match="another digest"):
        check(ask(authority, DIGEST), sha256(b"other").digest())


def test_a_changed_time_stamp_proves_nothing(authority):
    answer = ask(authority, DIGEST)
    for at in range(0, len(answer), 23):
        forged = answer[:at] + bytes([answer[at] ^ 1]) + answer[at + 1 :]
        try:  # bytes that nothing rests on may change: the text of a status, the certificate's own signature
            assert check(forged, DIGEST) == check(answer, DIGEST)
        except StampFault:
            continue


def test_seals_are_stamped_and_a_forged_stamp_is_told(archive, authority):
    assert seal(archive, NOW, authority=authority).fault is None
    assert faults(archive) == []
    shutil.copy(archive / "seals" / "00000001.tsr", archive / "seals" / "00000002.tsr")
    assert faults(archive) == ["seals/00000002.tsr: no time stamp of 00000002.json: it is for another digest"]


def test_an_authority_that_does_not_answer_leaves_the_seal_without_stamp(archive):
    (archive / "warc" / "c.warc.gz").write_bytes(b"c")
    done = seal(archive, NOW, authority="http://127.0.0.1:9/")
    assert done.files == 1
    assert "the next seal asks again" in done.fault
    assert faults(archive) == []
