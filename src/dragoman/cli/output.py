"""What goes out: results on standard output, what a person should know on standard error, one line each."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dragoman.intake.source import one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_Item = TypeVar("_Item")

# Where there is no terminal (a pipe, a file), a table has this width unless COLUMNS says another.
_WIDTH_WITHOUT_TERMINAL = 110


def use_utf8() -> None:
    """Return nothing; have both streams write UTF-8 and bare line feeds, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(message: str, *, kind: str = "") -> None:
    """Print one line on standard error, after `kind` ("error", "warning", "note")."""
    prefix = f"{kind}: " if kind else ""
    print(f"dragoman: {prefix}{one_line(message)}", file=sys.stderr, flush=True)


def put(line: str, *, at_once: bool = False) -> None:
    """Print one line of a result; `at_once` where a program that reads it would wait for the next."""
    sys.stdout.write(f"{line}\n")
    if at_once:
        sys.stdout.flush()


def show(*parts: RenderableType) -> None:
    """Print what is meant for a person on standard output: as wide as the terminal, coloured only there."""
    console = _console()
    for part in parts:
        console.print(part)


def _console() -> Console:
    import os

    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDTH_WITHOUT_TERMINAL
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


@contextmanager
def progress(what: str, total: int | None, *, beside_output: bool = True) -> Iterator[_Advance]:
    """Give a function to be called for each item that is done; it moves a bar where standard error is a terminal.

    With `beside_output` false there is none where the result itself goes to the terminal: it shows what is done.
    """
    if not sys.stderr.isatty() or (sys.stdout.isatty() and not beside_output):
        yield _Advance()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # rich would lead standard output to the bar's console: right for lines above the bar, wrong for a file or a pipe.
    above = sys.stdout.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=above) as bar:
        task = bar.add_task(what, total=total)
        yield _Advance(lambda: bar.advance(task))


class _Advance:
    """Moves the bar by one; without a bar it does nothing."""

    def __init__(self, move: object = None) -> None:
        self._move = move

    def __call__(self) -> None:
        if callable(self._move):
            self._move()


def count_documents(sources: Iterable[str]) -> int | None:
    """Return how many documents the sources hold, None where that can't be said without reading them."""
    total = 0
    for source in sources:
        path = Path(source)
        files = [path] if path.is_file() else path.rglob("*") if path.is_dir() else None
        if files is None:
            return None
        for file in files:
            if file.suffix.lower() not in (".txt", ".json"):
                return None
            total += 1
    return total
