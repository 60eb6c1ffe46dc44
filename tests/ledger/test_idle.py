"""Connections that are kept between two looks at a ledger."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from builders import coded, mention

from dragoman.errors import LedgerError
from dragoman.ledger import Ledger, open_ledger
from dragoman.pipeline import add_documents


def _ledger(path: Path, *documents: str) -> Ledger:
    found = open_ledger(path)
    list(add_documents(found, [coded(one, mention(f"{one}#0")) for one in documents]))
    return found


def _documents(ledger: Ledger) -> int:
    with ledger.browse() as browser:
        return browser.counts()["documents"]


def _fail(ledger: Ledger, connections: list[sqlite3.Connection]) -> None:
    with ledger.browse() as browser:
        connections.append(browser.connection)
        browser.connection.execute("SELECT nothing FROM nowhere")


def test_a_connection_is_used_again_and_sees_what_was_written_meanwhile(tmp_path: Path) -> None:
    ledger = _ledger(tmp_path / "l.db", "a")
    with ledger.browse() as browser:
        first = browser.connection
        assert browser.counts()["documents"] == 1
        list(add_documents(open_ledger(ledger.path), [coded("b", mention("b#0"))]))
        assert browser.counts()["documents"] == 1  # one state from the first query to the last
    with ledger.browse() as browser:
        assert browser.connection is first
        assert browser.counts()["documents"] == 2


def test_two_at_once_have_a_connection_each_and_any_thread_may_have_it_next(tmp_path: Path) -> None:
    ledger = _ledger(tmp_path / "l.db", "a")
    with ledger.browse() as one, ledger.browse() as other:
        assert one.connection is not other.connection
    counted: list[int] = []
    thread = threading.Thread(target=lambda: counted.append(_documents(ledger)))
    thread.start()
    thread.join()
    assert counted == [1]


def test_another_ledger_in_its_place_is_read(tmp_path: Path) -> None:
    ledger = _ledger(tmp_path / "l.db", "a")
    assert _documents(ledger) == 1
    _ledger(tmp_path / "new.db", "b", "c")
    for suffix in ("", "-wal", "-shm"):
        (tmp_path / f"l.db{suffix}").unlink(missing_ok=True)
    (tmp_path / "new.db").rename(tmp_path / "l.db")
    assert _documents(ledger) == 2


def test_a_connection_that_failed_is_not_used_again(tmp_path: Path) -> None:
    ledger = _ledger(tmp_path / "l.db", "a")
    failed: list[sqlite3.Connection] = []
    with pytest.raises(LedgerError):
        _fail(ledger, failed)
    with ledger.browse() as browser:
        assert browser.connection is not failed[0]
        assert browser.counts()["documents"] == 1
