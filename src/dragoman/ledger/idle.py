"""Connections to a ledger that are kept open between two looks at it.

A connection that is new reads the schema and each page of the file anew; one that has been used knows them, and SQLite
itself drops what somebody has changed meanwhile.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

_CACHE_KB = 16_000
# As many as look at once in an ordinary day; more are opened and closed again.
_KEPT = 4


class IdleConnections:
    """The open connections to one file that nobody uses at the moment."""

    def __init__(self, path: Path, connect: Callable[[Path], sqlite3.Connection]) -> None:
        self._path, self._connect = path, connect
        self._idle: list[sqlite3.Connection] = []
        self._file: tuple[int, int] | None = None
        self._lock = Lock()

    @contextmanager
    def one(self) -> Iterator[sqlite3.Connection]:
        """Give a connection; it is kept for the next who asks, unless something went wrong with it."""
        file, connection = self._taken()
        try:
            yield connection
            connection.rollback()
        except BaseException:
            connection.close()
            raise
        self._keep(file, connection)

    def _taken(self) -> tuple[tuple[int, int] | None, sqlite3.Connection]:
        file = _identity(self._path)
        with self._lock:
            if file != self._file:  # another ledger has been put in its place
                self._close()
                self._file = file
            found = self._idle.pop() if self._idle else None
        if found is None:
            found = self._connect(self._path)
            found.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        return file, found

    def _keep(self, file: tuple[int, int] | None, connection: sqlite3.Connection) -> None:
        with self._lock:
            if file is not None and file == self._file and len(self._idle) < _KEPT:
                self._idle.append(connection)
                return
        connection.close()

    def _close(self) -> None:
        while self._idle:
            self._idle.pop().close()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
