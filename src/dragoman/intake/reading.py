"""Reading: every source to its documents, by the reader that its kind has."""

from __future__ import annotations

import logging
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.errors import ReadError, UsageError
from dragoman.intake.fetching import Web
from dragoman.intake.kinds import READERS, Reader, read_by_look, reader_of
from dragoman.intake.naming import is_address
from dragoman.intake.online import read_address
from dragoman.intake.source import Intake, Source, file_source, one_line
from dragoman.model import Document, Issue
from dragoman.settings import Settings, current_settings

STANDARD_INPUT = "-"
_ADVICE = f"give {', '.join(READERS)}, a folder of these, an address, or {STANDARD_INPUT} for standard input"
_log = logging.getLogger(__name__)


def read(
    sources: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
    web: Web | None = None,
) -> Iterator[Document | ReadError | UsageError]:
    """Yield the documents of all sources in order, and in its place what can't be read and why.

    A source is a file, a folder (read with all folders in it, by name), an address, or `-`. Nothing is raised for a
    document or a source: a UsageError is yielded for a source that doesn't exist, a ReadError otherwise.
    """
    settings = settings or current_settings()
    web = web or Web(settings)
    seen: dict[str, str] = {}
    for source in sources:
        for item in _read_source(source, stdin, settings, web):
            yield _with_repeat_noted(item, seen) if isinstance(item, Document) else item


def _read_source(source: str, stdin: BinaryIO | None, settings: Settings, web: Web) -> Iterator[Intake | UsageError]:
    try:
        if source == STANDARD_INPUT:
            yield from _read_standard_input(stdin or sys.stdin.buffer, settings)
        elif is_address(source):
            yield from read_address(source, web, settings)
        else:
            yield from _read_path(source, settings)
    except (ReadError, UsageError) as error:
        yield error


def _read_path(source: str, settings: Settings) -> Iterator[Intake | UsageError]:
    mode = _mode(source)
    if stat.S_ISDIR(mode):
        yield from _read_folder(Path(source), settings)
        return
    reader = reader_of(source)
    if reader is None and Path(source).suffix and stat.S_ISREG(mode):
        raise ReadError(one_line(source), f"a {one_line(Path(source).suffix)} file isn't read", _ADVICE)
    yield from _read_file(Path(source), reader or read_by_look, settings)


def _mode(source: str) -> int:
    try:
        return os.stat(source).st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(f"{one_line(source)}: no such file or folder; {_ADVICE}") from error
    except (OSError, ValueError) as error:
        raise ReadError(one_line(source), f"can't be read ({error})", "check its name and its mode") from error


def _read_folder(folder: Path, settings: Settings) -> Iterator[Intake]:
    """Yield what all files with a reader hold; one that fails is one error and the others go on."""
    found = False
    for entry in _files(folder):
        if isinstance(entry, ReadError):
            yield entry
            continue
        reader = reader_of(entry.name)
        if reader is None:
            _log.info("left out, no reader for its kind: %s", one_line(str(entry)))
            continue
        found = True
        yield from _read_file(entry, reader, settings)
    if not found:
        raise ReadError(one_line(str(folder)), "no document in this folder", _ADVICE)


def _files(folder: Path) -> Iterator[Path | ReadError]:
    """Yield the regular files below `folder`, by name, hidden ones left out; links to folders aren't followed."""
    failures: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(root, name) for name in sorted(names) if not name.startswith("."))
        yield from (path for path in paths if path.is_file() or not path.exists())
    for failure in failures:
        yield ReadError(one_line(str(failure.filename)), f"can't be read ({failure.strerror})", "change its mode")


def _read_file(path: Path, reader: Reader, settings: Settings) -> Iterator[Intake]:
    try:
        yield from reader(file_source(path), settings)
    except ReadError as error:
        yield error


def _read_standard_input(stream: BinaryIO, settings: Settings) -> Iterator[Intake]:
    buffered = stream if isinstance(stream, BufferedReader) else BufferedReader(cast(RawIOBase, stream))
    source = Source("standard input", "stdin", None, open=lambda: nullcontext(buffered))
    yield from read_by_look(source, settings)


def _with_repeat_noted(document: Document, seen: dict[str, str]) -> Document:
    """Return the document, with an issue where another of this run has its id already."""
    place = one_line(document.path or document.url or "standard input")
    if document.id not in seen:
        seen[document.id] = place
        return document
    issue = Issue("warning", f"the id {one_line(document.id)!r} is that of another document too ({seen[document.id]})")
    return replace(document, issues=(*document.issues, issue))
