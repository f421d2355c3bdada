"""The user's Ed25519 key (RFC 8032): signatures under seals and WACZ packages."""

from __future__ import annotations

import base64
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_public_key,
    load_pem_private_key,
)

from archiver.errors import ArchiveError


def load_key(path: Path) -> Ed25519PrivateKey:
    """The private key in the PEM file `path`. Raises ArchiveError when there is none that can be used."""
    remedy = "make one with `openssl genpkey -algorithm ed25519 -out KEY.pem`"
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as fault:
        raise ArchiveError(f"cannot read the signing key {path} ({fault.strerror}): {remedy}") from fault
    except (ValueError, TypeError, UnsupportedAlgorithm) as fault:
        raise ArchiveError(f"{path} is no private key without password in PEM: {remedy}") from fault
    if not isinstance(key, Ed25519PrivateKey):
        raise ArchiveError(f"{path} is no Ed25519 key: {remedy}")
    return key


def sign(key: Ed25519PrivateKey, message: bytes) -> tuple[str, str]:
    """Signature of `message` and public key (DER), both in base64."""
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(key.sign(message)).decode(), base64.b64encode(public).decode()


def is_signed(message: bytes, signature: str, public_key: str) -> bool:
    """Whether `signature` is the one of `message` by `public_key`, both in base64. Never raises."""
    try:
        key = load_der_public_key(base64.b64decode(public_key, validate=True))
        if not isinstance(key, Ed25519PublicKey):
            return False
        key.verify(base64.b64decode(signature, validate=True), message)
    except (ValueError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True
