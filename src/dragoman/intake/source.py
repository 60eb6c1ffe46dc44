"""Sources: something that bytes are read from, named so that a person recognises it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from dragoman.errors import ReadError
from dragoman.model import Document

# What a reader yields: a document, or why there is none.
Intake = Document | ReadError


@dataclass(frozen=True, slots=True)
class Source:
    """A file or a stream. `stem` is the id of a document that has none of its own."""

    name: str
    stem: str
    path: str | None
    open: Callable[[], AbstractContextManager[BufferedReader]]

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
    """Return the source that reads this file."""
    return Source(one_line(str(path)), sound(path.stem), sound(str(path)), open=lambda: path.open("rb"))


def too_long_advice() -> str:
    """Return what to do about a text that is too long."""
    return "split it into articles, or raise DRAGOMAN_MAX_CHARACTERS"


def sound(name: str) -> str:
    """Return a file name as text that can be written as UTF-8, whatever bytes the system gave."""
    return os.fsencode(name).decode("utf-8", "replace")


def one_line(name: str) -> str:
    """Return `name` for a message: one line, and nothing in it that steers a terminal or turns the direction."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in sound(name))
