"""Fixtures of the exports: a ledger of the examples' kind, small and whole, and its dossiers."""

from __future__ import annotations

import io

import pytest
from dossiers import DOCUMENTS, Export
from relinking import add

from dragoman.export import About, Dossier, Losses, dossiers, format_named
from dragoman.ledger import open_ledger


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dossier, ...]:
    """The dossiers of a ledger with one event of every kind that formats treat apart."""
    ledger = open_ledger(tmp_path_factory.mktemp("export") / "test.db")
    add(ledger, *DOCUMENTS)
    with ledger.read() as reader:
        return tuple(dossiers(reader, reader.events()))


@pytest.fixture(scope="session")
def export(told: tuple[Dossier, ...]) -> Export:
    """Writes all dossiers, or those given, in a format; returns the bytes and what was lost."""

    def run(name: str, some: tuple[Dossier, ...] | None = None, about: About | None = None) -> tuple[bytes, Losses]:
        sink = io.BytesIO()
        losses = format_named(name).write(told if some is None else some, sink, about or About())
        return sink.getvalue(), losses

    return run
