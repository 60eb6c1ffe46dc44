"""Connections that are safe to open at the word of a stranger: to public addresses only, and for a limited time.

The check stands between the name's resolution and the connection, so that neither a name that resolves to a
private address nor one that does so only the second time gets through.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterable
from typing import Any

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class RefusedAddressError(Exception):
    """The name stands for an address of this machine or of a private network."""


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet, also where it wraps an older one."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in (found, *_wrapped(found)))


def _wrapped(address: _Address) -> Iterable[_Address]:
    """Return the addresses that an IPv6 address stands for by translation or tunnel."""
    if not isinstance(address, ipaddress.IPv6Address):
        return ()
    inner: list[_Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in inner if one is not None]


class GuardedBackend:
    """What httpcore opens connections by (a `NetworkBackend`): it checks where they lead, and ends them in time."""

    def __init__(self, *, allow_private: bool, seconds: float) -> None:
        import httpcore

        self._inner = httpcore.SyncBackend()
        self._allow_private, self._seconds = allow_private, seconds

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Any = None,
    ) -> _EndingStream:  # fmt: skip
        """Return a connection to a public address of `host`.

        Raises RefusedAddressError where it has another, httpcore's errors where none answers.
        """
        import httpcore

        until = time.monotonic() + self._seconds
        addresses = self._addresses(host, port)
        for number, address in enumerate(addresses, 1):
            left = max(0.1, min(timeout or self._seconds, until - time.monotonic()))
            try:
                stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
                return _EndingStream(stream, until)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses) or time.monotonic() > until:
                    raise
        raise httpcore.ConnectError("the name has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        import httpcore

        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("the name can't be resolved") from error
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        if not self._allow_private and not all(map(is_public, addresses)):
            raise RefusedAddressError
        return addresses

    def sleep(self, seconds: float) -> None:
        """Wait; httpcore asks for it between tries, of which there are none."""
        time.sleep(seconds)


class _EndingStream:
    """A stream (httpcore's `NetworkStream`) that ends at a fixed time, however slowly the other side drips."""

    def __init__(self, inner: Any, until: float) -> None:
        self._inner, self._until = inner, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        content: bytes = self._inner.read(max_bytes, self._left(timeout))
        return content

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> Any:
        return _EndingStream(self._inner.start_tls(ssl_context, server_hostname, self._left(timeout)), self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def _left(self, timeout: float | None) -> float:
        import httpcore

        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("out of time")
        return left if timeout is None else min(timeout, left)
