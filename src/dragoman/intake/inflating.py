"""Compressed bytes of strangers, taken apart up to a limit: a bomb ends there."""

from __future__ import annotations

import zlib

from dragoman.errors import ReadError

_STEP = 65536
_ADVICE = "raise DRAGOMAN_MAX_CHARACTERS if it is honest"


def inflated(content: bytes, encodings: str, name: str, limit: int) -> bytes:
    """Return bytes without the content encodings that a header names, outermost last.

    Raises ReadError where they are broken, of an encoding that isn't known, or larger than `limit`.
    """
    for encoding in reversed([one.strip().lower() for one in encodings.split(",") if one.strip()]):
        if encoding in ("gzip", "x-gzip"):
            content = _by_zlib(content, zlib.MAX_WBITS | 16, name, limit)
        elif encoding == "deflate":
            # Some servers mean the bare stream, without the two bytes that zlib puts before it.
            bits = zlib.MAX_WBITS if content[:1] and content[0] & 0x0F == 8 else -zlib.MAX_WBITS
            content = _by_zlib(content, bits, name, limit)
        elif encoding == "br":
            content = _by_brotli(content, name, limit)
        elif encoding != "identity":
            raise ReadError(
                name, f"comes in the encoding {encoding[:20]!r}, which isn't known", "fetch it by other means"
            )
    return content


def _by_zlib(content: bytes, bits: int, name: str, limit: int) -> bytes:
    found = bytearray()
    try:
        while content:  # gzip may hold several members
            member = zlib.decompressobj(bits)
            found += member.decompress(content, limit + 1 - len(found))
            if len(found) > limit:
                raise ReadError(name, f"unfolds to more than {limit:,} bytes", _ADVICE)
            if not member.eof:
                raise ReadError(name, "is compressed and cut off", "fetch it again")
            content = member.unused_data.lstrip(b"\0")
    except zlib.error as error:
        raise ReadError(name, "is not compressed as it says", "fetch it again") from error
    return bytes(found)


def _by_brotli(content: bytes, name: str, limit: int) -> bytes:
    import brotli

    found = bytearray()
    try:
        member = brotli.Decompressor()
        found += member.process(content, output_buffer_limit=_STEP)
        while not member.is_finished() and len(found) <= limit:
            if member.can_accept_more_data():
                raise ReadError(name, "is compressed and cut off", "fetch it again")
            found += member.process(b"", output_buffer_limit=_STEP)
    except brotli.error as error:
        raise ReadError(name, "is not compressed as it says", "fetch it again") from error
    if len(found) > limit:
        raise ReadError(name, f"unfolds to more than {limit:,} bytes", _ADVICE)
    return bytes(found)


def unchunked(content: bytes) -> bytes:
    """Return the body of a chunked transfer; what isn't chunked, as it is."""
    body, place = bytearray(), 0
    while place < len(content):
        end = content.find(b"\r\n", place, place + 80)
        size = _size(content[place:end]) if end >= 0 else None
        if size is None:
            return bytes(body) or content
        if size == 0:
            break
        body += content[end + 2 : end + 2 + size]
        place = end + 2 + size + 2
    return bytes(body)


def _size(line: bytes) -> int | None:
    try:
        return int(line.split(b";")[0].strip(), 16)
    except ValueError:
        return None
