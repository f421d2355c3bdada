"""Verified certificates: one shared trust store, and a note of what was wrong with a refused one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from weakref import ref

from OpenSSL import SSL, crypto
from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory
from twisted.internet._sslverify import ClientTLSOptions, _verifyCB
from twisted.internet.ssl import CertificateOptions, platformTrust

from archiver.errors import UsageError
from archiver.warc.exchange import Tls

# X509_V_ERR numbers (OpenSSL, x509_vfy.h) that readers of an archive will meet; others are given as a number.
_FAULTS = {
    9: "certificate is not yet valid",
    10: "certificate has expired",
    18: "self-signed certificate",
    19: "self-signed certificate in certificate chain",
    20: "unable to get local issuer certificate",
    21: "unable to verify the first certificate",
    23: "certificate revoked",
}


class CertificateError(Exception):
    """The server's certificate is not to be trusted. Not a download failure that Scrapy would try again."""


def trust_file() -> None:
    """Raises UsageError when SSL_CERT_FILE names no file: OpenSSL says nothing and every host would fail."""
    name = os.environ.get("SSL_CERT_FILE")
    if name and not Path(name).is_file():
        raise UsageError(f"SSL_CERT_FILE={name} is no file: name a PEM bundle, or unset it")


class VerifyingContextFactory(_ScrapyClientContextFactory):
    """Verifies every certificate; the trust store (SSL_CERT_FILE, else the system's) is read once for all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._options = CertificateOptions(  # 9.9 ms of CPU: the reason for keeping it
            trustRoot=platformTrust(),  # type: ignore[no-untyped-call]
            **self._get_cert_options_kwargs(),
        )

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:  # noqa: ARG002
        return NotingTlsOptions(self._options._makeTLSConnection, hostname.decode("ascii"))


class NotingTlsOptions(ClientTLSOptions):
    """Twisted's verification, unchanged; a refusal is noted on the protocol that is connecting."""

    def clientConnectionForTLS(self, tlsProtocol: Any) -> SSL.Connection:
        connection = super().clientConnectionForTLS(tlsProtocol)
        verify = _verifyCB(tlsProtocol, self._hostnameIsDnsName, self._hostnameASCII)
        wrapper = ref(tlsProtocol)  # OpenSSL keeps the callback: no cycle through it

        def noting(link: SSL.Connection, certificate: crypto.X509, error: int, depth: int, ok: int) -> bool:
            trusted = verify(link, certificate, error, depth, bool(ok))
            if not trusted and (layer := wrapper()) is not None:
                layer.wrappedProtocol.note(_refused(certificate if depth == 0 else None, error, ok=bool(ok)))
            return trusted

        connection.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT, noting)
        return connection


def fingerprint(certificate: crypto.X509) -> str:
    """SHA-256 of the certificate, hex without colons."""
    return certificate.digest("sha256").decode().replace(":", "").lower()


def _refused(certificate: crypto.X509 | None, error: int, *, ok: bool) -> Tls:
    fault = "certificate is for another name" if ok else _FAULTS.get(error, f"certificate error {error}")
    return Tls(certificate=fingerprint(certificate) if certificate else None, fault=fault)
