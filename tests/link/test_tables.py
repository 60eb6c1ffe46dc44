"""Linking in tables gives the events that linking in a ledger gives."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import duckdb
import pytest

from dragoman.link import link
from dragoman.link.tables import link_table, write_features

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quality"))
synthetic = pytest.importorskip("synthetic")


@pytest.mark.parametrize("seed", [1, 5, 8])
def test_tables_and_ledger_give_the_same_events(seed: int) -> None:
    mentions = synthetic.make_world(3000, seed=seed).mentions
    connection = duckdb.connect()
    write_features(lambda: mentions, connection)
    homes = link_table(connection)
    found: dict[int, set[str]] = defaultdict(set)
    for home, one in zip(homes, mentions, strict=True):
        found[home].add(one.mention.id)
    wanted = {frozenset(report.mention for report in event.reports) for event in link(mentions).events}
    assert {frozenset(one) for one in found.values()} == wanted
