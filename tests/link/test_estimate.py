"""The weights can be estimated again, without labels, and come out in an order that makes sense."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quality"))
estimate_link = pytest.importorskip("estimate_link")
synthetic = pytest.importorskip("synthetic")

from dragoman.link.features import features_of  # noqa: E402
from dragoman.link.scoring import candidates  # noqa: E402
from dragoman.link.weights import load_weights, weights_from  # noqa: E402
from dragoman.model import Judgement, Verdict  # noqa: E402


@pytest.fixture(scope="module")
def rows():  # type: ignore[no-untyped-def]
    return features_of(synthetic.make_world(3000, seed=5).mentions)


def test_levels_come_out_in_order(rows) -> None:  # type: ignore[no-untyped-def]
    weights = load_weights()
    shares = estimate_link.estimate(rows, weights)
    pairs = candidates(rows)
    record = estimate_link.record_of(weights, shares, estimate_link.counted(rows, pairs), len(pairs))
    found = weights_from(record)
    assert set(found.m) == set(weights.m)

    def bits(level: str) -> float:
        return math.log2(found.m["time", level] / found.u["time", level])

    order = [
        "the same day, stated by both",
        "published up to a day after the day that the other states",
        "published two or three days after the day that the other states",
        "days that don't meet",
    ]
    assert [bits(level) for level in order] == sorted(map(bits, order), reverse=True)


def test_judgements_move_the_weights(rows) -> None:  # type: ignore[no-untyped-def]
    pairs = sorted(candidates(rows))[:200]
    level = "the same day, stated by both"
    alike = [pair for pair in pairs if rows[pair[0]].basis == rows[pair[1]].basis == "day"]
    alike = [(one, other) for one, other in alike if rows[one].lo == rows[other].lo][:10]
    assert alike
    judged = [
        Judgement(f"j{n}", Verdict.DIFFERENT, (rows[one].id, rows[other].id), "x", "y")
        for n, (one, other) in enumerate(alike)
    ]
    shares = {("time", level): (0.4, 0.01)}
    assert estimate_link.with_judgements(shares, rows, ())["time", level] == (0.4, 0.01)
    m, u = estimate_link.with_judgements(shares, rows, judged)["time", level]
    assert m == 0.4
    assert u > 0.01
