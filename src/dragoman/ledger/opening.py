"""Opening a ledger: one file, one writer, many readers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from dragoman.errors import LedgerError
from dragoman.language.text import form_of
from dragoman.ledger.browsing import LedgerBrowser
from dragoman.ledger.following import Following
from dragoman.ledger.idle import IdleConnections
from dragoman.ledger.reading import LedgerReader, outlet_of
from dragoman.ledger.schema import MIGRATIONS, is_ledger, migrate, version_of
from dragoman.ledger.writing import LedgerWriter

# How long one program waits for another's transaction, in seconds.
BUSY_SECONDS = 30.0


class Ledger:
    """One ledger file; `read` and `write` open a connection each."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle = IdleConnections(path, _connect)

    @contextmanager
    def read(self) -> Iterator[LedgerReader]:
        """Give a reader of the ledger as it stands at each query."""
        with self._connection() as connection:
            yield LedgerReader(connection)

    @contextmanager
    def browse(self) -> Iterator[LedgerBrowser]:
        """Give a reader of the ledger as it stands at the first query, until the block ends."""
        with self._told(self._idle.one()) as connection:
            yield LedgerBrowser(connection)

    @contextmanager
    def write(self) -> Iterator[LedgerWriter]:
        """Give a writer; what it hasn't committed when the block ends is undone.

        Raises LedgerError where another program keeps writing.
        """
        with self._connection() as connection:
            yield LedgerWriter(connection)

    @contextmanager
    def follow(self) -> Iterator[Following]:
        """Give the state of the feeds that are followed."""
        with self._connection() as connection:
            yield Following(connection)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with self._told(_opened(self.path)) as connection:
            yield connection

    @contextmanager
    def _told(self, opened: AbstractContextManager[sqlite3.Connection]) -> Iterator[sqlite3.Connection]:
        """Give the connection, with what goes wrong told in the words of a ledger."""
        try:
            with opened as connection:
                yield connection
        except sqlite3.OperationalError as error:
            raise LedgerError(f"ledger {self.path}: {error}") from error
        except sqlite3.DatabaseError as error:
            raise LedgerError(f"ledger {self.path} is damaged: {error}") from error


def open_ledger(path: Path | str, *, create: bool = True) -> Ledger:
    """Return the ledger at `path`, made or brought up to date where needed.

    Raises LedgerError where the file is no ledger, can't be opened or was written by a newer Dragoman, and,
    without `create`, where there is none.
    """
    path = Path(path)
    if not create and not path.exists():
        raise LedgerError(f"no ledger at {path}; `dragoman add` makes one")
    try:
        with closing(_connect(path)) as connection:
            _prepare(connection, path)
    except sqlite3.OperationalError as error:
        raise LedgerError(f"ledger {path} can't be opened: {error}") from error
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path} is not a ledger ({error})") from error
    return Ledger(path)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if not is_ledger(connection):
        raise LedgerError(f"{path} is an SQLite file, but not a ledger")
    if version_of(connection) > len(MIGRATIONS):
        raise LedgerError(f"ledger {path} was written by a newer version of Dragoman; update the program")
    if version_of(connection) < len(MIGRATIONS):
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(_connect(path)) as connection:
        yield connection


def _connect(path: Path) -> sqlite3.Connection:
    # One thread at a time uses it; which one may change between two looks.
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    # FULL: what was reported as added outlives a power cut, not only a killed program.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_function("form_of", 1, lambda text: form_of(text) if text else "", deterministic=True)
    connection.create_function("outlet_of", 1, outlet_of, deterministic=True)
    return connection
