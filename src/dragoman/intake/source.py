"""Sources: something that bytes are read from, named so that a person recognises it."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from gzip import BadGzipFile
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import cast

from dragoman.errors import ReadError
from dragoman.model import Document

# What a reader yields: a document, or why there is none.
Intake = Document | ReadError


@dataclass(frozen=True, slots=True)
class Source:
    """A file, a stream or what was fetched. `stem` is the id of a document that has none of its own.

    `url` is where it was fetched from, `charset` the encoding that the server declared.
    """

    name: str
    stem: str
    path: str | None
    open: Callable[[], AbstractContextManager[BufferedReader]]
    url: str | None = None
    charset: str | None = None

    @contextmanager
    def stream(self) -> Iterator[BufferedReader]:
        """Open the bytes, for a `with` block.

        Raises ReadError where the system doesn't allow it or reading fails half-way.
        """
        try:
            with self.open() as stream:
                yield stream
        except PermissionError as error:
            raise ReadError(self.name, "no permission to read it", "change its mode or run as its owner") from error
        except (EOFError, zlib.error, BadGzipFile) as error:
            raise ReadError(self.name, f"is compressed and broken ({error})", "fetch or copy it again") from error
        except OSError as error:
            raise ReadError(self.name, f"can't be read ({error.strerror})", "check the file and the disk") from error

    def bytes(self, limit: int) -> bytes:
        """Return the whole content.

        Raises ReadError where it is longer than `limit` bytes or can't be read.
        """
        with self.stream() as stream:
            content = stream.read(limit + 1)
        if len(content) > limit:
            raise ReadError(self.name, f"larger than {limit:,} bytes", too_long_advice())
        return content


def file_source(path: Path) -> Source:
    """Return the source that reads this file; one that ends in `.gz` is read without its compression."""
    if path.suffix.lower() == ".gz":
        stem = sound(path.with_suffix("").stem)
        return Source(one_line(str(path)), stem, sound(str(path)), open=lambda: _unzipped(path))
    return Source(one_line(str(path)), sound(path.stem), sound(str(path)), open=lambda: path.open("rb"))


def _unzipped(path: Path) -> BufferedReader:
    return BufferedReader(cast(RawIOBase, gzip.open(path)))


def unread(name: str, stem: str, url: str | None = None, charset: str | None = None) -> Source:
    """Return a source of nothing, for `held_source` to put bytes in."""
    return Source(name, stem, None, lambda: BufferedReader(cast(RawIOBase, BytesIO())), url, charset)


def held_source(content: bytes, whole: Source, part: str = "") -> Source:
    """Return the source of bytes that are in memory, taken out of another source; `part` says where in it."""
    name, stem = (f"{whole.name}, {part}", f"{whole.stem}:{part.split()[-1]}") if part else (whole.name, whole.stem)
    return replace(whole, name=name, stem=stem, open=lambda: BufferedReader(cast(RawIOBase, BytesIO(content))))


def too_long_advice() -> str:
    """Return what to do about a text that is too long."""
    return "split it into articles, or raise DRAGOMAN_MAX_CHARACTERS"


def sound(name: str) -> str:
    """Return a file name as text that can be written as UTF-8, whatever bytes the system gave."""
    return os.fsencode(name).decode("utf-8", "replace")


def one_line(name: str) -> str:
    """Return `name` for a message: one line, and nothing in it that steers a terminal or turns the direction."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in sound(name))
