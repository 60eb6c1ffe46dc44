"""Sets in which something contradicts are taken apart in slices and parts, as all mentions at once would be."""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from dragoman.link import doubtful
from dragoman.link.bulk import score_pairs_in_bulk
from dragoman.link.clusters import cluster
from dragoman.link.components import components
from dragoman.link.features import features_of
from dragoman.link.tables import link_table, write_features
from dragoman.link.weights import load_weights
from dragoman.model import ReportedMention

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quality"))
synthetic = pytest.importorskip("synthetic")


def linked(mentions: Sequence[ReportedMention]) -> array[int]:
    connection = duckdb.connect()
    write_features(lambda: mentions, connection)
    return link_table(connection)


@pytest.mark.parametrize(("seed", "batch", "slice_of"), [(2, 50_000, 50_000), (3, 40, 2000), (4, 300, 500)])
def test_parts_give_what_all_mentions_clustered_at_once_give(
    seed: int, batch: int, slice_of: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubtful, "BATCH", batch)
    monkeypatch.setattr(doubtful, "SLICE", slice_of)
    mentions = synthetic.make_world(4000, seed=seed).mentions
    rows, weights = features_of(mentions), load_weights()
    pairs = score_pairs_in_bulk(rows, weights)
    wanted = cluster(rows, pairs, (), weights)
    found: dict[int, set[int]] = defaultdict(set)
    for index, event in enumerate(linked(mentions)):
        found[event].add(index)
    assert {frozenset(one) for one in found.values()} == {frozenset(one) for one in wanted}
    ends = (pa.array([pair[side] for pair in pairs], pa.int32()) for side in (0, 1))
    held_together = len(set(components(len(rows), *ends).to_pylist()))
    assert len(wanted) > held_together + 20  # else nothing contradicted anything


def test_what_nothing_links_has_nothing_to_take_apart() -> None:
    mentions = synthetic.make_world(40, seed=1).mentions[:1]
    assert list(linked(mentions)) == [0]
