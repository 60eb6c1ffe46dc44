"""Reader of plain text: the file's characters are the text, a byte order mark and CRLF included.

Whoever opens the file as UTF-8 without translating line ends finds every span where we found it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.errors import ReadError
from dragoman.intake.source import Intake, Source, too_long_advice
from dragoman.model import Document
from dragoman.settings import Settings

# Byte order marks of encodings that are not UTF-8, longest first.
_OTHER_MARKS = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_text(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the one document of a text file.

    Raises ReadError where it is no text that can be read.
    """
    text = decoded(source.bytes(settings.max_bytes), source.name)
    require_readable(text, source.name, settings)
    yield Document(id=source.stem, text=text, url=source.url, path=source.path)


def decoded(content: bytes, name: str) -> str:
    """Return the text of UTF-8 bytes.

    Raises ReadError where they are anything else: an encoding is never guessed, a wrong guess makes wrong names.
    """
    for mark, encoding in _OTHER_MARKS.items():
        if content.startswith(mark):
            raise ReadError(name, f"is {encoding}, not UTF-8", f"convert it (iconv -f {encoding} -t UTF-8)")
    if b"\0" in content:
        raise ReadError(name, "is a binary file, or has NUL characters", "give its text as UTF-8")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 (byte {error.start + 1:,})"
        raise ReadError(name, what, "find out its encoding and convert it (iconv -f ENCODING -t UTF-8)") from error


def require_readable(text: str, name: str, settings: Settings) -> None:
    """Return nothing where `text` can be a document's text.

    Raises ReadError where it is blank, too long, or holds what can't be written as UTF-8 again.
    """
    if len(text) > settings.max_characters:
        what = f"has {len(text):,} characters, more than {settings.max_characters:,}"
        raise ReadError(name, what, too_long_advice())
    if not text.strip("\ufeff \t\r\n\v\f\u00a0"):
        raise ReadError(name, "is empty", "give a text")
    if "\0" in text:
        raise ReadError(name, "has NUL characters", "take them out")
    if lone := _SURROGATE.search(text):
        what = f"has half a surrogate pair (character {lone.start() + 1:,})"
        raise ReadError(name, what, "write the text's characters whole")
