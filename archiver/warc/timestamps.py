"""Time stamps of a trusted third party over a digest: RFC 3161, tokens checked offline.

A token proves that the digest existed when the authority signed. Checked here: the answer, the digest, the
authority's signature (RFC 5652) and that its certificate is for time stamps and was valid then. Whether the
authority itself is to be trusted is the reader's: docs/warc.md has the `openssl ts -verify` line.
"""

from __future__ import annotations

import hashlib
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from asn1crypto import cms, tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from archiver.errors import ArchiveError

_TIMEOUT = 20.0  # seconds an authority has for its answer
_MAX_ANSWER = 2**20  # bytes
_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}


class StampFault(Exception):
    """A time stamp that proves nothing; the text says why."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a token says: the instant (aware, UTC) and the name of the authority that signed."""

    at: datetime
    by: str


def ask(url: str, digest: bytes) -> bytes:
    """The authority's answer (DER) for a SHA-256 `digest`. Raises ArchiveError when none comes or it proves nothing."""
    query = tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": digest},
            "cert_req": True,
        }
    ).dump()
    if not url.startswith(("https://", "http://")):
        raise ArchiveError(f"{url!r} is no address of a time stamp authority: write http://... or https://...")
    request = urllib.request.Request(url, query, {"Content-Type": "application/timestamp-query"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310
            answer: bytes = response.read(_MAX_ANSWER)
        check(answer, digest)
    except (OSError, StampFault) as fault:
        raise ArchiveError(f"no time stamp from {url} ({fault}): the next seal asks again") from fault
    return answer


def check(answer: bytes, digest: bytes) -> Stamp:
    """What the `answer` (DER) proves of the SHA-256 `digest`. Raises StampFault when nothing."""
    try:
        signed, signer, info = _parts(answer)
        imprint = info["message_imprint"]
        if imprint["hash_algorithm"]["algorithm"].native != "sha256" or imprint["hashed_message"].native != digest:
            raise StampFault("it is for another digest")
        certificate = _certificate(signed, signer)
        at = info["gen_time"].native.astimezone(UTC)
        _check_certificate(certificate, at)
        _check_signature(certificate, signer, signed["encap_content_info"]["content"].contents)
        return Stamp(at, certificate.subject.rfc4514_string())
    except (ValueError, TypeError, KeyError, IndexError, UnsupportedAlgorithm) as fault:
        raise StampFault(f"it cannot be read ({fault})") from fault


def _parts(answer: bytes) -> tuple[Any, Any, Any]:
    """SignedData, SignerInfo and TSTInfo of a TimeStampResp."""
    response = tsp.TimeStampResp.load(answer, strict=True)
    status = response["status"]["status"].native
    if status not in ("granted", "granted_with_mods"):
        raise StampFault(f"the authority answered {status}")
    signed = response["time_stamp_token"]["content"]
    return signed, signed["signer_infos"][0], signed["encap_content_info"]["content"].parsed


def _certificate(signed: Any, signer: Any) -> x509.Certificate:
    """The certificate, sent along, that the signature names."""
    wanted = signer["sid"].chosen
    for choice in signed["certificates"]:
        found = choice.chosen
        if isinstance(wanted, cms.IssuerAndSerialNumber):
            same = (found.issuer, found.serial_number) == (wanted["issuer"], wanted["serial_number"].native)
        else:
            same = found.key_identifier == wanted.native
        if same:
            return x509.load_der_x509_certificate(found.dump())
    raise StampFault("the authority's certificate is not in it")


def _check_certificate(certificate: x509.Certificate, at: datetime) -> None:
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise StampFault("the authority's certificate was not valid then")
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound as fault:
        raise StampFault("the certificate is not one for time stamps") from fault
    if ExtendedKeyUsageOID.TIME_STAMPING not in usage:
        raise StampFault("the certificate is not one for time stamps")


def _check_signature(certificate: x509.Certificate, signer: Any, content: bytes) -> None:
    """RFC 5652, 5.4: the signature is over the attributes, one of which is the digest of the content."""
    algorithm = signer["digest_algorithm"]["algorithm"].native
    digest = _HASHES.get(algorithm)
    if digest is None:
        raise StampFault(f"it is signed with {algorithm}, which is not safe or not known")
    attributes = {attribute["type"].native: attribute["values"] for attribute in signer["signed_attrs"]}
    if attributes["message_digest"][0].native != hashlib.new(algorithm, content).digest():
        raise StampFault("its content was changed")
    _check_bound(certificate, attributes)
    message = signer["signed_attrs"].untag().dump(force=True)
    signature, key = signer["signature"].native, certificate.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, message, padding.PKCS1v15(), digest)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, message, ec.ECDSA(digest))
        else:
            raise StampFault("its kind of signature is not known")
    except InvalidSignature as fault:
        raise StampFault("its signature is wrong") from fault


def _check_bound(certificate: x509.Certificate, attributes: dict[str, Any]) -> None:
    """The signed attributes name the certificate by its digest (RFC 5816), so that no other can be put in its place."""
    if "signing_certificate_v2" in attributes:
        named = attributes["signing_certificate_v2"][0]["certs"][0]
        algorithm = named["hash_algorithm"]["algorithm"].native
    else:
        named, algorithm = attributes["signing_certificate"][0]["certs"][0], "sha1"
    # SHA-1 is what RFC 3161 began with; a second certificate of the same digest is not within reach for a forger.
    encoded = certificate.public_bytes(serialization.Encoding.DER)
    if named["cert_hash"].native != hashlib.new(algorithm, encoded, usedforsecurity=False).digest():
        raise StampFault("it was signed with another certificate")
