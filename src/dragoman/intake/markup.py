"""Bytes from the web to characters: by byte order mark, by what server or page declares, else as UTF-8."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers read under these names (WHATWG Encoding): pages that say Latin-1 use the characters of Windows.
_READ_AS = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "x-sjis": "shift_jis", "gb2312": "gb18030", "gbk": "gb18030",
    "windows-874": "cp874", "x-mac-roman": "mac_roman", "utf8": "utf-8", "unicode": "utf-16",
}  # fmt: skip
# Codecs that are no encoding of characters, or that others write ill on purpose.
_NO_ENCODINGS = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.I
)
_HEAD = 4096
# Bytes that the encoding hasn't are forgiven up to this share: one bad copy-and-paste, not another encoding.
_FORGIVEN = 0.002


def characters(content: bytes, name: str, declared: str | None = None) -> str:
    """Return the text of HTML or XML bytes; `declared` is the charset that the server gave.

    UTF-8 is tried before what is declared: bytes that are UTF-8 by chance are rarer than wrong declarations.
    Raises ReadError where they are in no encoding that is declared: it is never guessed.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        given = [one for one in (declared, declared_inside(content)) if one]
        for encoding in filter(None, map(_codec, given)):
            text = content.decode(encoding, "replace")
            if text.count("\ufffd") <= max(1, _FORGIVEN * len(text)):
                return text
        what = f"is not {given[0]!r} as it says" if given else f"is not UTF-8 (byte {error.start + 1:,}) and names none"
        raise ReadError(name, what, "find out its encoding and convert it (iconv -f ENCODING -t UTF-8)") from error


def declared_inside(content: bytes) -> str | None:
    """Return the encoding that an HTML or XML document names at its beginning."""
    match = _DECLARED.search(content[:_HEAD])
    return match[1].decode("ascii", "replace") if match else None


def _codec(label: str) -> str | None:
    """Return Python's name of an encoding of characters, None where there is none of that label."""
    plain = label.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_READ_AS.get(plain, plain)).name
        b"a".decode(found, "replace")  # a LookupError where the codec isn't one of characters
    except (LookupError, ValueError):
        return None
    return None if found in _NO_ENCODINGS else found
