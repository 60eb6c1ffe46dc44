"""Names of things on the web: one form for each address, the id that follows from it, and which canonical one holds."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

# What passes a reader along and changes nothing on the page.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|xtor|ns_\w+|at_(?:medium|campaign)\w*", re.I
)
_PORTS = {"http": 80, "https": 443}
_LONGEST = 2000
# Hosts of one site for other screens.
_OTHER_FACES = re.compile(r"^(?:www|m|mobile|amp)\.")


def is_address(source: str) -> bool:
    """Say whether a source is an address of the web rather than a file."""
    return source[:8].lower().startswith(("http://", "https://"))


def plain_address(address: str, base: str | None = None) -> str | None:
    """Return the address in one form: whole, lower-case host, no fragment, nothing that only tracks readers.

    None where it is no address of the web, or longer than any honest one.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()) if base else address.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _PORTS or not parts.hostname or len(address) > _LONGEST:
        return None
    host = _host(parts.hostname)
    if host is None:
        return None
    shown = f"[{host}]" if ":" in host else host
    place = shown if port in (None, _PORTS[parts.scheme.lower()]) else f"{shown}:{port}"
    return urlunsplit((parts.scheme.lower(), place, _escaped(parts.path) or "/", _query(parts), ""))


def _host(host: str) -> str | None:
    try:
        return host.lower().rstrip(".").encode("idna").decode("ascii") or None
    except UnicodeError:
        return None


def _escaped(path: str) -> str:
    return quote(path, safe="/%:@!$&'()*+,;=~-._")


def _query(parts: SplitResult) -> str:
    if not parts.query:
        return ""
    given = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in given if not _TRACKING.fullmatch(name)]
    if len(kept) == len(given):
        return quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return urlencode(kept)


def address_id(address: str) -> str:
    """Return the id of a document that has only an address: a hash of it."""
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def canonical_of(given: str | None, fetched: str | None) -> str | None:
    """Return the address that a page stands for: its own claim where that is of the same site and no front page.

    A page that claims another site's address, or its site's front page, would take the place of another document.
    """
    own = plain_address(fetched) if fetched else None
    claimed = plain_address(given, fetched) if given else None
    if own is None or claimed is None:
        return own or claimed
    same = site_of(own) == site_of(claimed)
    return claimed if same and urlsplit(claimed).path.strip("/") else own


def site_of(address: str) -> str:
    """Return the host of an address without what only tells one screen from another."""
    return _OTHER_FACES.sub("", urlsplit(address).netloc)
