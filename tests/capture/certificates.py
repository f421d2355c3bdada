"""Certificates of our own for loopback servers."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Authority:
    """A certificate authority: `bundle` is for SSL_CERT_FILE."""

    def __init__(self, folder: Path, name: str = "authority"):
        self.folder, self.key = folder, ec.generate_private_key(ec.SECP256R1())
        self.name = _name(name)
        self.certificate = self._sign(self.name, self.key, x509.BasicConstraints(ca=True, path_length=None))
        self.bundle = folder / f"{name}.pem"
        self.bundle.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    def server(self, host: str, *, days: int = 30) -> ssl.SSLContext:
        """A server's context with a certificate for `host`, expired when `days` is negative."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self._sign(_name(host), key, x509.SubjectAlternativeName([x509.DNSName(host)]), days)
        path = self.folder / f"{host}{days}.pem"
        path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        context.fingerprint = certificate.fingerprint(hashes.SHA256()).hex()
        return context

    def _sign(self, subject, key, extension, days=30):
        now = datetime.now(UTC)
        builder = x509.CertificateBuilder(self.name, subject, key.public_key(), x509.random_serial_number())
        builder = builder.not_valid_before(now - timedelta(90)).not_valid_after(now + timedelta(days))
        return builder.add_extension(extension, critical=False).sign(self.key, hashes.SHA256())


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
