"""Fixtures of the page's tests: a ledger of a few examples, and readers of its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from page_server import enter, reading

from dragoman.ledger import Ledger, open_ledger
from dragoman.model import CodedDocument
from dragoman.pipeline import add_documents, code_documents, link_pending, only_coded

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
# Contacts in three languages: reports that agree and that don't, a plan, a cancellation, furniture, quotations.
CHOSEN = ("macron-putin", "xi-zelensky", "erdogan-sisi", "sisi-abiy", "summit-cancelled", "faisal", "lavrov-latin")


def filled(path: Path, coded: list[CodedDocument]) -> Ledger:
    """Return a new ledger that holds the documents, linked."""
    found = open_ledger(path)
    list(add_documents(found, coded))
    link_pending(found)
    return found


@pytest.fixture(scope="session")
def coded_examples() -> list[CodedDocument]:
    """Some of the examples, coded once."""
    wanted = sorted(str(path) for path in EXAMPLES.glob("2*") if any(name in path.name for name in CHOSEN))
    return list(only_coded(code_documents(wanted, jobs=1), pytest.fail))


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory, coded_examples: list[CodedDocument]) -> Ledger:
    """A ledger of these examples that no test changes."""
    return filled(tmp_path_factory.mktemp("page") / "page.db", coded_examples)


@pytest.fixture(scope="session")
def reader(examples: Ledger) -> Iterator[httpx.Client]:
    """A reader of that ledger without the token."""
    with reading(examples) as client:
        yield client


@pytest.fixture
def ledger(tmp_path: Path, coded_examples: list[CodedDocument]) -> Ledger:
    """A ledger of the examples that the test may change."""
    return filled(tmp_path / "page.db", coded_examples)


@pytest.fixture
def judge(ledger: Ledger) -> Iterator[httpx.Client]:
    """A reader of the ledger who has opened the address with the token."""
    with reading(ledger) as client:
        enter(client)
        yield client
