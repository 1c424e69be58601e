"""Which addresses may be connected to: public ones only, unless the user allows others.

Invariant: a connection is made to an address that was checked, never to a name, so that a name server that answers
differently the second time gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from sayso.errors import SourceError

Resolve = Callable[[str, int], list[str]]
"""From a host and a port to the numeric addresses of the host."""
_V4_IN_V6 = (
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),  # NAT64 (RFC 6052)
    (ipaddress.IPv6Network("::/96"), 0),  # IPv4-compatible, long deprecated (RFC 4291)
    (ipaddress.IPv6Network("2002::/16"), 80),  # 6to4 (RFC 3056)
)
"""Networks of IPv6 whose addresses stand for one of IPv4, and how many bits follow it."""


def resolve(host: str, port: int) -> list[str]:
    """Ask the system's resolver.

    Raises:
        OSError: the host has no address.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet: not private, loopback, link-local, shared or reserved.

    Addresses of IPv6 that stand for one of IPv4 are public where both are.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip.teredo:
            return False
        for network, after in _V4_IN_V6:
            if ip in network:
                return is_public(str(ipaddress.IPv4Address((int(ip) >> after) & 0xFFFFFFFF)))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def checked(host: str, port: int, address: str, resolve: Resolve, *, private: bool) -> str:
    """Return the numeric address to connect to for a host.

    Args:
        host: of the web address.
        port: likewise.
        address: the web address, for the error.
        resolve: asks the name server, once.
        private: connect to addresses that are not public too.

    Raises:
        SourceError: the host has no address, or one of them is not public.
    """
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as fault:
        raise SourceError(address, f"the host {host} has no address: {fault}") from fault
    if not found:
        raise SourceError(address, f"the host {host} has no address")
    inside = next((one for one in found if not is_public(one)), None)
    if inside and not private:
        raise SourceError(
            address, f"refused: {host} is {inside}, which is not on the public internet; --allow-private permits it"
        )
    return found[0]
