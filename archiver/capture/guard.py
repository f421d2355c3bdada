"""No connection to private networks, whatever name, redirect or DNS answer led there."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

from zope.interface import directlyProvides, providedBy

_SIX_TO_FOUR = 0x2002  # first 16 bits
_NAT64 = int(IPv6Address("64:ff9b::")) >> 32  # first 96 bits


class PrivateAddressError(Exception):
    """The target is not on the public internet. Not a ConnectError: Scrapy would try it again."""


def is_public(address: str) -> bool:
    """Whether `address` (IPv4 or IPv6 text, a zone id allowed) is on the public internet.

    IPv4 addresses written inside IPv6 ones are judged as what they reach: ::ffff:a.b.c.d, ::a.b.c.d
    (RFC 4291), 2002:: (RFC 3056), 64:ff9b:: (RFC 6052). Python takes the last three for global. Multicast
    is never public. Raises ValueError for what is no address.
    """
    ip = ip_address(address.split("%")[0])
    inner = _inner(ip) if isinstance(ip, IPv6Address) else None
    return ip.is_global and not ip.is_multicast if inner is None else inner.is_global and not inner.is_multicast


def _inner(ip: IPv6Address) -> IPv4Address | None:
    number = int(ip)
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if number >> 112 == _SIX_TO_FOUR:
        return IPv4Address(number >> 80 & 0xFFFFFFFF)
    if number >> 32 == _NAT64 or 1 < number < 2**32:
        return IPv4Address(number & 0xFFFFFFFF)
    return None


class GuardedReactor:
    """The reactor of direct connections: names are resolved when `connectTCP` is reached, so it judges addresses."""

    def __init__(self, reactor: Any) -> None:
        self._reactor = reactor
        directlyProvides(self, providedBy(reactor))

    def connectTCP(self, host: str, *args: Any, **kwargs: Any) -> Any:
        if not is_public(host):
            raise PrivateAddressError(f"{host} is not a public address: set ALLOW_PRIVATE_NETWORK to reach it")
        return self._reactor.connectTCP(host, *args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reactor, name)
