"""Fixtures of the page's tests: a ledger written by hand, and readers of its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from page_ledger import filled
from page_server import enter, reading

from dragoman.ledger import Ledger


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """A ledger that no test changes."""
    return filled(tmp_path_factory.mktemp("page") / "page.db")


@pytest.fixture(scope="session")
def reader(shown: Ledger) -> Iterator[httpx.Client]:
    """A reader of that ledger without the token."""
    with reading(shown) as client:
        yield client


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger that the test may change."""
    return filled(tmp_path / "page.db")


@pytest.fixture
def judge(ledger: Ledger) -> Iterator[httpx.Client]:
    """A reader of the ledger who has opened the address with the token."""
    with reading(ledger) as client:
        enter(client)
        yield client
