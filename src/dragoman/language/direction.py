"""Which way a text runs, and untrusted text without power over the line around it."""

from __future__ import annotations

import unicodedata

# FSI and PDI: what stands between them doesn't turn the line around it.
_ISOLATE, _RELEASE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
# Overrides, embeddings and isolates of a text's own can make a reader see what isn't there.
_STEERING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u200b")
_BLANKS = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " ")
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd")
_HARMLESS = _CONTROLS | _STEERING | _BLANKS
_HARMLESS_LINES = _HARMLESS | {0x0A: "\n"}


def harmless(text: str) -> str:
    """Return `text` on one line with control characters and bidi overrides put out of action; same length."""
    return text if text.isprintable() else text.translate(_HARMLESS)


def harmless_lines(text: str) -> str:
    """Return `text` as `harmless` does, with its line breaks; same length."""
    return text.translate(_HARMLESS_LINES)


def right_to_left(text: str) -> bool:
    """Say whether the first strong letter runs from right to left."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind in _RIGHT_TO_LEFT for kind in kinds if kind in ("L", "R", "AL")), False)


def isolated(text: str) -> str:
    """Return harmless text, set apart where any of it runs from right to left."""
    plain = harmless(text)
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in plain):
        return f"{_ISOLATE}{plain}{_RELEASE}"
    return plain
