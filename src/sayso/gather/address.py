"""Addresses in their canonical form: one report, one address."""

from __future__ import annotations

import ipaddress
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

MAX_ADDRESS = 2_000
"""Characters; longer ones are traps."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = (
    "utm_",
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "at_medium",
    "at_campaign",
    "xtor",
    "cmpid",
    "ocid",
    "ito",
)
"""Parameters that tell where a reader came from, by their beginning; not which page it is."""


def is_web_address(text: str) -> bool:
    """Whether a source is an address of the web rather than a file."""
    return text[:8].lower().startswith(("http://", "https://"))


def canonical(address: str) -> str:
    """Return an address in its canonical form, or "" where it is none of the web.

    The host is put in small letters, the scheme's own port, the fragment, user names and parameters of tracking are
    left out; the path and other parameters stay as they are, since a server may tell them apart.
    """
    try:
        parts = urlsplit(address.strip()[: MAX_ADDRESS + 1])
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not host or len(address) > MAX_ADDRESS:
        return ""
    named = f"[{host}]" if _is_v6(host) else _ascii_host(host)
    if not named:
        return ""
    place = named if port in {None, _DEFAULT_PORTS[scheme]} else f"{named}:{port}"
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(name)]
    query = parts.query if len(kept) == parts.query.count("&") + 1 else urlencode(kept)
    return urlunsplit(
        (
            scheme,
            place,
            quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._"),
            quote(query, safe="=&%+/:@!$'()*,;?~-._"),
            "",
        )
    )


def host_of(address: str) -> str:
    """Return the host of a canonical address, with its port where it is not the usual one."""
    return urlsplit(address).netloc


def _is_tracking(name: str) -> bool:
    return name.lower().startswith(_TRACKING)


def _is_v6(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).version == 6  # noqa: PLR2004 (its name)
    except ValueError:
        return False


def _ascii_host(host: str) -> str:
    try:
        return host.lower().encode("idna").decode("ascii")
    except UnicodeError:
        return ""
